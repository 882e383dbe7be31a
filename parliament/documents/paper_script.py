"""What the chair says at each step of an ordinary day ("Enkel dag"), from the names of the day's points.

The words are those of the podium page, so that a chair who loses the screen goes on in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from parliament.documents import paper_ballots
from parliament.documents.paper_lists import Part
from parliament.documents.run_sheet import Point
from parliament.editions.service import ThemeView
from parliament.shared import swedish
from parliament.sitting import chair_says

GAVEL = "Klubbslag."
_COUNT = {
    1: "en frågeställning",
    2: "två frågeställningar",
    3: "tre frågeställningar",
    4: "fyra frågeställningar",
}
_TIE = {
    "both": "Lika röstetal: alla på gränsen besvaras.",
    "deciding": "Lika röstetal: vi röstar en gång till, bara om dem som fick lika många.",
    "lot": "Lika röstetal: lotten avgör.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the sentences to say, and in ``do`` what happens around them."""

    title: str
    say: tuple[str, ...]
    do: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """The steps of one point of the day."""

    number: str
    title: str
    time: str
    steps: tuple[Step, ...] = field(default=())


def script(day: Sequence[Point], *, name: str) -> Part:
    """The chair's script.

    Args:
        day: the points in order.
        name: the edition's name.
    """
    scenes: list[Scene] = []
    trial_is_due = any(point.theme for point in day)
    for place, point in enumerate(day):
        if point.theme and trial_is_due:
            scenes.append(_trial())
            trial_is_due = False
        following = day[place + 1] if place + 1 < len(day) else None
        scenes.append(_scene(point, following, name=name, first=place == 0))
    return {
        "kind": "script",
        "title": "Ordförandens manus",
        "lead": "Säg det som står inom citattecken. Det kursiva är det som händer runt omkring.",
        "scenes": [_as_data(scene) for scene in scenes],
    }


def _as_data(scene: Scene) -> dict[str, Any]:
    return {
        "number": scene.number,
        "title": scene.title,
        "time": scene.time,
        "steps": [
            {"title": step.title, "say": list(step.say), "do": step.do, "minutes": step.minutes}
            for step in scene.steps
        ],
    }


def _scene(point: Point, following: Point | None, *, name: str, first: bool) -> Scene:
    steps = _steps_of(point, following, name=name)
    if not first and point.kind not in ("break", "closing"):
        steps = (_next(point), *steps)
    time = swedish.clock_time(point.starts_at) if point.starts_at else ""
    return Scene(point.number, point.title, time, steps)


def _steps_of(point: Point, following: Point | None, *, name: str) -> tuple[Step, ...]:
    if point.theme is not None:
        return _theme(point.theme)
    if point.kind == "opening":
        return (_opening(name),)
    if point.kind == "break":
        return _pause(following)
    if point.kind == "matter":
        return _matter(point)
    if point.kind == "closing":
        return (Step("", (chair_says.CLOSE_SITTING,), GAVEL),)
    return _PLAIN.get(point.kind, ())


def _next(point: Point) -> Step:
    say = chair_says.NEXT_ITEM % {"title": point.title}
    if point.presenter and point.kind == "information":
        return Step("", (say, "Varsågod."), f"Ordet går till: {point.presenter}.")
    return Step("", (say,))


def _opening(name: str) -> Step:
    return Step(
        "",
        (
            chair_says.OPEN_SITTING % {"name": name},
            "Det här är ett återskapat sammanträde. Det vi röstar fram är rådgivande.",
        ),
        GAVEL,
    )


def _matter(point: Point) -> tuple[Step, ...]:
    """A matter without votes: the proposal, the debate, the question and the gavel."""
    who = (
        f"Föredragande är {point.presenter}. Varsågod."
        if point.presenter
        else "Vi börjar med föredragningen."
    )
    proposal = f"Förslaget är: {point.proposal}" if point.proposal else "Förslaget är: ____________________"
    return (
        Step("Föredragning", (who,)),
        Step("Debatt", ("Ordet är fritt. … Ingen mer begär ordet. Jag förklarar överläggningen avslutad.",)),
        Step(
            "Beslut",
            (" ".join(proposal.split()), "Kan vi bifalla det? … Jag finner att vi har bifallit förslaget."),
            "Begärs votering före klubbslaget: öppna en omröstning i konsolen, eller räkna händer.",
        ),
    )


