"""Whatever is done in whatever order: nothing breaks but by a sentence, and minutes can be made of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from parliament.minutes import service as minutes
from parliament.presence import service as presence
from parliament.shared import clock
from parliament.shared.errors import RuleBroken
from parliament.sitting import deciding, deciding_rules, dissents, proposals
from parliament.sitting import deciding_divisions as divisions
from parliament.sitting import service as sitting
from parliament.voting import service as voting
from tests.services import world as worlds
from tests.services.world import BY, nonce

places = st.integers(0, 5)
votes = st.lists(st.sampled_from(["yes", "no", "abstain", ""]), min_size=6, max_size=6)


class AnyOrder(RuleBasedStateMachine):
    """Commands of the panel and of six phones, right and wrong, in any order."""

    @initialize(
        tools=st.sets(st.sampled_from(["counterproposals", "minority_referral"])), chair=st.booleans()
    )
    def begin(self, tools: set[str], chair: bool) -> None:
        self.house = ExitStack()
        folder = self.house.enter_context(tempfile.TemporaryDirectory())
        self.world = self.house.enter_context(worlds.world_in(Path(folder), seats=6))
        sitting.bind_conflicts(presence.conflicts)
        self.item = sitting.next_item(sitting_id=self.world.sitting_id, by=BY)
        sitting.set_tools(item_id=self.item, wanted={"proposals", "acclamation", *tools}, by=BY)
        if chair:
            sitting.set_officer(
                sitting_id=self.world.sitting_id, role="chair", name="Berit", seat_id=self.seat(0), by=BY
            )

    def teardown(self) -> None:
        if hasattr(self, "house"):
            for language in ("sv", "en"):
                assert minutes.working(self.world.sitting_id, language)["paragraphs"]
            self.house.close()

    def seat(self, place: int) -> str:
        return self.world.seats[place].id

    def attempt(self, act: Callable[..., object], **arguments: object) -> None:
        said = ""
        try:
            act(by=BY, **arguments)
        except RuleBroken as refusal:
            said = refusal.sentence("sv") + refusal.sentence("en")
        assert "{" not in said

    def matter(self) -> sitting.DecidingMinutes | None:
        return sitting.deciding_for_minutes(self.item)

    @rule(
        place=places,
        kind=st.sampled_from(["approve", "reject", "amendment", "addition", "postpone", "refer_back"]),
    )
    def propose(self, place: int, kind: str) -> None:
        self.attempt(
            proposals.propose, item_id=self.item, seat_id=self.seat(place), kind=kind, words="mer",
            receiver="arbetsgruppen", reason="kostnaden",
        )  # fmt: skip

    @rule(name=st.sampled_from(("close_debate", "reopen_debate", "reopen_proposals", "take_up")))
    def step(self, name: str) -> None:
        self.attempt(deciding.step_matter, item_id=self.item, name=name)

    @rule(times=st.integers(1, 6), one_demands=st.sampled_from([True, False]), choices=votes)
    def as_offered(self, *, times: int, one_demands: bool, choices: list[str]) -> None:
        """What the panel offers first, some steps in a row, so that the deeper states are reached."""
        for _ in range(times):
            self.next_step(one_demands=one_demands, choices=choices)

    def next_step(self, *, one_demands: bool, choices: list[str]) -> None:
        known = self.matter()
        question = known.question if known else None
        step = deciding_rules.next_step(
            deciding_rules.Standing(known.phase if known else "debate", question.status if question else None)
        )
        if step in deciding.SIMPLE_STEPS:
            self.attempt(deciding.step_matter, item_id=self.item, name=step)
        elif step == "perceive":
            self.perceive(0)
        elif step == "gavel" and one_demands:
            self.demand(3)
        elif step == "open":
            self.divide(choices)
        elif step in ("ask", "gavel"):
            self.attempt(getattr(deciding, step), item_id=self.item)
        elif step == "approve_wording":
            self.attempt(divisions.find_counter, item_id=self.item)
            self.attempt(divisions.approve_wording, item_id=self.item)

    @rule(number=st.integers(0, 3))
    def perceive(self, number: int) -> None:
        known = self.matter()
        ids = [p.id for p in known.proposals] if known else []
        self.attempt(
            deciding.perceive, item_id=self.item, proposal_id=ids[number] if number < len(ids) else None
        )

    @rule(place=places)
    def demand(self, place: int) -> None:
        self.attempt(divisions.demand_division, item_id=self.item, seat_id=self.seat(place))

    @rule(choices=votes)
    def divide(self, choices: list[str]) -> None:
        known = self.matter()
        if known is None or known.question is None or known.question.status != "worded":
            return
        division = voting.put_question(item_id=self.item, by=BY)
        voting.open_division(division_id=division, by=BY)
        for place, choice in enumerate(choices):
            if choice:
                self.world.cast(place, division, [choice], nonce())
        voting.close_division(division_id=division, by=BY)
        self.attempt(voting.give_casting_vote, division_id=division, choice="yes")
        self.attempt(voting.declare_division, division_id=division)
        if voting.division(division).status == "closed":
            voting.annul_division(division_id=division, reason="ingen röstade", by=BY)

    @rule(seldom=st.integers(0, 30))
    def afterwards(self, seldom: int) -> None:
        if seldom < 20:
            return
        known = self.matter()
        standing = [p.id for p in known.standing_proposals] if known else []
        chosen = standing[0] if standing else None
        self.attempt(
            deciding.record_decision, item_id=self.item, proposal_id=chosen, at=clock.now(), reason="efteråt"
        )

    @rule(place=places)
    def dissent(self, place: int) -> None:
        self.attempt(dissents.record_dissent, item_id=self.item, seat_id=self.seat(place))

    @invariant()
    def nothing_is_left_hanging(self) -> None:
        known = self.matter() if hasattr(self, "item") else None
        if known is None:
            return
        assert (known.question is not None) <= (known.phase == "putting")
        if known.phase == "decided":
            assert known.outcome
            assert not known.standing_proposals
        counted = [each for q in known.questions for each in q.divisions]
        assert len(counted) == len(set(counted))


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
