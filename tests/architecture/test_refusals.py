"""Every refusal has its sentence in both languages; templates keep to what the security policy allows."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from flask import Flask

import parliament
from parliament.app import GATEWAY
from parliament.shared.errors import RuleBroken

TEMPLATES = Path(parliament.__file__).parent.parent / "templates"
PATHS = sorted(TEMPLATES.rglob("*.html"))

# The same thing refused in two rooms that may not import each other: one code, one meaning for machines.
SHARED_CODES: set[str] = {
    "seat_cancelled",
    "unknown_kind",
    "unknown_seat",
    "number_needed",
    "due_date_missing",
}


@cache
def refusals() -> tuple[type[RuleBroken], ...]:
    """Every refusal of the program, from every module."""
    for module in pkgutil.walk_packages(parliament.__path__, "parliament."):
        if ".migrations." not in module.name:
            importlib.import_module(module.name)
    return tuple(sorted(_below(RuleBroken), key=lambda found: (found.__module__, found.__name__)))


def _below(parent: type[RuleBroken]) -> Iterator[type[RuleBroken]]:
    for child in parent.__subclasses__():
        if child.__module__.startswith("parliament."):
            yield child
        yield from _below(child)


def name_of(refusal: type[RuleBroken]) -> str:
    return f"{refusal.__module__}.{refusal.__name__}"


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def facts_of(refusal: type[RuleBroken]) -> dict[str, object]:
    return dict.fromkeys(placeholders(refusal.sv) | placeholders(refusal.en), 7)


def without_language(names: set[str]) -> set[str]:
    """A fact that is a word has one name in each language: ``why_sv``, ``why_en``."""
    return {name.removesuffix("_sv").removesuffix("_en") for name in names}


def those(wrong: Callable[[type[RuleBroken]], bool]) -> list[str]:
    return [name_of(refusal) for refusal in refusals() if wrong(refusal)]


def test_there_are_refusals_to_look_at() -> None:
    assert len(refusals()) > 100


def test_each_has_a_sentence_in_both_languages() -> None:
    assert those(lambda it: not it.sv.strip() or not it.en.strip() or it.sv == it.en) == []


def test_both_sentences_tell_the_same_facts() -> None:
    found = those(lambda it: without_language(placeholders(it.sv)) != without_language(placeholders(it.en)))
    assert found == [], "Use the same placeholders in sv and en; a word that differs is why_sv and why_en"
    assert those(lambda it: any(n.endswith("_en") for n in placeholders(it.sv))) == []
    assert those(lambda it: any(n.endswith("_sv") for n in placeholders(it.en))) == []


def test_each_says_whose_fault_it_is() -> None:
    assert those(lambda it: not (400 <= it.status < 500 or it.status == 503)) == []


def test_a_code_is_stable_and_means_one_thing() -> None:
    names = defaultdict(list)
    for refusal in refusals():
        names[refusal.code].append(name_of(refusal))
    twice = {code: found for code, found in names.items() if len(found) > 1 and code not in SHARED_CODES}
    assert twice == {}, "Give each its own code, or say in SHARED_CODES that they mean the same"
    assert [code for code in names if not re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", code)] == []
    assert set(names) >= SHARED_CODES


@pytest.mark.parametrize("language", ["sv", "en"])
def test_sentences_are_calm(language: str) -> None:
    def sentence(refusal: type[RuleBroken]) -> str:
        return refusal(**facts_of(refusal)).sentence(language)

    assert those(lambda it: not sentence(it).endswith(".")) == []
    assert those(lambda it: "!" in sentence(it) or "  " in sentence(it)) == []
    assert (
        those(
            lambda it: bool(
                re.search(r"vänlig|\bplease\b|\berror\b|\bogiltigt?\b", sentence(it), re.IGNORECASE)
            )
        )
        == []
    )


@pytest.fixture
def pages(own_house: Flask) -> Flask:
    """A house with an address for each refusal, as a page and for machines."""
    for refusal in refusals():

        def refuse(refusal: type[RuleBroken] = refusal) -> str:
            raise refusal(**facts_of(refusal), field="title")

        for start in ("/refuse", "/api/refuse"):
            rule = f"{start}/{name_of(refusal)}"
            own_house.add_url_rule(rule, rule, refuse)
    return own_house


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_is_answered_as_a_page_and_as_a_problem(
    pages: Flask, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from parliament.access import table
    from parliament.access.roles import PUBLIC

    browser = pages.test_client()
    for refusal in refusals():
        for start in ("/refuse", "/api/refuse"):
            monkeypatch.setitem(table.ENDPOINTS, f"{start}/{name_of(refusal)}", PUBLIC)
        sentence = refusal(**facts_of(refusal)).sentence(language)
        asked = {"Accept-Language": language, "Accept": "text/html"}
        page = browser.get(f"/refuse/{name_of(refusal)}", headers=asked)
        assert (page.status_code, page.mimetype) == (refusal.status, "text/html")
        assert str(_escaped(sentence)) in page.text, name_of(refusal)
        problem = browser.get(f"/api/refuse/{name_of(refusal)}", headers=asked)
        assert problem.mimetype == "application/problem+json"
        assert problem.status_code == refusal.status
        body = problem.get_json()
        assert (body["status"], body["code"], body["detail"], body["field"]) == (
            refusal.status,
            refusal.code,
            sentence,
            "title",
        )


def _escaped(sentence: str) -> str:
    from markupsafe import escape

    return str(escape(sentence))


def test_every_socket_event_says_its_shape(house: Flask) -> None:
    gateway = house.extensions[GATEWAY]
    events = set(gateway.socketio.server.handlers.get("/", {})) - {"connect", "disconnect"}
    assert events == set(gateway.schemas), "Register events with Gateway.on(event, handler, schema=…)"
    assert "cast" in events
    assert all(gateway.schemas.values())


def sources(pattern: str) -> list[str]:
    """Where a pattern stands in the templates, their comments left out."""
    wanted = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    found = []
    for path in PATHS:
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found += [f"{path.relative_to(TEMPLATES)}: {hit[0][:60]}" for hit in wanted.finditer(text)]
    return found


def test_no_template_holds_style_or_script() -> None:
    assert sources(r"\sstyle\s*=") == [], "The security policy forbids it: use a class in static/css"
    assert sources(r"<style\b") == [], "Put it in static/css/<page>.css"
    assert sources(r"\son[a-z]+\s*=\s*[\"']") == [], "Listen in static/js/<page>.js"
    assert sources(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>") == [], (
        "Put it in static/js"
    )
    assert sources(r"javascript:") == []


def test_no_template_trusts_text_from_people() -> None:
    drawn_by_us = r"(?<!qr_svg)"
    assert sources(drawn_by_us + r"\|\s*safe\b|autoescape\s+false") == [], "Text from people is shown as text"


FORM = re.compile(
    r"<form\b(?P<tag>(?:[^>{]|\{\{.*?\}\}|\{%.*?%\})*)>(?P<inside>.*?)</form>", re.IGNORECASE | re.DOTALL
)
TOKEN = re.compile(r"csrf_token\(|hidden_tag\(|csrf\(|command\(")


def test_every_form_that_changes_something_carries_the_token() -> None:
    bare = [
        f"{path.relative_to(TEMPLATES)}: <form{form['tag'][:60]}>"
        for path in PATHS
        for form in FORM.finditer(path.read_text(encoding="utf-8"))
        if re.search(r"method=[\"']?post", form["tag"], re.IGNORECASE) and not TOKEN.search(form["inside"])
    ]
    assert bare == [], "Begin the form with {{ csrf() }} or {{ csrf(form) }} of macros/form.html"
    assert len(sources(r"macro command\([^%]*%\}(?=.{0,200}csrf)")) == len(sources(r"macro command\(")) > 0
