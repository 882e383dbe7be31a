"""Rules of bringing in a file of registrations: what each row means, and what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from parliament.registration import import_columns, rules
from parliament.registration.import_columns import fold
from parliament.registration.rules import NewDelegate
from parliament.registration.spelling import name_key
from parliament.shared import org_no
from parliament.shared.errors import RuleBroken

_YES: Final = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "sant"})
_NO: Final = frozenset({"nej", "n", "no", "0", "false", "falskt"})


class AnswerUnreadable(RuleBroken):
    """Neither yes nor no."""

    code = "answer_unreadable"
    status = 422
    sv = "Skriv ja eller nej i kolumnen för rösträtt, eller lämna tomt."
    en = "Write yes or no in the column of the vote, or leave it empty."


class ThemeNotOfEdition(RuleBroken):
    """A theme that the edition does not have."""

    code = "theme_not_of_edition"
    status = 422
    sv = "Temat finns inte i årets upplaga. Skriv det som det står där, eller lämna tomt."
    en = "The theme is not in this year's edition. Write it as it stands there, or leave it empty."


class NumberMissing(RuleBroken):
    """A company without an organisation number that is no sole trader."""

    code = "number_missing"
    status = 422
    sv = "Organisationsnumret saknas. En enskild firma behöver inget: skriv ”enskild firma” som form."
    en = "The organisation number is missing. A sole trader needs none: write “sole trader” as the form."


@dataclass(frozen=True, slots=True)
class Known:
    """A company that is registered already: its people as (name, address), both folded."""

    company_id: str
    key: str
    people: frozenset[tuple[str, str]]
    seats: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows are held against. ``themes``: folded name → id. ``kinds``: folded words → kind."""

    municipalities: Sequence[str]
    themes: Mapping[str, str]
    kinds: Mapping[str, str]


@dataclass(slots=True)
class Line:
    """A row of the file and what it means. ``state``: new, joins, known, twice or error."""

    number: int
    company: str
    name: str
    email: str
    state: str = "new"
    errors: list[RuleBroken] = field(default_factory=list)


@dataclass(slots=True)
class Planned:
    """A company of the file. ``company_id`` is set when it is registered already and people join it."""

    key: str
    name: str
    kind: str
    number: str
    municipality: str
    contact_email: str
    theme_ids: tuple[str, ...]
    company_id: str | None = None
    people: list[tuple[NewDelegate, bool | None]] = field(default_factory=list)

    @property
    def votes(self) -> int | None:
        """How many may vote, where the file says it of anybody."""
        said = [vote for _, vote in self.people if vote is not None]
        return sum(said) if said else None

    @property
    def delegates(self) -> tuple[NewDelegate, ...]:
        """Its new people, those who vote first."""
        return tuple(person for person, _ in sorted(self.people, key=lambda each: each[1] is False))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do."""

    lines: tuple[Line, ...]
    companies: tuple[Planned, ...]

    @property
    def faults(self) -> int:
        """How many rows have something to put right."""
        return sum(line.state == "error" for line in self.lines)

    @property
    def newcomers(self) -> int:
        """How many people would get a seat."""
        return sum(len(company.people) for company in self.companies)


def plan(
    rows: Sequence[Sequence[str]], columns: Mapping[str, int], *, setting: Setting, known: Sequence[Known]
) -> Plan:
    """What the rows mean, one person a row; rows with faults are told, all of them.

    Args:
        rows: the cells under the headings.
        columns: field → column.
        setting: what the rows are held against.
        known: the companies that are registered.
    """
    there = {company.key: company for company in known}
    companies: dict[str, Planned] = {}
    lines = []
    for number, row in enumerate(rows, start=2):  # the headings are row 1, as the spreadsheet counts
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        if not any(cells.values()):
            continue
        line = Line(number, cells["company"], cells["name"], cells["email"])
        _place(line, cells, companies, there, setting)
        line.state = "error" if line.errors else line.state
        lines.append(line)
    return Plan(tuple(lines), tuple(company for company in companies.values() if company.people))


def _place(
    line: Line,
    cells: Mapping[str, str],
    companies: dict[str, Planned],
    there: Mapping[str, Known],
    setting: Setting,
) -> None:
    """Put a row's person to the company, or tell what is wrong with the row."""
    found, person, vote = _company(line, cells, setting), _person(line, cells), _vote(line, cells)
    if found is None or person is None or line.errors:
        return
    company = companies.setdefault(found.key, found)
    known = there.get(found.key)
    who = _who(person)
    if known is not None:
        company.company_id = known.company_id
        line.state = "joins"
        if who in known.people:
            line.state = "known"
            return
    if any(_who(other) == who for other, _ in company.people):
        line.state = "twice"
        return
    if len(company.people) + (known.seats if known else 0) >= rules.MAX_DELEGATES:
        line.errors.append(rules.TooManyDelegates(most=rules.MAX_DELEGATES))
        return
    company.people.append((person, vote))


