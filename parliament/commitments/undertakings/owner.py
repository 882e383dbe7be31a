"""The owner's use cases, behind the link."""

from __future__ import annotations

from parliament.commitments.undertakings import rules, service
from parliament.commitments.undertakings.links import OwnerKeys
from parliament.commitments.undertakings.views import Report, UndertakingView
from parliament.shared.errors import NotFound
from parliament.storage.transaction import transaction


def look(token: str, keys: OwnerKeys) -> UndertakingView:
    """The undertaking that the link is of. Looking changes nothing.

    Raises:
        LinkNotValid: mistyped, or somebody else owns it now.
    """
    undertaking_id = keys.undertaking_of(token)
    if undertaking_id is None:
        raise rules.LinkNotValid
    try:
        found = service.undertaking(undertaking_id)
    except NotFound as error:
        raise rules.LinkNotValid from error
    if not found.accepted or not keys.matches(token, found.id, found.link_version):
        raise rules.LinkNotValid
    return found


def report(token: str, facts: Report, *, version: int, keys: OwnerKeys) -> None:
    """Report by the link; that it is the owner's is looked at in the same transaction.

    Raises:
        LinkNotValid: as for ``look``.
        StaleVersion, NothingToReport, EvidenceMissing, LinkMalformed: see ``service.report``.
    """
    with transaction():
        found = look(token, keys)
        service.report(found.id, facts, version=version)
