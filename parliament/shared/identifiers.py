"""Random identifiers and codes. They carry no time and no order."""

from __future__ import annotations

import base64
import re
import secrets
import unicodedata

# Digits and capitals without those that are mistaken for each other, on paper or by ear: 0 O, 1 I L, U V.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8


def new_id() -> str:
    """A random identifier of 80 bits: 16 lower-case base32 characters."""
    return base64.b32encode(secrets.token_bytes(10)).decode("ascii").lower()


def short_code() -> str:
    """A random code to type by hand: 8 characters without look-alikes, about 39 bits.

    That is too little to stand alone: whoever accepts it limits the number of tries.
    """
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def normalise_code(text: str) -> str:
    """A typed code as ``short_code`` writes it: capitals, without spaces, dashes and dots.

    Returns "" for what cannot be a short code, which is then simply not found.
    """
    if len(text) > 8 * CODE_LENGTH:
        return ""
    typed = unicodedata.normalize("NFKC", text).upper()
    code = re.sub(r"[\s.\u00ad\u200b\u2010-\u2015\u2212_-]", "", typed)
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_ALPHABET) else ""


def base32_secret(secret: bytes) -> str:
    """``secret`` in lower-case base32 (RFC 4648) without padding: safe in an address, readable aloud."""
    return base64.b32encode(secret).decode("ascii").rstrip("=").lower()
