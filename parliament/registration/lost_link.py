"""The page for who has lost the personal link: it is sent again to the address that was registered.

The page says the same to everybody and takes the same time about it: the work is done when the answer has
gone. So nobody learns here who is registered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.wrappers import Response as BaseResponse

from parliament.mail.sender import EXTENSION, Sender
from parliament.mail.service import LetterView, latest_about
from parliament.pages import attach, chosen_language
from parliament.registration import letters, rules
from parliament.registration.forms import LostLinkForm
from parliament.shared.errors import RuleBroken

log = logging.getLogger(__name__)

blueprint = Blueprint("lost_link", __name__)
Page = str | tuple[str, int] | BaseResponse

_BUDGET = "parliament.lost_links"
_ALL = parse("600/hour")
_ONE_ADDRESS = parse("60/10minute")  # the whole hall shares one
_ONE_EMAIL = parse("5/hour")


class TooManyLookups(RuleBroken):
    """Too many asked for lost links lately."""

    code = "too_many_lookups"
    status = 429
    sv = "Många har bett om sin länk på kort tid. Vänta tio minuter, eller gå till hjälpdisken."
    en = "Many have asked for their link in a short time. Wait ten minutes, or go to the help desk."


class LookupBudget:
    """Counts in this process how often links are asked for."""

    def __init__(self) -> None:
        """Nothing is spent yet."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def spend(self, address: str) -> None:
        """Note that someone at ``address`` asks.

        Raises:
            TooManyLookups: this one was over the budget.
        """
        within = self._limiter.hit(_ALL, "all")
        if not (self._limiter.hit(_ONE_ADDRESS, "one", address) and within):
            raise TooManyLookups

    def allows(self, email: str) -> bool:
        """Whether ``email`` may be looked for once more; the one who asks is not told."""
        return self._limiter.hit(_ONE_EMAIL, "email", email)


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    """The ticket shows whether the link has been sent."""
    state.app.jinja_env.globals.update(mail_is_set_up=mail_is_set_up, letter_about=letter_about)


def post_office() -> Sender:
    """The sender of this application."""
    sender: Sender = current_app.extensions[EXTENSION]
    return sender


def mail_is_set_up() -> bool:
    """Whether letters can be sent at all."""
    return not post_office().hindrance


def letter_about(seat_id: str) -> LetterView | None:
    """The newest letter about a seat, where letters can be sent."""
    return latest_about(seat_id) if mail_is_set_up() else None


@blueprint.route("/glomt-lank", methods=["GET", "POST"])
def ask() -> Page:
    """Ask for the link by e-mail."""
    form, status = LostLinkForm(), 200
    asked = "skickat" in request.args
    if form.is_submitted() and mail_is_set_up():
        try:
            email = rules.email(form.email.data or "", field="email")
            _budget().spend(request.remote_addr or "")
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return _answered(email)
    return render_template("mail/lost_link.html", form=form, asked=asked), status


def _answered(email: str) -> BaseResponse:
    """The same answer to everybody; whatever there is to do is done when it has gone."""
    response = redirect(url_for("lost_link.ask", skickat=1))
    if _budget().allows(email):
        response.call_on_close(_later(email, chosen_language()))
    return response


def _later(email: str, language: str) -> Callable[[], None]:
    def work() -> None:
        try:
            letters.send_lost_links(email=email, language=language)
        except Exception:
            log.exception("A lost link could not be written")

    return work


def _budget() -> LookupBudget:
    """Each house counts by itself, from the first one on."""
    if _BUDGET not in current_app.extensions:
        current_app.extensions[_BUDGET] = LookupBudget()
    budget: LookupBudget = current_app.extensions[_BUDGET]
    return budget
