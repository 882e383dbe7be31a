"""Text from people: NFC, free of what cannot be seen, and short enough.

What people type ends up on a hall screen, in a mail header, in a PDF and in a journal. Characters that
are invisible, that turn the reading direction of their surroundings, or that break a line where a line
must not break, are taken out here, once, before the text goes anywhere. Letters of every script,
right-to-left ones too, and emoji are kept.

Sources: Unicode Standard Annex 15 (NFC), property Default_Ignorable_Code_Point (UAX 44), Unicode
Technical Report 36 (bidi spoofing), RFC 5322 2.2 (no bare line breaks in a header).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import dropwhile

from parliament.shared.errors import RuleBroken

# No written language stacks more on a letter; more is a prank that covers the lines above and below.
MAX_MARKS = 6

# The longest decomposition that NFC folds back to one character is four characters (Greek U+1F82).
_FOLD = 4

# Default_Ignorable_Code_Point (zero-width, bidi controls, fillers, tags, variation selectors), except
# the three that emoji are built with: zero-width joiner U+200D and the selectors U+FE0E and U+FE0F.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# C0 and C1 controls, except those that are white space: tab, line feed, VT, FF, CR and NEL.
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATE = "\ud800-\udfff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_NOT_CHARACTERS = "\ufdd0-\ufdef\ufff9-\ufffc" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(15)
)
_UNSEEN = re.compile(f"[{_CONTROL}{_IGNORABLE}{_SURROGATE}{_PRIVATE}{_NOT_CHARACTERS}]")

# Blocks that hold the characters with the property Emoji; joiners and selectors mean something only here.
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_STRAY_SELECTOR = re.compile(f"(?<![{_EMOJI}0-9#*])[\ufe0e\ufe0f]|(?<=[0-9#*])[\ufe0e\ufe0f](?!\u20e3)")
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")

_BLANK_BRAILLE = "\u2800"  # drawn as nothing, yet a symbol to Unicode


class TextEmpty(RuleBroken):
    """A required text has nothing in it that can be seen."""

    code = "text_empty"
    status = 422
    sv = "Här saknas text. Skriv något i fältet."
    en = "There is no text here. Write something in the field."


class TextTooLong(RuleBroken):
    """A text has more characters than its place holds."""

    code = "text_too_long"
    status = 422
    sv = "Texten är {length} tecken, men högst {max_length} får plats. Korta den."
    en = "The text has {length} characters, but at most {max_length} fit. Shorten it."


def clean(
    value: str | None,
    *,
    max_length: int,
    field: str,
    multiline: bool = False,
    required: bool = True,
) -> str:
    r"""``value`` as it may be stored and shown: NFC, trimmed, without unseen characters.

    White space of every kind becomes ordinary spaces, one at a time. Cleaning twice changes nothing more.

    Args:
        value: what was typed; None is an empty text.
        max_length: the most characters (code points) that are accepted, counted after cleaning. A
            browser's ``maxlength`` counts UTF-16 units, which are as many or more.
        field: name of the form field or JSON member, for the refusal.
        multiline: keep line breaks, as "\n", and at most one empty line at a time.
        required: refuse a text with nothing to see in it; otherwise it becomes "".

    Raises:
        TextEmpty: nothing is left and the text is required.
        TextTooLong: more than ``max_length`` characters are left.
    """
    seen = _tidy(_UNSEEN.sub("", value or ""), multiline=multiline)
    if len(seen) > _FOLD * max_length:  # hopeless, and normalising it would cost more than it is worth
        raise TextTooLong(field=field, length=len(seen), max_length=max_length)
    cleaned = _compose(seen, multiline=multiline)
    if len(cleaned) > max_length:
        raise TextTooLong(field=field, length=len(cleaned), max_length=max_length)
    if required and not cleaned:
        raise TextEmpty(field=field)
    return cleaned


def one_line(value: str) -> str:
    """``value`` on one line, for a mail header, a file name or a table cell; refuses nothing.

    The result has no line break and no control character, so no header can be added through it.
    """
    return _compose(_tidy(_UNSEEN.sub("", value), multiline=False), multiline=False)


def _compose(seen: str, *, multiline: bool) -> str:
    """NFC with stray joiners and piled-up marks gone, and tidy once more where they have been."""
    composed = unicodedata.normalize("NFC", _limit_marks(seen))
    composed = _STRAY_JOINER.sub("", _STRAY_SELECTOR.sub("", composed))
    composed = _limit_marks(unicodedata.normalize("NFC", composed))
    return _tidy("".join(dropwhile(_cannot_begin, composed)), multiline=multiline)


def _tidy(value: str, *, multiline: bool) -> str:
    """Every run of white space as one space; with ``multiline``, lines and single empty lines are kept."""
    value = value.replace(_BLANK_BRAILLE, " ")
    if not multiline:
        return " ".join(value.split())
    lines = "\n".join(" ".join(line.split()) for line in value.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _limit_marks(value: str) -> str:
    """At most MAX_MARKS combining marks in a row; also keeps normalisation from taking quadratic time."""
    if value.isascii():
        return value
    kept: list[str] = []
    marks = 0
    for character in value:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _cannot_begin(character: str) -> bool:
    """A mark in front of everything would sit on whatever is printed before the text."""
    return character.isspace() or unicodedata.category(character).startswith("M")