def _company(line: Line, cells: Mapping[str, str], setting: Setting) -> Planned | None:
    kind, number = _kind_and_number(line, cells, setting)
    name = _read(
        line, lambda: rules.readable(cells["company"], max_length=rules.NAME_LENGTH, field="company")
    )
    places = {fold(place): place for place in (*setting.municipalities, rules.OTHER_MUNICIPALITY)}
    municipality = places.get(fold(cells["municipality"]))
    if municipality is None:
        line.errors.append(rules.UnknownMunicipality(field="municipality"))
    contact = cells.get("contact_email") or cells["email"]
    if cells.get("contact_email"):
        _read(line, lambda: rules.email(contact, field="contact_email"))
    theme_ids = _themes(line, cells.get("themes", ""), setting)
    if name is None or municipality is None or line.errors:
        return None
    key = number or f"name:{name_key(name)}"
    return Planned(key, name, kind, number, municipality, contact, theme_ids)


def _kind_and_number(line: Line, cells: Mapping[str, str], setting: Setting) -> tuple[str, str]:
    """The form of business and the number; a form that is not said follows from the number."""
    typed, said = cells.get("org_no", ""), fold(cells.get("kind", ""))
    kind = setting.kinds.get(said, "")
    if said and not kind:
        line.errors.append(rules.UnknownKind(field="kind"))
        return "", ""
    if not kind and import_columns.HIDDEN_NUMBER in typed:
        kind = rules.SOLE_TRADER
    if kind == rules.SOLE_TRADER:
        return kind, ""
    if not typed:
        line.errors.append(NumberMissing(field="org_no"))
        return kind, ""
    if import_columns.HIDDEN_NUMBER in typed:
        line.errors.append(org_no.LooksPersonal(field="org_no"))
        return kind, ""
    if not kind:
        kind = rules.NORWEGIAN if len(re.sub(r"\D", "", typed)) == 9 else rules.COMPANY
    return kind, _read(line, lambda: rules.number_for(kind, typed) or "") or ""


def _person(line: Line, cells: Mapping[str, str]) -> NewDelegate | None:
    name = _read(line, lambda: rules.readable(cells["name"], max_length=rules.DELEGATE_LENGTH, field="name"))
    address = _read(line, lambda: rules.email(cells["email"], field="email"))
    return NewDelegate(name, address) if name and address else None


def _vote(line: Line, cells: Mapping[str, str]) -> bool | None:
    said = cells.get("may_vote", "").casefold()
    if said and said not in _YES | _NO:
        line.errors.append(AnswerUnreadable(field="may_vote"))
    return said in _YES if said else None


def _themes(line: Line, typed: str, setting: Setting) -> tuple[str, ...]:
    names = [fold(name) for name in re.split(r"[,;/]", typed) if name.strip()]
    if any(name not in setting.themes for name in names):
        line.errors.append(ThemeNotOfEdition(field="themes"))
        return ()
    return tuple(setting.themes[name] for name in names)


def _read(line: Line, reader: Callable[[], str]) -> str | None:
    try:
        return reader()
    except RuleBroken as error:
        line.errors.append(error)
        return None


def _who(person: NewDelegate) -> tuple[str, str]:
    return person.name.casefold(), person.email.casefold()
