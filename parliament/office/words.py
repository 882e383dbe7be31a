"""What each task is called, what its sentence says, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from parliament.office.rules import State, Task
from parliament.pages import chosen_language
from parliament.shared import swedish


@dataclass(frozen=True, slots=True)
class Line:
    """A task in words. ``kind`` is that of its status mark."""

    key: str
    title: str
    sentence: str
    href: str
    state: State
    kind: str
    word: str


_KINDS: dict[State, str] = {"alarm": "stop", "todo": "info", "going": "wait", "done": "ok"}


def line(task: Task, *, edition_id: str) -> Line:
    """``task`` as it is shown."""
    title, sentence, href = _told(task, edition_id)
    words = {
        "alarm": gettext("Kontrollera"),
        "todo": gettext("Att göra"),
        "going": gettext("Pågår"),
        "done": gettext("Klart"),
    }
    kind = "warn" if task.key in ("frame_near", "forecast_over") else _KINDS[task.state]
    return Line(task.key, title, sentence, href, task.state, kind, words[task.state])


def stage(status: str) -> str:
    """The stage of an edition in words."""
    return {
        "planned": str(gettext("Planeras")),
        "open": str(gettext("Anmälan är öppen")),
        "live": str(gettext("Dagen pågår")),
        "held": str(gettext("Genomfört")),
        "cancelled": str(gettext("Inställt")),
    }.get(status, status)


def _told(task: Task, edition_id: str) -> tuple[str, str, str]:
    edition = f"/office/editions/{edition_id}"
    for part in (_preparing, _people, _money, _day):
        told = part(task, edition)
        if told is not None:
            return told
    raise KeyError(task.key)


def _preparing(task: Task, edition: str) -> tuple[str, str, str] | None:
    done, n = task.state == "done", task.numbers
    match task.key:
        case "when_and_where":
            sentence = (
                gettext("Dag och plats är bestämda.")
                if done
                else gettext("Bestäm dag och plats, så att det går att bjuda in.")
            )
            return gettext("Dag och plats"), sentence, edition
        case "partners":
            sentence = (
                ngettext("En part är inlagd.", "%(num)s parter är inlagda.", n["count"])
                if done
                else gettext("Lägg in vilka som arrangerar.")
            )
            return gettext("Parter"), sentence, edition
        case "themes":
            return gettext("Teman och frågeställningar"), _themes(n, done=done), edition
        case "programme":
            sentence = (
                ngettext("Programmet har en punkt.", "Programmet har %(num)s punkter.", n["count"])
                if done
                else gettext("Lägg in dagens punkter med tider.")
            )
            return gettext("Program"), sentence, edition
        case "seats":
            sentence = (
                gettext("%(seats)s platser finns.", seats=n["seats"])
                if done
                else gettext("Ange hur många platser som finns i salen.")
            )
            return gettext("Platser"), sentence, edition
        case "open_registration":
            sentence = (
                gettext("Öppna när du är redo. Då kan företag anmäla sig.")
                if task.state == "todo"
                else gettext("Kan öppnas när dag, platser och teman är på plats.")
            )
            return gettext("Öppna anmälan"), sentence, edition
    return None


def _themes(n: dict[str, int], *, done: bool) -> str:
    if done:
        return str(
            ngettext(
                "Ett tema har alla sina frågeställningar.",
                "%(num)s teman har alla sina frågeställningar.",
                n["count"],
            )
        )
    if not n["count"]:
        return str(gettext("Lägg in teman med fem frågeställningar var."))
    return str(
        ngettext(
            "Ett tema har färre än fem frågeställningar.",
            "%(num)s teman har färre än fem frågeställningar.",
            n["unfinished"],
        )
    )


def _people(task: Task, edition: str) -> tuple[str, str, str] | None:
    n, page = task.numbers, "/office/registrations"
    match task.key:
        case "registrations":
            free = ngettext("En är ledig.", "%(num)s är lediga.", n["free"])
            sentence = gettext("%(taken)s av %(seats)s platser är tagna.", **n) + " " + free
            return gettext("Anmälningar"), sentence, page
        case "begin_day":
            return gettext("Dagen"), gettext("Starta dagen när dörren öppnar. Då kan ni checka in."), edition
        case "review":
            sentence = (
                ngettext("En fråga väntar på granskning.", "%(num)s frågor väntar på granskning.", n["count"])
                if n["count"]
                else gettext("Inga frågor väntar på granskning.")
            )
            return gettext("Frågor"), sentence, "/moderator"
        case "unanswered":
            sentence = (
                ngettext("En fråga saknar svar.", "%(num)s frågor saknar svar.", n["count"])
                if n["count"]
                else gettext("Alla frågor har fått besked.")
            )
            return gettext("Svar på frågor"), sentence, "/moderator"
        case "owed":
            sentence = ngettext(
                "En fråga ska besvaras skriftligt.", "%(num)s frågor ska besvaras skriftligt.", n["count"]
            )
            return gettext("Skriftliga svar"), sentence, "/fragor"
        case "tell_registered":
            sentence = ngettext(
                "En plats var tagen. Meddela företaget.",
                "%(num)s platser var tagna. Meddela företagen.",
                n["taken"],
            )
            return gettext("Anmälda"), sentence, page
    return None


def _money(task: Task, edition: str) -> tuple[str, str, str] | None:
    n, page = task.numbers, "/office/budget?edition=" + edition.rsplit("/", 1)[-1]
    done, title = task.state == "done", gettext("Budget")
    match task.key:
        case "frame":
            sentence = gettext("Ramen är satt.") if done else gettext("Sätt ramen innan något beställs.")
            return gettext("Ram"), sentence, page
        case "plan":
            sentence = (
                ngettext("En post är planerad.", "%(num)s poster är planerade.", n["count"])
                if done
                else gettext("Dela upp ramen i poster.")
            )
            return gettext("Budgetplan"), sentence, page
        case "money":
            return title, gettext("%(left)s är disponibelt.", left=_kr(n["available_ore"])), page
        case "frame_near":
            sentence = gettext("Bara %(left)s återstår av ramen.", left=_kr(n["available_ore"]))
            return title, sentence, page
        case "frame_broken":
            sentence = gettext("Ramen är överskriden med %(over)s.", over=_kr(-n["available_ore"]))
            return title, sentence, page
        case "forecast_over":
            return title, gettext("Prognosen är %(over)s över ramen.", over=_kr(n["over_ore"])), page
        case "orders":
            sentence = ngettext(
                "En beställning väntar på faktura.",
                "%(num)s beställningar väntar på faktura.",
                n["count"],
            )
            return gettext("Beställningar"), sentence, page + "#entries"
        case "approve":
            sentence = ngettext(
                "En kostnad väntar på attest.", "%(num)s kostnader väntar på attest.", n["count"]
            )
            return gettext("Attest"), sentence, page.replace("/budget?", "/budget/approvals?")
    return None


def _day(task: Task, edition: str) -> tuple[str, str, str] | None:
    n, survey, desk = task.numbers, "/office/evaluation", "/office/minutes"
    told: dict[str, tuple[str, str, str]] = {
        "sitting_none": (gettext("Sammanträdet"), gettext("Förbered sammanträdet vid konsolen."), "/console"),
        "sitting_planned": (gettext("Sammanträdet"), gettext("Öppna sammanträdet vid konsolen."), "/console"),
        "sitting_open": (gettext("Sammanträdet"), gettext("Sammanträdet är öppet."), "/console"),
        "sitting_adjourned": (gettext("Sammanträdet"), gettext("Sammanträdet är ajournerat."), "/console"),
        "sitting_closed": (gettext("Sammanträdet"), gettext("Sammanträdet är avslutat."), "/console"),
        "end_day": (
            gettext("Avsluta dagen"),
            gettext("Markera upplagan som genomförd när alla har gått."),
            edition,
        ),
        "minutes_draft": (gettext("Protokollet"), gettext("Skicka protokollet för justering."), desk),
        "minutes_approved": (
            gettext("Protokollet"),
            gettext("Justerarna har godkänt. Publicera och lås protokollet."),
            desk,
        ),
        "minutes_locked": (gettext("Protokollet"), gettext("Protokollet är justerat och publicerat."), desk),
    }
    if task.key in told:
        return told[task.key]
    match task.key:
        case "door":
            return gettext("Dörren"), gettext("%(present)s av %(taken)s är incheckade.", **n), "/door"
        case "minutes_adjusting" | "minutes_unadjusted":
            words = gettext(
                "Justerarna har protokollet. %(approved)s av %(adjusters)s har godkänt.",
                approved=n["approved"],
                adjusters=n["adjusters"],
            )
            return gettext("Protokollet"), words, desk
        case "survey_none":
            return gettext("Utvärdering"), gettext("Öppna enkäten före avslutningen."), survey
        case "survey_open":
            words = gettext("%(answers)s har svarat. Stäng enkäten när alla som vill har svarat.", **n)
            return gettext("Utvärdering"), words, survey
        case "survey_closed":
            words = gettext("%(answers)s svar. Läs resultatet.", **n)
            return gettext("Utvärdering"), words, survey
    return None


def _kr(ore: int) -> str:
    return swedish.kr(ore, chosen_language())
