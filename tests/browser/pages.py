"""The pages that are looked at, by the screenshots and by axe-core: every GET page of the table of access."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.hall import CHROMIUM, CHROMIUM_FLAGS, Hall, connected

__all__ = ["CHROMIUM", "CHROMIUM_FLAGS", "PAGES", "View"]


def nothing(page: Page) -> None:
    """The page as it opens."""


def sent_empty(page: Page) -> None:
    """The page's form, sent with nothing in it: the server refuses, and says why at each field."""
    form = page.locator("main form[method=post]").last
    form.evaluate("form => { form.noValidate = true; }")
    with page.expect_navigation():
        form.locator("[type=submit]").last.click()
    page.locator(".error-summary, .error").first.wait_for()


def unfolded(page: Page) -> None:
    """Every fold of the page open, confirmations too."""
    page.evaluate("() => document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")


def a_file_sent(page: Page) -> None:
    """A file with one good row and one at fault, and the folds of the page that shows it open."""
    rows = "Företag;Kommun;Organisationsnummer;Namn;E-post\n" + "".join(
        f"Exempelbolaget {name} AB;{place};559900-9007;{name} Exempelsson;{name}@exempel.se\n"
        for name, place in (("Fjällvind", "Åre"), ("Skidspår", "Månen"))
    )
    page.locator("#file").set_input_files(
        {"name": "anmalningar.csv", "mimeType": "text/csv", "buffer": rows.encode("cp1252")}
    )
    with page.expect_navigation():
        page.locator("main form [type=submit]").first.click()
    unfolded(page)


@dataclass(frozen=True)
class View:
    """A page, who looks at it, and at which stage of the demonstration."""

    name: str
    path: str
    who: str = ""
    stage: str = "sitting"
    endpoint: str = ""
    """The page's place in the table of access, where the path does not say it."""
    follow: tuple[str, ...] = ()
    """Links to follow from ``path``, each the first that the selector finds; ``+`` goes on below it."""
    act: Callable[[Page], None] = nothing
    """What is done on the page before it is looked at."""
    live: bool = False
    full: bool = True
    sizes: tuple[str, ...] = ("phone", "desktop")

    def open(self, hall: Hall, page: Page) -> None:
        """Go to the page, and do there what is to be done."""
        page.goto(self.path.replace("<key>", hall.seat(2)["key"]) if "<key>" in self.path else self.path)
        for step in self.follow:
            further = page.url + step[1:] if step.startswith("+") else None
            page.goto(further or page.locator(step).first.get_attribute("href") or "")
        if self.live and page.locator("#link").count():
            connected(page)
        self.act(page)

    @property
    def title(self) -> str:
        """Stage and name, as in the names of pictures."""
        return f"{self.stage}-{self.name}"


def _office(name: str, path: str, *follow: str, **more: object) -> View:
    return View(name, path, who="organisator", stage="open", follow=follow, **more)  # type: ignore[arg-type]


_EDITION = "main a[href*='/office/editions/']:not([href*='/new'])"
_EXPENSE = "main a[href*='/budget/expenses/']:not([href*='/new'])"
_ORDER = "main a:has-text('Exempelköket AB')"
_THEME = "main a[href*='/office/themes/']"
_PLAN = "main table a[href*='/office/register/']"
_INDICATOR = "main table a[href*='/indicators/']"

