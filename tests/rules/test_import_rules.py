"""What a file of registrations says: encodings, columns, rows and everything that can be wrong with them."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from parliament.registration import import_columns, import_files, import_rules, rules
from parliament.registration.exports import as_csv, as_xlsx
from parliament.registration.import_rules import Known, Setting
from parliament.shared import org_no, text

HEADER = ["Företag", "Organisationsnummer", "Kommun", "Namn", "E-post"]
ONE, TWO = (org_no.demo_number(n) for n in (1, 2))
ROW = ["Fjällvind AB", ONE, "Åre", "Åsa Öberg", "asa@fjall.se"]
SETTING = Setting(
    municipalities=("Åre", "Östersund"), themes={"hallbarhet": "t1"}, kinds={"enskildfirma": "sole_trader"}
)


def table(*rows: list[str], separator: str = ";", encoding: str = "utf-8") -> import_files.Table:
    return import_files.read("\r\n".join(separator.join(row) for row in (HEADER, *rows)).encode(encoding))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_swedish_letters_survive_whatever_excel_has_saved(encoding: str, separator: str) -> None:
    read = table(ROW, separator=separator, encoding=encoding)
    assert (list(read.header), [list(row) for row in read.rows]) == (HEADER, [ROW])


def test_our_own_exports_come_back_as_they_were() -> None:
    formula = ["=HYPERLINK(1)", ONE, "Åre", "+Plus Minus", "asa@fjall.se"]
    for file in (as_csv(HEADER, [formula]), as_xlsx("Anmälningar", HEADER, [formula])):
        assert [list(row) for row in import_files.read(file).rows] == [formula]


def test_a_formula_is_neutral_on_its_way_out() -> None:
    assert b";'=cmd|calc;" in as_csv(["a", "b", "c"], [["x", "=cmd|calc", "y"]])


def test_a_number_that_excel_made_of_an_organisation_number_is_read() -> None:
    book = Workbook()
    book.active.append(HEADER)
    book.active.append(["Fjällvind AB", float(ONE.replace("-", "")), "Åre", "Åsa Öberg", "asa@fjall.se"])
    out = io.BytesIO()
    book.save(out)
    plan = planned(*import_files.read(out.getvalue()).rows)
    assert [company.number for company in plan.companies] == [ONE]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", import_files.FileEmpty),
        (";".join(HEADER).encode(), import_files.FileEmpty),
        (b"\xd0\xcf\x11\xe0 old", import_files.OldWorkbook),
        (b"PK\x03\x04 broken", import_files.FileUnreadable),
        (b"%PDF-1.7\x00\x01\x02 x", import_files.FileUnreadable),
        (b"x" * (import_files.MOST_BYTES + 1), import_files.FileTooLarge),
        (b"a;b\n" * 502, import_files.TooManyRows),
        (";".join(ROW).encode() + b"\n" + ";".join(ROW).encode(), import_files.HeadingsMissing),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        import_files.read(content)


def test_a_workbook_that_unpacks_to_far_more_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (import_files.MOST_UNPACKED + 1))
    assert len(out.getvalue()) < import_files.MOST_BYTES
    with pytest.raises(import_files.FileTooLarge):
        import_files.read(out.getvalue())


@pytest.mark.parametrize(
    "number", ["750231-0241", "19750231-0241", "7502310241", "750231+0241", "750231 0241"]
)
def test_a_personal_number_is_never_kept(number: str) -> None:
    read = table(["Firman", number, "Åre", f"Lisa {number}", "lisa@firma.se"])
    assert "0241" not in str(read)
    assert read.rows[0][1] == import_columns.HIDDEN_NUMBER
    assert ONE in str(table(ROW))


def test_a_name_cannot_carry_lines_or_signs_that_turn_the_text() -> None:
    read = table(["Fjällvind AB", ONE, "Åre", '"Åsa\r\nBcc: alla@x.se \u202e Öberg"', "asa@fjall.se"])
    assert read.rows[0][3] == text.one_line("Åsa Bcc: alla@x.se Öberg")


# --- columns ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (HEADER, {"company": 0, "org_no": 1, "municipality": 2, "name": 3, "email": 4}),
        (
            ["E-POST", "namn", "Org.nr", "Kommun", "FÖRETAGSNAMN"],
            {"email": 0, "name": 1, "org_no": 2, "municipality": 3, "company": 4},
        ),
        (["Company", "E-mail", "Name"], {"company": 0, "email": 1, "name": 2}),
        (["x", "", "y"], {}),
    ],
)
def test_columns_are_known_by_their_headings(header: list[str], found: dict[str, int]) -> None:
    assert import_columns.guess(header) == found


WORDS = {name: (name, name) for name in import_columns.FIELDS}


def test_a_column_that_is_needed_must_be_pointed_out_and_once() -> None:
    whole = {"company": 0, "municipality": 1, "name": 2, "email": 3}
    import_columns.check_columns(whole, WORDS)
    for name in whole:
        with pytest.raises(import_columns.ColumnMissing):
            import_columns.check_columns({k: v for k, v in whole.items() if k != name}, WORDS)
    with pytest.raises(import_columns.ColumnTwice):
        import_columns.check_columns({**whole, "email": 2}, WORDS)


# --- rows ---------------------------------------------------------------------------------------------


def planned(*rows: object, known: tuple[Known, ...] = (), header: list[str] = HEADER) -> import_rules.Plan:
    return import_rules.plan(rows, import_columns.guess(header), setting=SETTING, known=known)  # type: ignore[arg-type]


def states(plan: import_rules.Plan) -> list[str]:
    return [line.state for line in plan.lines]


def test_people_of_one_company_come_together() -> None:
    plan = planned(
        ROW, ["Fjällvind", ONE, "Åre", "Bo Ek", "bo@fjall.se"], ["Skid AB", TWO, "åre", "C D", "c@d.se"]
    )
    assert [len(company.people) for company in plan.companies] == [2, 1]
    assert (states(plan), plan.newcomers, plan.faults) == (["new"] * 3, 3, 0)


def test_each_row_tells_all_that_is_wrong_with_it() -> None:
    plan = planned(["", "559900-0000", "Månen", "...", "asa"], ROW)
    assert [type(fault).__name__ for fault in plan.lines[0].errors] == [
        "OrgNoMalformed",
        "TextEmpty",
        "UnknownMunicipality",
        "NameUnreadable",
        "EmailMalformed",
    ]
    assert (plan.lines[0].number, states(plan), plan.faults) == (2, ["error", "new"], 1)


def test_swapped_columns_are_seen_as_faults_in_every_row() -> None:
    header = ["Företag", "Organisationsnummer", "Kommun", "E-post", "Namn"]
    assert states(planned(ROW, ROW, header=header)) == ["error", "error"]


def test_the_same_person_twice_is_one_and_a_fourth_is_too_many() -> None:
    again = [ROW[0], ROW[1], ROW[2], "ÅSA ÖBERG", "ASA@fjall.se"]
    others = [["F", ONE, "Åre", f"P {n}", f"p{n}@fjall.se"] for n in range(3)]
    plan = planned(ROW, again, *others)
    assert states(plan) == ["new", "twice", "new", "new", "error"]
    assert isinstance(plan.lines[4].errors[0], rules.TooManyDelegates)


def test_who_is_registered_is_left_alone_and_others_join_the_company() -> None:
    there = Known("c1", ONE, frozenset({("åsa öberg", "asa@fjall.se")}), 2)
    plan = planned(
        ROW, ["F", ONE, "Åre", "Bo Ek", "bo@f.se"], ["F", ONE, "Åre", "C D", "c@f.se"], known=(there,)
    )
    assert states(plan) == ["known", "joins", "error"]
    assert [(company.company_id, len(company.people)) for company in plan.companies] == [("c1", 1)]


def test_a_sole_trader_needs_no_number_and_others_do() -> None:
    header = [*HEADER, "Företagsform"]
    plan = planned(
        ["Firman", "", "Åre", "Lisa Ek", "lisa@f.se", "Enskild firma"],
        ["Firman 2", import_columns.HIDDEN_NUMBER, "Åre", "Bo Ek", "bo@f.se", ""],
        ["Bolag", "", "Åre", "C D", "c@d.se", ""],
        ["Bolag", ONE, "Åre", "C D", "c@d.se", "Kung"],
        header=header,
    )
    assert states(plan) == ["new", "new", "error", "error"]
    assert [(company.kind, company.number) for company in plan.companies] == [("sole_trader", "")] * 2


def test_votes_are_as_many_as_the_file_says_and_voters_come_first() -> None:
    header = [*HEADER, "Får rösta", "Teman"]
    plan = planned(
        [*ROW, "nej", ""], ["F", ONE, "Åre", "Bo Ek", "bo@f.se", "Ja", "Hållbarhet"], header=header
    )
    (company,) = plan.companies
    assert (company.votes, [person.name for person in company.delegates]) == (1, ["Bo Ek", "Åsa Öberg"])
    assert states(planned([*ROW, "kanske", ""], header=header)) == ["error"]
    assert states(planned([*ROW, "", "Rymdfart"], header=header)) == ["error"]
    assert planned([*ROW, "", ""], header=header).companies[0].votes is None


def test_empty_rows_are_passed_over_and_short_ones_are_faults() -> None:
    assert states(planned(["", "", "", "", ""], ["Fjällvind AB"], ROW)) == ["error", "new"]
