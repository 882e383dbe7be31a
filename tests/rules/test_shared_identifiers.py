"""Random ids, codes to type by hand, and secrets in base32."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.shared import identifiers


def test_ids_are_sixteen_lower_case_characters_and_differ() -> None:
    ids = {identifiers.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch(r"[a-z2-7]{16}", one) for one in ids)


def test_short_codes_have_no_look_alikes() -> None:
    assert len(identifiers.CODE_ALPHABET) == 30
    assert set(identifiers.CODE_ALPHABET).isdisjoint("0O1ILU")
    codes = [identifiers.short_code() for _ in range(1000)]
    assert set("".join(codes)) == set(identifiers.CODE_ALPHABET)
    assert {len(code) for code in codes} == {8}


@pytest.mark.parametrize(
    "typed",
    [
        "ABCD2345",
        "abcd2345",
        " abcd-2345 ",
        "ABCD 2345",
        "A.B.C.D.2345",
        "abcd\u20132345",
        "abcd\u00a02345",
        "\uff21\uff22\uff23\uff242345",
    ],
)
def test_a_typed_code_is_found_however_it_is_written(typed: str) -> None:
    assert identifiers.normalise_code(typed) == "ABCD2345"


@pytest.mark.parametrize(
    "typed", ["", "ABCD234", "ABCD23456", "ABCDO345", "ABCD1345", "ABCD-23å5", "A" * 10**6]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert identifiers.normalise_code(typed) == ""


def test_every_code_survives_being_typed() -> None:
    for _ in range(200):
        code = identifiers.short_code()
        assert identifiers.normalise_code(f" {code[:4].lower()}-{code[4:]} ") == code


@given(st.binary(max_size=64))
def test_secrets_are_lower_case_base32_without_padding(secret: bytes) -> None:
    shown = identifiers.base32_secret(secret)
    assert re.fullmatch(r"[a-z2-7]*", shown)
    padding = "=" * (-len(shown) % 8)
    assert base64.b32decode(shown.upper() + padding) == secret
