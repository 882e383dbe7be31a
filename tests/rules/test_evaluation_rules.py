"""The survey's rules, without app or database."""

from __future__ import annotations

import pytest

from parliament.evaluation import rules
from parliament.shared.text import TextTooLong


def test_every_question_is_worded_in_both_languages_and_keys_are_unique():
    assert len({item.key for item in rules.SURVEY}) == len(rules.SURVEY)
    for item in rules.SURVEY:
        assert item.sv.endswith("?")
        assert item.en.endswith("?")
        assert bool(item.hint_sv) == bool(item.hint_en)
        assert bool(item.options) == (item.kind != "text")


def test_skipped_questions_are_left_out():
    answers = rules.check_answers({"overall": "5", "dialogue": None, "venue": "", "best": "  Samtalen \n "})
    assert answers == rules.Answers(marks={"overall": "5"}, words={"best": "Samtalen"})


@pytest.mark.parametrize("raw", [{}, {"overall": ""}, {"best": " \n\u200b"}, {"nonsense": "5"}])
def test_an_empty_form_is_refused(raw):
    with pytest.raises(rules.NothingAnswered):
        rules.check_answers(raw)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("overall", "0"),
        ("overall", "6"),
        ("overall", "5 "),
        ("overall", "٥"),
        ("recommend", "11"),
        ("again", "ja"),
    ],
)
def test_a_value_that_is_not_offered_is_refused_at_its_question(key, value):
    with pytest.raises(rules.UnknownAnswer) as refused:
        rules.check_answers({key: value, "venue": "3"})
    assert refused.value.field == key


def test_a_text_may_have_a_thousand_characters_and_not_one_more():
    assert rules.check_answers({"best": "å" * 1000}).words == {"best": "å" * 1000}
    with pytest.raises(TextTooLong) as refused:
        rules.check_answers({"best": "å" * 1001})
    assert refused.value.field == "best"


def test_figures_of_a_question():
    marks = [{"overall": value, "again": "yes"} for value in ("5", "5", "4", "3", "3")]
    by_key = {part.item.key: part for part in rules.summarise(marks)}
    overall = by_key["overall"]
    assert (overall.answers, overall.mean) == (5, 4.0)
    assert [(row.option.value, row.count, row.percent) for row in overall.rows] == [
        ("1", 0, 0),
        ("2", 0, 0),
        ("3", 2, 40),
        ("4", 1, 20),
        ("5", 2, 40),
    ]
    assert by_key["again"].mean is None
    assert [row.count for row in by_key["again"].rows] == [5, 0, 0]


def test_a_question_that_four_answered_has_no_figures():
    marks = [{"overall": "5"}] * 4 + [{"venue": "1"}] * 5
    by_key = {part.item.key: part for part in rules.summarise(marks)}
    assert (by_key["overall"].answers, by_key["overall"].mean, by_key["overall"].rows) == (4, None, ())
    assert by_key["venue"].mean == 1


def test_a_survey_whose_result_was_shown_is_not_opened_again():
    rules.check_may_open(None, 0)
    rules.check_may_open("closed", 4)
    with pytest.raises(rules.SurveyHasResults):
        rules.check_may_open("closed", 5)
