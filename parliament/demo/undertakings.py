"""The demonstration's words from the hall: an answer, something taken along, and three undertakings.

The owners' addresses are none that mail reaches.
"""

from __future__ import annotations

from datetime import timedelta

from parliament.commitments.undertakings import service
from parliament.commitments.undertakings.queries import today
from parliament.commitments.undertakings.service import Acceptance, NewNote, Report
from parliament.editions import service as editions
from parliament.questions import service as questions
from parliament.shared import clock
from parliament.storage.actor import Actor

SYSTEM = Actor.system()
_SPEAKER, _BODY = "Regionråd Rut Regionsson (demo)", "Regionala utvecklingsnämnden"
_WORDS = (
    ("answer", "Stödet finns redan i dag. Ring företagslotsen, så visar de vägen."),
    ("taken_along", "Jag kan inte lova något för nämnden, men jag tar med mig frågan dit."),
    (
        "commitment",
        "Vi tar fram en karta över var tunga fordon kan ladda, och visar den före nästa parlament.",
    ),
    ("commitment", "Vi ordnar praktik för vuxna under hela året, tillsammans med kommunerna."),
    ("commitment", "Vi skriver om upphandlingens mallar så att små företag förstår dem."),
)
_EVIDENCE = "En sida på regionens webbplats"


def play(edition_id: str) -> None:
    """Note what was said; one undertaking is done, one is under way, one waits for its owner to begin."""
    themes = editions.themes(edition_id)
    if not themes:
        return
    asked: dict[str, str] = {}
    for question in questions.list_questions(edition_id):
        if question.status == "answered":
            asked.setdefault(question.theme_id, question.id)
    made = []
    for number, (kind, said) in enumerate(_WORDS):
        theme = themes[number % len(themes)]
        question_id = asked.get(theme.id, "") if number < len(themes) else ""
        new = NewNote(kind, said, _SPEAKER, _BODY, theme_id=theme.id, question_id=question_id)
        made.append(service.note(edition_id, new, by=SYSTEM))
    for number, (undertaking_id, days) in enumerate(zip(made[2:], (60, 270, 120), strict=True), start=1):
        day = service.undertaking(undertaking_id).said_on + timedelta(days=days)
        owner = Acceptance(
            f"Ägare {number} (demo)", f"agare{number}@exempel.test", max(day, today()), "", _EVIDENCE
        )
        service.accept(undertaking_id, owner, version=1, by=SYSTEM)
    clock.play_at(clock.now() + timedelta(days=20))
    done = Report("Kartan är klar.", done=True, evidence="Kartan visades för delegaterna på ett öppet möte.")
    service.report(made[2], done, version=2)
    service.take_step(made[2], "end", version=3, by=SYSTEM)
    service.report(made[3], Report("Fyra kommuner är med. Två arbetsplatser prövar."), version=2)
