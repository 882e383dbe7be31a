"""Use case: put a worded question to a division."""

from __future__ import annotations

from parliament.shared.errors import NotFound
from parliament.sitting import deciding_divisions
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction
from parliament.voting import rules
from parliament.voting.drafts import NewDivision, create_division


def put_question(*, item_id: str, by: Actor) -> str:
    """Make the division that answers the item's worded question, as a recorded draft; returns its id.

    Raises:
        NotFound: there is no such item, or no approved wording.
        DecidingStepNotPossible, AlreadyDecided: another step comes first.
    """
    with transaction():
        worded = deciding_divisions.wording(item_id)
        if worded is None:
            raise NotFound
        new = NewDivision(
            title=worded.title,
            kind=rules.YES_NO,
            yes_means=worded.yes_means,
            no_means=worded.no_means,
            secrecy=rules.RECORDED,
            item_id=item_id,
            repeats=worded.repeats,
        )
        division_id = create_division(sitting_id=worded.sitting_id, new=new, by=by)
        deciding_divisions.link_division(item_id=item_id, division_id=division_id, by=by)
        return division_id
