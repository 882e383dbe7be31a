"""The organisers' pages about e-mail: the log, one letter, what the letters look like."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.mail import rendering
from parliament.mail import rules as mail_rules
from parliament.mail import sender as mail_sender
from parliament.mail import service as mail
from parliament.pages import attach, chosen_language
from parliament.registration import interest_letters, letters, service
from parliament.registration.forms import BounceForm
from parliament.registration.lost_link import post_office
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("mail", __name__, url_prefix="/office/mail")
Page = str | tuple[str, int] | BaseResponse

ON_A_PAGE = 50
TROUBLED = "troubled"
_KINDS = (*interest_letters.KINDS, *letters.KINDS)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for."""

    status: str
    kind: str
    q: str

    @property
    def chosen(self) -> dict[str, str]:
        """As the address writes them."""
        written = {"status": self.status, "kind": self.kind, "q": self.q}
        return {name: value for name, value in written.items() if value}


@blueprint.get("")
def log() -> str:
    """The log, the newest letters first, as the filters in the address narrow it."""
    filters = _filters()
    page = max(1, request.args.get("page", 1, type=int))
    found = mail.log_page(
        status=filters.status, kind=filters.kind, q=filters.q, page=min(page, 100_000), size=ON_A_PAGE
    )
    edition = editions.current_edition()
    counts = mail.count_by_status()
    return render_template(
        "mail/log.html",
        **_words(),
        found=found,
        page=page,
        pages=max(1, -(-found.total // ON_A_PAGE)),
        filters=filters,
        counts=counts,
        troubled=sum(counts.get(status, 0) for status in mail_rules.TROUBLED),
        waiting=counts.get(mail_rules.QUEUED, 0) + counts.get(mail_rules.SENDING, 0),
        hindrance=_hindrance(),
        server=post_office().server,
        edition=edition,
        plan=letters.reminder_plan(edition) if edition else None,
        kinds=_KINDS,
    )


@blueprint.get("/<letter_id>")
def letter(letter_id: str) -> str:
    """One letter: how it went, what it says, and what can be done."""
    return _letter_page(letter_id, BounceForm())


@blueprint.post("/<letter_id>/send-again")
def send_again(letter_id: str) -> BaseResponse:
    """Send a letter once more."""
    try:
        mail.send_again(letter_id=letter_id, by=current_actor())
    except NotFound:
        raise
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "stop")
    else:
        flash(_("Brevet skickas igen."))
    return redirect(url_for("mail.letter", letter_id=letter_id))


@blueprint.post("/<letter_id>/bounce")
def bounce(letter_id: str) -> Page:
    """Note that a letter came back."""
    form = BounceForm()
    try:
        mail.record_bounce(letter_id=letter_id, reason=form.reason.data or "", by=current_actor())
    except NotFound:
        raise
    except RuleBroken as error:
        status = attach(form, error)
        return _letter_page(letter_id, form), status
    flash(_("Det är noterat att brevet kom tillbaka."))
    return redirect(url_for("mail.letter", letter_id=letter_id))


@blueprint.get("/samples/<kind>")
def sample(kind: str) -> str:
    """What a letter looks like, to an invented person, in the language that the address asks for."""
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    language = "en" if request.args.get("language") == "en" else "sv"
    given = interest_letters if kind in interest_letters.KINDS else letters
    words = given.sample(kind, edition, language=language)
    return render_template(
        "mail/sample.html",
        **_words(),
        kind=kind,
        letter=words,
        letter_language=language,
        shown=rendering.shown(words.text, _places(language)),
        plain=rendering.fill(words.text, {name: f"[{word}]" for name, word in _places(language).items()}),
    )


@blueprint.post("/seats/<seat_id>/link")
def send_link(seat_id: str) -> BaseResponse:
    """Send a delegate the personal link once more."""
    seat = service.seat(seat_id)
    try:
        letters.send_link(seat_id=seat_id, by=current_actor())
    except letters.LinkJustSent as error:
        flash(error.sentence(chosen_language()), "warn")
    else:
        flash(_("Länken skickas till %(email)s.", email=seat.email))
    return redirect(url_for("registrations.company", company_id=seat.company_id))


def _letter_page(letter_id: str, form: BounceForm) -> str:
    found = mail.letter(letter_id)
    return render_template(
        "mail/letter.html",
        **_words(),
        letter=found,
        form=form,
        explanation=_explanation(found.last_code, found.last_error),
        seat=_seat(found.about),
        shown=rendering.shown(found.text, _places(found.language)),
        plain=rendering.fill(
            found.text, {name: f"[{word}]" for name, word in _places(found.language).items()}
        ),
        may_bounce=(found.status, "bounce") in mail_rules.TRANSITIONS and found.erased_at is None,
    )


def _seat(seat_id: str) -> service.SeatView | None:
    try:
        return service.seat(seat_id) if seat_id else None
    except NotFound:
        return None


def _filters() -> Filters:
    args = request.args
    status, kind = args.get("status", ""), args.get("kind", "")
    return Filters(
        status=status if status in {*mail_rules.STATUSES, TROUBLED} else "",
        kind=kind if kind in _KINDS else "",
        q=args.get("q", "").strip()[: mail_rules.ADDRESS_MAX],
    )


def _places(language: str) -> dict[str, str]:
    """What stands where the links are put when a letter is sent: staff does not see personal links here."""
    if language == "en":
        return {
            "seat": "the personal link",
            "adjust": "the adjuster's own link",
            "survey": "the own link to the survey",
            "home": "the site",
            "lost": "the page for lost links",
            "privacy": "the page about personal data",
            "agenda": "the agenda",
            "owner": "the owner's own link",
            "followup": "the page of the undertaking",
            "sender": "the organisers' address",
        }
    return {
        "seat": "den personliga länken",
        "adjust": "justerarens egen länk",
        "survey": "den egna länken till enkäten",
        "home": "webbplatsen",
        "lost": "sidan för borttappade länkar",
        "privacy": "sidan om personuppgifter",
        "agenda": "dagordningen",
        "owner": "den ansvarigas egen länk",
        "followup": "åtagandets sida",
        "sender": "arrangörernas adress",
    }


def _words() -> dict[str, object]:
    return {
        "kind_words": {
            letters.TICKET: _("Biljett"),
            letters.LINK: _("Länken igen"),
            letters.NEW_LINK: _("Ny länk"),
            letters.WEEK: _("Påminnelse, en vecka före"),
            letters.DAY: _("Påminnelse, en dag före"),
            letters.CANCELLED: _("Avbokning"),
            "adjust": _("Justera protokollet"),
            "adjust_again": _("Protokollet har ändrats"),
            "adjust_reminder": _("Påminnelse om att justera"),
            "survey": _("Utvärdering"),
            "survey_reminder": _("Påminnelse om utvärderingen"),
            letters.EDITION_CANCELLED: _("Upplagan är inställd"),
            letters.COMING: _("Kommer du?"),
            letters.REPLACED: _("Någon annan har tagit över"),
            interest_letters.RECEIVED: _("Intresseanmälan mottagen"),
            interest_letters.SAVE_THE_DATE: _("Boka dagen"),
            interest_letters.INVITATION: _("Inbjudan"),
            interest_letters.ANSWER_SOON: _("Påminnelse om att svara på inbjudan"),
            interest_letters.RESERVE: _("På reservlistan"),
            interest_letters.EXPIRED: _("Svarstiden har gått ut"),
            "summons": _("Kallelse"),
            "undertaking_owner": _("Åtagande: länken till den ansvariga"),
            "undertaking_reminder": _("Åtagande: påminnelse"),
            "undertaking_news": _("Åtagande: besked till den som frågade"),
        },
        "status_words": {
            mail_rules.QUEUED: ("wait", _("Väntar")),
            mail_rules.SENDING: ("wait", _("Skickas")),
            mail_rules.SENT: ("ok", _("Skickat")),
            mail_rules.FAILED: ("stop", _("Kom inte fram")),
            mail_rules.GIVEN_UP: ("stop", _("Gavs upp")),
            mail_rules.BOUNCED: ("stop", _("Kom tillbaka")),
            mail_rules.WITHDRAWN: ("info", _("Skickas inte")),
        },
        "language_words": {"sv": _("svenska"), "en": _("engelska")},
    }


def _hindrance() -> str:
    sentences: dict[str, str] = {
        mail_sender.NO_SERVER: _("Ingen e-postserver är inställd"),
        mail_sender.NO_PUBLIC_URL: _("Webbplatsens adress är inte inställd"),
    }
    return sentences.get(post_office().hindrance, "")


def _explanation(code: str, said: str) -> str:
    """What happened at the last try, in a sentence."""
    answer: str = _("Servern svarade: %(said)s", said=f"{code.removeprefix('smtp_')} {said}".strip())
    sentences: dict[str, str] = {
        "": "",
        mail_rules.UNREACHABLE: _("E-postservern gick inte att nå. %(said)s", said=said),
        mail_rules.TIMEOUT: _("E-postservern svarade inte i tid."),
        mail_rules.DISCONNECTED: _("Förbindelsen med e-postservern bröts. %(said)s", said=said),
        mail_rules.TLS: _("Förbindelsen kunde inte krypteras. %(said)s", said=said),
        mail_rules.LOGIN: _("E-postservern godtog inte användarnamnet eller lösenordet. %(said)s", said=said),
        mail_rules.SENDER_REFUSED: _("E-postservern godtog inte avsändaradressen. %(said)s", said=said),
        mail_rules.BAD_ADDRESS: _("Adressen går inte att skicka till."),
        mail_rules.OUTDATED: _("Länken i brevet hann bli ersatt eller avbokad, så brevet skickades inte."),
        mail_rules.TOO_LATE: _("Brevet hann bli inaktuellt, så det skickades inte."),
        mail_rules.UNSENDABLE: _("Brevet gick inte att skriva som e-post."),
        mail_rules.ERASED: _("Innehållet gallrades innan brevet hade skickats."),
        mail_rules.BY_HAND: _("Noterat för hand: %(said)s", said=said) if said else _("Noterat för hand."),
    }
    return sentences.get(code, answer)