_PLAIN = {
    "question_hour": (
        Step(
            "Frågestund",
            (
                "Nu är det frågestund. Säg ditt namn, vem du frågar och din fråga.",
                "Bara den som frågar och den som svarar har ordet. … Då är frågestunden slut.",
            ),
        ),
    ),
    "roll_call": (
        Step(
            "Upprop",
            (
                (
                    "Vi börjar med upprop. Tryck på ”Jag är här” i telefonen. "
                    "Den som inte har någon telefon räcker upp handen."
                ),
                "Jag finner att ______ av ______ platser är närvarande.",
            ),
            "Hjälpdisken checkar in dem som räcker upp handen. Klubbslag.",
        ),
    ),
    "adjusters": (
        Step(
            "Val av justerare",
            (
                (
                    "Vi ska välja två justerare, som också räknar röster på papper. Förslag är "
                    "____________________ och ____________________. Finns det andra förslag?"
                ),
                "Kan vi välja dem? … Jag finner att de är valda.",
            ),
            GAVEL,
        ),
    ),
    "evaluation": (
        Step(
            "Utvärdering",
            (
                (
                    "Nu är utvärderingen öppen i telefonen. Svaren går inte att koppla till dig. "
                    "Ta några minuter och svara innan du går."
                ),
            ),
            "Sekreteraren öppnar utvärderingen.",
        ),
    ),
}


def _trial() -> Scene:
    steps = (
        Step(
            "Öppna",
            (
                "Innan vi börjar provar vi omröstningen: kanelbulle eller frukt? Provet räknas inte.",
                "Välj i telefonen och tryck på knappen. Vänta tills det står att din röst är sparad.",
            ),
            "Sekreteraren öppnar provomröstningen.",
        ),
        Step(
            "Stäng",
            ("Räck upp handen om du inte har lyckats rösta.", "Då stänger jag provet."),
            "Hjälpdisken går till dem som räcker upp handen. Konsolen visar vilka platser som återstår.",
        ),
    )
    return Scene("", "Provomröstning", "", steps)


def _theme(theme: ThemeView) -> tuple[Step, ...]:
    return (
        Step("1. Inledning", ("Vi börjar med en inledning. Varsågod.",), "", theme.introduction_minutes),
        _questions(theme),
        *_division(theme),
        _answers(theme),
    )


def _questions(theme: ThemeView) -> Step:
    who = f"Här för att svara är {_small(swedish.join_words(theme.roles))}." if theme.roles else ""
    say = [
        "Nu är det er tur att fråga. Begär ordet i telefonen eller räck upp handen. Säg namn och företag.",
        "Vi hinner en fråga till. … Då är frågestunden slut.",
    ]
    return Step("2. Frågor", tuple([who, *say] if who else say), "", theme.questions_minutes)


def _division(theme: ThemeView) -> tuple[Step, ...]:
    chosen = _COUNT.get(len(theme.issues), "fem frågeställningar")
    read = "; ".join(f"{issue.letter}, {issue.short_name}" for issue in theme.issues)
    return (
        Step(
            "3. Omröstning",
            (
                f"Då går vi till omröstning. Ni väljer bland {chosen} på er telefon: {read}.",
                "Är ni med på det?",
            ),
            "Sekreteraren ställer temats frågor till omröstning.",
            theme.division_minutes,
        ),
        Step(
            "Öppna",
            (chair_says.OPEN_DIVISION % {"title": paper_ballots.question(theme), "secrecy": "sluten"},),
            "Sekreteraren öppnar omröstningen.",
        ),
        Step("Stäng", (chair_says.CLOSE_DIVISION,), GAVEL),
        Step(
            "Meddela",
            (chair_says.DECLARE % {"winners": "_" * 32}, _TIE[theme.tie_rule]),
            "Säg det sista bara om det blev lika. Klubbslag.",
        ),
    )


def _answers(theme: ThemeView) -> Step:
    if theme.answers == 1:
        which = f"den fråga som röstades fram. Ni har {theme.answer_minutes} minuter."
    else:
        which = f"de frågor som röstades fram. Ni har {theme.answer_minutes} minuter på varje."
    return Step(
        "4. Svar",
        (
            f"Nu hör vi svar på {which}",
            "Vad tar ni med er härifrån, och vad åtar ni er? Vem gör det, och till när?",
            "Tack. Det antecknas.",
        ),
        "Sekreteraren skriver ner svaret, medskicken och åtagandena med ägare och datum.",
        theme.answers_minutes,
    )


def _pause(following: Point | None) -> tuple[Step, ...]:
    back = following.starts_at if following else None
    until = f" till {swedish.clock_time(back)}" if back else ""
    return (
        Step("Före", (f"Sammanträdet ajourneras{until}.",), GAVEL),
        Step("Efter", (chair_says.RESUME,), GAVEL),
    )


def _small(words: str) -> str:
    """Words in the middle of a sentence."""
    return words[:1].lower() + words[1:]
