"""What people type becomes text that can be stored, shown, printed and sent."""

from __future__ import annotations

import time
import unicodedata
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.shared import text
from parliament.shared.text import TextEmpty, TextTooLong

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # man, woman, girl: one picture
RAINBOW_FLAG = "\U0001f3f3\ufe0f\u200d\U0001f308"
KEYCAP_ONE = "1\ufe0f\u20e3"

# Characters chosen to meddle with each other, beside whatever hypothesis finds by itself.
MEDDLERS = (
    "aeÅå19#*é \t\n\r\v\f\x00\x1c\x1f\x7f\x85\u00a0\u0301\u030a\u0344\u0345\u034f\u00ad\u061c\u1160\u180e"
    "\u200b\u200c\u200d\u200e\u200f\u2000\u2028\u2029\u202a\u202e\u2066\u2069\u20e3\u2194\u2800\u3164\u3030"
    "\ufe0e\ufe0f\ufeff\ufffc\uffff\ud800\udfff\ue000\u1100\u1161\u11a8\u0958\u2126\u0628"
    "\U0001d15e\U0001f468\U0001f3fd\U0001f1f8\U0001f1ea\U0001fae8\U000e0041\U000e0100\U0010ffff"
)
ANY_TEXT = st.text(st.one_of(st.sampled_from(MEDDLERS), st.characters()), max_size=40)


def cleaned(value: str | None, **options: bool) -> str:
    return text.clean(value, max_length=500, field="name", required=False, **options)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Fjällvind AB ", "Fjällvind AB"),
        ("Fja\u0308llvind A\u030are", "Fjällvind Åre"),  # as macOS names files
        ("38\u00a0400\u202fkr", "38 400 kr"),
        ("Två\t ord\u3000här", "Två ord här"),
        ("rad ett\r\nrad två\u2028rad tre", "rad ett rad två rad tre"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("a\ud83db", "ab"),
        ("Ex\u00adem\u200bpel\ufeff", "Exempel"),
        ("gnp.\u202egpj.exe", "gnp.gpj.exe"),
        ("a\u2066b\u2069c\u200ed\u061ce", "abcde"),
        ("\u3164\u2800\u115f", ""),
        ("hemligt\U000e0061\U000e0062", "hemligt"),
        ("\u0301vass", "vass"),
        ("a\ufe0fb\u200dc", "abc"),
        ("\ue000\uffff\U0010ffff\ufffc", ""),
        ("Företag \ufffd", "Företag \ufffd"),
        (None, ""),
    ],
)
def test_what_cannot_be_seen_is_taken_out(typed: str | None, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    "value",
    [
        "שלום עולם",
        "شركة النرويج",
        "Åarjelsaemien gïele",
        "Čáhppes Ŋ",
        "株式会社",
        "👍🏽",
        "🇸🇪",
        FAMILY,
        RAINBOW_FLAG,
        KEYCAP_ONE,
        "\u2764\ufe0f",
        "\U0001f642\u200d\u2194\ufe0f",  # head shaking
        "\U0001fae8",  # an emoji younger than this Python
        "<script>alert('å')</script>",
        "=1+1",
        "Smith & Söner, 50 % – ”rätt” § 3",
    ],
)
def test_letters_of_every_script_signs_and_emoji_are_kept(value: str) -> None:
    assert cleaned(value) == value


def test_lines_are_kept_where_several_are_allowed() -> None:
    typed = "\n\n Första  raden \r\n\tandra\u2029\n\n\n\nsista\x85\v"
    assert cleaned(typed, multiline=True) == "Första raden\nandra\n\nsista"


def test_marks_piled_on_a_letter_are_cut_and_take_no_time() -> None:
    started = time.perf_counter()
    pile = "\u0301\u0323" * 100_000
    assert text.one_line("a" + pile) == text.one_line("a" + "\u0301\u0323" * 3)
    assert time.perf_counter() - started < 2


def test_an_empty_text_is_refused_where_one_is_required() -> None:
    for nothing in (None, "", "  \u200b\u3164\n", "\u0301"):
        with pytest.raises(TextEmpty) as refusal:
            text.clean(nothing, max_length=10, field="company")
        assert (refusal.value.field, refusal.value.status) == ("company", 422)


def test_length_is_counted_in_what_is_left() -> None:
    assert text.clean(" a\u0308\u0308b\u200b ", max_length=3, field="x") == "ä\u0308b"
    with pytest.raises(TextTooLong) as refusal:
        text.clean("ååååå", max_length=4, field="title")
    assert refusal.value.field == "title"
    assert refusal.value.facts == {"length": 5, "max_length": 4}
    assert refusal.value.sentence("sv") == "Texten är 5 tecken, men högst 4 får plats. Korta den."


def test_a_hopelessly_long_text_is_refused_before_it_costs_anything() -> None:
    with pytest.raises(TextTooLong):
        text.clean("\u0301\u0323" * 1_000_000, max_length=100, field="x")


def test_nothing_can_be_added_to_a_mail_header() -> None:
    subject = text.one_line("Välkommen\r\nBcc: alla@example.org\x0b\x85\u2028X: y")
    assert subject == "Välkommen Bcc: alla@example.org X: y"
    message = EmailMessage()
    message["Subject"] = subject
    assert message.keys() == ["Subject"]


@given(ANY_TEXT, st.booleans())
def test_cleaning_twice_changes_nothing_more(value: str, multiline: bool) -> None:
    once = cleaned(value, multiline=multiline)
    assert cleaned(once, multiline=multiline) == once


@given(ANY_TEXT, st.booleans())
def test_what_is_left_is_nfc_storable_and_free_of_control_and_bidi(value: str, multiline: bool) -> None:
    left = cleaned(value, multiline=multiline)
    assert unicodedata.is_normalized("NFC", left)
    assert left == left.strip()
    left.encode("utf-8")
    forbidden = {c for c in left if unicodedata.category(c) in {"Cc", "Cs", "Co", "Zl", "Zp"}}
    assert forbidden <= ({"\n"} if multiline else set())
    assert {unicodedata.bidirectional(c) for c in left}.isdisjoint(
        {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    )


@given(ANY_TEXT)
def test_one_line_is_one_line(value: str) -> None:
    assert len(text.one_line(value).splitlines()) <= 1


@given(ANY_TEXT, st.integers(1, 20))
def test_a_text_is_refused_exactly_when_what_is_left_is_too_long(value: str, most: int) -> None:
    whole = text.clean(value, max_length=1000, field="x", required=False)
    if len(whole) <= most:
        assert text.clean(value, max_length=most, field="x", required=False) == whole
    else:
        with pytest.raises(TextTooLong):
            text.clean(value, max_length=most, field="x", required=False)