_OPEN = (
    View("start", "/", stage="open"),
    View("upplaga", "/upplagor/2022", stage="open"),
    View("upplaga-installd", "/upplagor/2020", stage="open"),
    View("anmalan", "/anmalan", stage="open"),
    View("anmalan-fel", "/anmalan", stage="open", act=sent_empty),
    View("hjalp", "/hjalp", stage="open"),
    View("personuppgifter", "/personuppgifter", stage="open"),
    View("tillganglighet", "/tillganglighet", stage="open"),
    View("in", "/in", stage="open"),
    View("in-fel", "/in", stage="open", act=sent_empty),
    View("glomt-lank", "/glomt-lank", stage="open"),
    View("intresse", "/intresse", stage="open"),
    View("min-plats", "/d/<key>/min-plats", stage="open", endpoint="self_service.overview", act=unfolded),
    View("plats-lamnad", "/plats-lamnad", stage="open"),
    View("logga-in", "/logga-in", stage="open"),
    View("logga-in-kod", "/logga-in/kod", stage="open"),
    View("resultat-tom", "/resultat", stage="open"),
    View("uppfoljning-tom", "/uppfoljning", stage="open"),
    View("saknas", "/finns-inte", stage="open"),
    View("biljett", "/d/<key>", stage="open", endpoint="registration.ticket"),
    View("utvardering-stangd", "/utvardering", who="seat", stage="open"),
    View("tack", "/utvardering/tack", stage="open"),
    View("live", "/live", who="seat", stage="open", live=True, full=False),
    _office("office", "/office/"),
    _office("office-editions", "/office/editions"),
    _office("office-edition", "/office/editions", _EDITION, endpoint="office_editions.one"),
    _office("office-edition-new", "/office/editions/new"),
    _office(
        "office-edition-facts",
        "/office/editions",
        _EDITION,
        "main a[href$='/facts']",
        endpoint="office_editions.facts",
    ),
    _office(
        "office-edition-municipalities",
        "/office/editions",
        _EDITION,
        "main a[href$='/municipalities']",
        endpoint="office_editions.municipalities",
    ),
    _office(
        "office-partner-new",
        "/office/editions",
        _EDITION,
        "main a[href$='/partners/new']",
        endpoint="office_editions.new_partner",
    ),
    _office(
        "office-theme-new",
        "/office/editions",
        _EDITION,
        "main a[href$='/themes/new']",
        endpoint="office_content.new_theme",
    ),
    _office(
        "office-item-new",
        "/office/editions",
        _EDITION,
        "main a[href$='/programme/new']",
        endpoint="office_content.new_item",
    ),
    _office(
        "office-item",
        "/office/editions",
        _EDITION,
        "main a[href*='/office/programme/']",
        endpoint="office_content.item",
    ),
    _office("office-theme", "/office/editions", _EDITION, _THEME, endpoint="office_content.theme"),
    _office(
        "office-issue-new",
        "/office/editions",
        _EDITION,
        _THEME,
        "+/issues/new",
        endpoint="office_content.new_issue",
    ),
    _office(
        "office-issue",
        "/office/editions",
        _EDITION,
        _THEME,
        "main a[href*='/office/issues/']",
        endpoint="office_content.issue",
    ),
    _office("office-registrations", "/office/registrations"),
    _office("office-import", "/office/registrations/import"),
    _office("office-import-fil", "/office/registrations/import", act=a_file_sent, endpoint="imports.one"),
    _office(
        "office-company",
        "/office/registrations",
        "main td a, main th a",
        act=unfolded,
        endpoint="registrations.company",
    ),
    _office("office-interests", "/office/interests"),
    _office(
        "office-interest",
        "/office/interests",
        "main td a, main th a",
        act=unfolded,
        endpoint="interests.one",
    ),
    _office("moderator-suggested", "/moderator/suggested"),
    _office("office-selection", "/office/selection"),
    _office("office-selection-setting", "/office/selection/setting"),
    _office("office-invitations", "/office/selection/invitations", act=unfolded),
    _office("office-needs", "/office/selection/needs"),
    _office("office-kitchen", "/office/selection/kitchen"),
    _office("office-budget", "/office/budget"),
    _office("office-budget-frame", "/office/budget/frame"),
    _office("office-budget-line-new", "/office/budget/lines/new", act=sent_empty),
    _office(
        "office-budget-line",
        "/office/budget",
        "main a[href*='/budget/lines/']:not([href*='/new'])",
        endpoint="budget.change_line",
    ),
    _office("office-budget-order", "/office/budget/orders/new", act=sent_empty),
    _office("office-budget-expense", "/office/budget/expenses/new", act=sent_empty),
    _office("office-budget-suppliers", "/office/budget/suppliers", endpoint="budget_suppliers.overview"),
    _office(
        "office-budget-supplier",
        "/office/budget/suppliers",
        "main a[href*='/suppliers/one']",
        endpoint="budget_suppliers.one",
    ),
    _office("office-budget-comparison", "/office/budget/comparison", endpoint="budget_earlier.compare"),
    _office("office-budget-earlier", "/office/budget/comparison/new", act=sent_empty),
    _office("office-budget-approvals", "/office/budget/approvals", endpoint="budget_proof.waiting"),
    _office("office-accounts", "/office/accounts"),
    _office("office-account-new", "/office/accounts/new", act=sent_empty),
    _office("office-account", "/office/accounts", "main td a, main th a", endpoint="office_accounts.one"),
    _office("office-tokens", "/office/accounts/tokens"),
    _office("office-evaluation", "/office/evaluation"),
    _office(
        "office-survey", "/office/evaluation/questions", act=unfolded, endpoint="evaluation_builder.overview"
    ),
    _office("office-survey-new", "/office/evaluation/questions/new", act=sent_empty),
    _office(
        "office-survey-question",
        "/office/evaluation/questions",
        "main a[href*='/questions/q']",
        endpoint="evaluation_builder.one",
    ),
    _office("office-survey-preview", "/office/evaluation/questions/preview"),
    _office("office-survey-people", "/office/evaluation/people", endpoint="evaluation_people.overview"),
    _office(
        "office-survey-politicians",
        "/office/evaluation/people?audience=politicians",
        act=unfolded,
        endpoint="evaluation_people.overview",
    ),
    _office("office-survey-years", "/office/evaluation/years", act=sent_empty),
    _office("office-mail", "/office/mail"),
    _office("office-mail-sample", "/office/mail", "main a[href*='/samples/']", endpoint="mail.sample"),
    _office("office-papper", "/office/papper"),
    _office("office-privacy", "/office/privacy", endpoint="privacy.overview"),
    _office("office-privacy-people", "/office/privacy/people?q=exempel", endpoint="privacy_people.search"),
    _office(
        "office-privacy-person",
        "/office/privacy/people?q=exempel",
        "main td a, main th a",
        act=unfolded,
        endpoint="privacy_people.one",
    ),
    _office("office-privacy-disposal", "/office/privacy/disposal", endpoint="privacy_disposal.overview"),
    _office(
        "office-privacy-disposal-letters",
        "/office/privacy/disposal/letters",
        act=unfolded,
        endpoint="privacy_disposal.one",
    ),
    _office(
        "office-privacy-document",
        "/office/privacy/documents/konsekvensbedomning",
        endpoint="privacy.document",
    ),
    _office("personal", "/personal"),
    _office("losenord", "/personal/losenord"),
    _office("inloggningsapp", "/personal/inloggningsapp"),
    _office("inloggningsapp-ny", "/personal/inloggningsapp/ny", act=sent_empty),
    View("console", "/console", who="sekreterare", stage="open", live=True),
    View("screen", "/screen", who="storbild", stage="open", full=False, sizes=("desktop",)),
)
_SITTING = (
    View("live", "/live", who="seat", live=True, full=False),
    View("fragor", "/fragor", who="seat"),
    View("fraga-ny", "/fragor/ny", who="seat"),
    View("fraga-ny-fel", "/fragor/ny", who="seat", act=sent_empty),
    View("mina-fragor", "/fragor/mina", who="seat"),
    View("console", "/console", who="sekreterare", live=True),
    View("console-unfolded", "/console", who="sekreterare", live=True, act=unfolded),
    View("podium", "/podium", who="ordforande", live=True),
    View("screen", "/screen", who="storbild", full=False, sizes=("desktop",)),
    View("overlay", "/screen/overlay", who="storbild", full=False, sizes=("desktop",)),
    View("moderator", "/moderator", who="organisator"),
    View(
        "moderator-fraga",
        "/moderator",
        who="organisator",
        follow=("main a[href*='/moderator/']",),
        endpoint="questions.one",
    ),
    View("speakers", "/speakers", who="organisator"),
    View("mikrofon", "/mikrofon", who="organisator"),
    View("door", "/door", who="organisator"),
    View("door-walk-in", "/door/walk-in", who="organisator"),
    View("door-utan-natet", "/door/shell", who="organisator", act=unfolded),
    View("door-utan-biljett", "/door/walk-in", who="organisator"),
    View("door-utan-biljett-fel", "/door/walk-in", who="organisator", act=sent_empty),
    View(
        "door-person", "/door", who="organisator", follow=("main a.door-name",), endpoint="door_scans.person"
    ),
    View("desk", "/desk", who="organisator"),
    View("screens", "/console/screens", who="sekreterare"),
    View("dagordning", "/dagordning", who="sekreterare", endpoint="agenda.public"),
    View("office-agenda", "/office/agenda", who="organisator", act=unfolded),
    View("office-agenda-new", "/office/agenda/new", who="organisator", act=sent_empty),
    View(
        "office-agenda-item",
        "/office/agenda",
        who="organisator",
        follow=("main th a",),
        endpoint="office_agenda.item",
    ),
    View("office-summons", "/office/agenda/summons", who="organisator", act=unfolded),
    View("roll-call", "/roll-call", who="sekreterare"),
    View(
        "roll-call-seat", "/roll-call", who="sekreterare", follow=("main .roll a",), endpoint="presence.seat"
    ),
    View("desk-plats", "/desk?q=2", who="organisator", endpoint="desk.desk", act=unfolded),
)
_AFTER = (
    View("start", "/", stage="after"),
    View("anmalan-stangd", "/anmalan", stage="after"),
    View("resultat", "/resultat", stage="after"),
    View(
        "resultat-ett",
        "/resultat",
        stage="after",
        follow=("main a[href*='/resultat/']",),
        endpoint="voting.result",
    ),
    View("protokoll", "/protokoll", stage="after"),
    View("protokollsutdrag", "/protokoll/utdrag/5", stage="after"),
    View("office-minutes", "/office/minutes", who="sekreterare", stage="after"),
    View("office-minutes-preview", "/office/minutes/preview", who="sekreterare", stage="after"),
    View(
        "office-minutes-section",
        "/office/minutes",
        who="sekreterare",
        stage="sitting",
        follow=("main a[href*='/text/']",),
        endpoint="minutes_desk.section",
    ),
    View("uppfoljning", "/uppfoljning", stage="after"),
    View("fragor", "/fragor", stage="after"),
    View("utvardering", "/utvardering", who="seat", stage="after"),
    View("live", "/live", who="seat", stage="after", live=True, full=False),
    View("screen", "/screen", who="storbild", stage="after", full=False, sizes=("desktop",)),
    View("office", "/office/", who="organisator", stage="after"),
    View("office-evaluation", "/office/evaluation", who="organisator", stage="after"),
    View("office-survey-texts", "/office/evaluation/texts", who="organisator", stage="after", act=unfolded),
    View("office-survey-years", "/office/evaluation/years", who="organisator", stage="after", act=unfolded),
    View("office-survey-paper", "/office/evaluation/paper/enter", who="organisator", stage="after"),
    View("office-budget", "/office/budget", who="organisator", stage="after"),
    View(
        "office-expense",
        "/office/budget",
        who="organisator",
        stage="after",
        follow=(_EXPENSE,),
        endpoint="budget_proof.expense",
    ),
    View(
        "office-expense-correct",
        "/office/budget",
        who="organisator",
        stage="after",
        follow=(_EXPENSE, "+/correct"),
        endpoint="budget.correct",
    ),
    View(
        "office-order-settle",
        "/office/budget",
        who="organisator",
        stage="after",
        follow=(_ORDER, "main a[href$='/settle']"),
        endpoint="budget.settle",
    ),
    *(
        View(name, "/office/register", who="organisator", stage="after", follow=follow, endpoint=endpoint)
        for name, follow, endpoint in (
            ("office-register", (), "register.plans"),
            ("office-register-new", ("main a[href$='/register/new']",), "register.new_plan"),
            ("office-register-plan", (_PLAN,), "register.plan"),
            ("office-register-area-new", (_PLAN, "main a[href$='/areas/new']"), "register.new_area"),
            ("office-register-public", (_PLAN, "main a[href*='/handlingsplan/']"), "register.public_plan"),
            ("office-register-action-new", (_PLAN, "main a[href$='/actions/new']"), "register.new_action"),
            (
                "office-register-action",
                (_PLAN, "main a[href*='/actions/']:not([href$='/new'])"),
                "register.action",
            ),
            ("office-register-changes", (_PLAN, "main a[href$='/changes']"), "register.changes"),
            ("office-indicators", (_PLAN, "main a[href$='/indicators']"), "indicators.overview"),
            ("office-indicator", (_PLAN, "main a[href$='/indicators']", _INDICATOR), "indicators.one"),
            (
                "office-indicator-series",
                (_PLAN, "main a[href$='/indicators']", _INDICATOR, "main a[href$='/series']"),
                "indicators.series",
            ),
        )
    ),
    View("office-undertakings", "/office/undertakings", who="organisator", stage="after"),
    View("undertakings-new", "/undertakings/new", who="organisator", stage="after"),
    View(
        "office-undertaking",
        "/office/undertakings",
        who="organisator",
        stage="after",
        follow=("main a[href*='/office/undertakings/']",),
        endpoint="undertakings.one",
    ),
    View(
        "uppfoljning-atagande",
        "/uppfoljning",
        stage="after",
        follow=("main a[href*='/uppfoljning/ataganden/']",),
        endpoint="undertakings_public.one",
    ),
    View("uppfoljning-data", "/uppfoljning/oppna-data", stage="after"),
    View("moderator", "/moderator", who="organisator", stage="after"),
    View("console", "/console", who="sekreterare", stage="after", live=True),
    View("podium", "/podium", who="ordforande", stage="after", live=True),
)
PAGES = _OPEN + _SITTING + _AFTER
