"""The rules of the survey builder, and which groups are hidden."""

from __future__ import annotations

import itertools

import pytest

from parliament.evaluation import building_rules, core, refusals, rules
from parliament.evaluation.building_rules import NewItem
from parliament.shared.errors import NotFound

CHOICES = NewItem(shape="one", sv="Hur då?", en="How?", options_sv="Så\nInte så", options_en="So\nNot so")


def survey(*more: NewItem) -> tuple[core.Item, ...]:
    items = core.CORE
    for n, new in enumerate(more):
        items = building_rules.with_added(items, building_rules.made(new, f"q{n}", items))
    return items


@pytest.mark.parametrize("shape", building_rules.SHAPES)
def test_every_shape_is_kept_as_text_and_comes_back(shape):
    new = NewItem(shape=shape, sv="Å?", en="A?", options_sv="Ja du\nNej du", options_en="Yes\nNo")
    items = survey(new)
    assert core.from_json("participants", core.to_json(items)) == items
    assert building_rules.shape_of(items[-1]) == shape


@pytest.mark.parametrize("key", [item.key for item in core.CORE])
def test_the_core_is_neither_removed_nor_changed(key):
    with pytest.raises(refusals.CoreQuestion):
        building_rules.with_removed(core.CORE, key)
    with pytest.raises(refusals.CoreQuestion):
        building_rules.with_changed(core.CORE, key, building_rules.made(CHOICES, key, ()))


def test_the_core_of_both_surveys_is_marked_as_core_and_keys_are_unique():
    for items in (core.CORE, core.CORE_OF_POLITICIANS):
        assert all(item.core for item in items)
        assert len({item.key for item in items}) == len(items)


def test_a_question_with_a_condition_is_asked_only_of_those_it_concerns():
    items = survey(NewItem(shape="text", sv="Varför?", en="Why?", condition="again=no"))
    asked = rules.check_answers({"again": "no", "q0": "Maten"}, items)
    assert asked.words == {"q0": "Maten"}
    assert rules.check_answers({"again": "yes", "q0": "Maten"}, items).words == {}
    assert rules.check_answers({"overall": "5", "q0": "Maten"}, items).words == {}


@pytest.mark.parametrize("condition", ["again=perhaps", "best=x", "later=yes", "again", "=", "q0=yes"])
def test_a_condition_on_what_is_not_there_is_refused(condition):
    with pytest.raises(refusals.ConditionUnknown) as refused:
        survey(NewItem(shape="text", sv="Varför?", en="Why?", condition=condition))
    assert refused.value.field == "condition"


def test_what_a_condition_speaks_of_stays_before_it_and_keeps_its_answers():
    items = survey(CHOICES, NewItem(shape="text", sv="Varför?", en="Why?", condition="q0=o2"))
    with pytest.raises(refusals.OthersDepend):
        building_rules.with_removed(items, "q0")
    with pytest.raises(refusals.OthersDepend):
        building_rules.with_moved(items, "q0", up=False)
    with pytest.raises(refusals.OthersDepend):
        building_rules.with_moved(items, "q1", up=True)
    text = building_rules.made(NewItem(shape="text", sv="Vad?", en="What?"), "q0", core.CORE)
    with pytest.raises(refusals.OthersDepend):
        building_rules.with_changed(items, "q0", text)
    renamed = building_rules.made(CHOICES, "q9", core.CORE)
    assert building_rules.with_changed(items, "q0", renamed)[-1].condition == core.Condition("q9", ("o2",))


@pytest.mark.parametrize(
    ("sv", "en", "field"),
    [
        ("", "", "options_sv"),
        ("Ett", "One", "options_sv"),
        ("Ett\nett", "One\nTwo", "options_sv"),
        ("Ett\nTvå", "One", "options_en"),
        ("Ett\nTvå", "One\nTwo\nThree", "options_en"),
        ("\n".join(map(str, range(13))), "\n".join(map(str, range(13))), "options_sv"),
    ],
)
def test_answers_are_two_to_twelve_different_and_as_many_in_both_languages(sv, en, field):
    with pytest.raises(refusals.OptionsWrong) as refused:
        survey(NewItem(shape="one", sv="Hur?", en="How?", options_sv=sv, options_en=en))
    assert refused.value.field == field


def test_a_background_question_is_a_choice_of_one_and_there_are_at_most_three():
    for shape in ("text", "several", "scale5"):
        with pytest.raises(refusals.BackgroundNeedsChoices):
            survey(
                NewItem(
                    shape=shape, sv="Vad?", en="What?", background=True, options_sv="a\nb", options_en="a\nb"
                )
            )
    background = NewItem(shape="yes_no", sv="Ensam?", en="Alone?", background=True)
    with pytest.raises(refusals.TooManyBackgrounds):
        survey(*[background] * 4)


def test_thirty_questions_are_enough():
    with pytest.raises(refusals.TooManyQuestions):
        survey(*[CHOICES] * 22)


def test_a_question_asked_otherwise_in_a_new_version_gets_a_key_of_its_own():
    items = survey(CHOICES)
    same = building_rules.made(NewItem(**{**vars_of(CHOICES), "sv": "Hur då, egentligen?"}), "q0", core.CORE)
    other = building_rules.made(NewItem(**{**vars_of(CHOICES), "options_sv": "Så\nKanske"}), "q0", core.CORE)
    assert building_rules.key_in_new_version(same, items, "fresh") == "q0"
    assert building_rules.key_in_new_version(other, items, "fresh") == "fresh"
    assert building_rules.key_in_new_version(other, (), "fresh") == "q0"


def vars_of(new: NewItem) -> dict[str, object]:
    return {name: getattr(new, name) for name in NewItem.__slots__}


def test_unknown_questions_are_not_found():
    with pytest.raises(NotFound):
        building_rules.with_removed(core.CORE, "nonsense")


def test_several_answers_are_each_counted_and_one_unknown_refuses_all():
    new = NewItem(shape="several", sv="Vilka?", en="Which?", options_sv="a\nb\nc", options_en="a\nb\nc")
    items = survey(new)
    assert rules.check_answers({"q0": "o3,o1,o3"}, items).marks == {"q0": "o1,o3"}
    with pytest.raises(rules.UnknownAnswer):
        rules.check_answers({"q0": "o1,o9"}, items)
    part = rules.summary_of(items[-1], ["o1,o2", "o1", "o1", "o3", "o1,o3"])
    assert [(row.count, row.percent) for row in part.rows] == [(4, 80), (1, 20), (2, 40)]


def test_no_hidden_group_can_be_worked_out_by_subtraction():
    """Whatever the sizes: those hidden are nobody, or five and more together."""
    for sizes in itertools.product(range(12), repeat=3):
        groups = dict(zip("abc", sizes, strict=True))
        for silent in range(7):
            total = sum(sizes) + silent
            shown = rules.groups_to_show(groups, total)
            assert all(groups[group] >= 5 for group in shown)
            hidden = total - sum(groups[group] for group in shown)
            assert not shown or hidden == 0 or hidden >= 5
    assert rules.groups_to_show({"a": 20, "b": 6, "c": 3}, 29) == frozenset("a")
    assert rules.groups_to_show({"a": 20, "b": 6}, 26) == frozenset("ab")
