"""The pages that are looked at: by the screenshots, and by axe-core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.running import RunningHouse

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def nothing(page: Page, house: RunningHouse) -> None:
    """No preparation."""
    del page, house


@dataclass(frozen=True)
class View:
    """A page, who looks at it, and at which stage of the demonstration."""

    name: str
    path: str
    who: str = ""
    stage: str = "sitting"
    live: bool = False
    full: bool = True
    sizes: tuple[str, ...] = ("phone", "desktop")
    prepare: Callable[[Page, RunningHouse], None] = nothing


def sign_in(page: Page, house: RunningHouse, who: str) -> None:
    """Sign in with a seat's link (``seat``), or as a member of staff by a one-time link."""
    if not who:
        return
    if who == "seat":
        page.goto(house.links["Delegat,"])
        page.get_by_role("button", name="Öppna min plats").click()
        return
    made = house.command("staff", "link", f"{who}@exempel.test").strip()
    page.goto(house.base + "/logga-in/" + made.rsplit("/", 1)[1])
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url("**/personal")


PAGES = (
    View("start", "/", stage="open"),
    View("anmalan", "/anmalan", stage="open"),
    View("personuppgifter", "/personuppgifter", stage="open"),
    View("tillganglighet", "/tillganglighet", stage="open"),
    View("in", "/in", stage="open"),
    View("logga-in", "/logga-in", stage="open"),
    View("resultat-tom", "/resultat", stage="open"),
    View("saknas", "/finns-inte", stage="open"),
    View("office", "/office/", who="organisator", stage="open"),
    View("office-editions", "/office/editions", who="organisator", stage="open"),
    View("office-registrations", "/office/registrations", who="organisator", stage="open"),
    View("office-budget", "/office/budget", who="organisator", stage="open"),
    View("office-accounts", "/office/accounts", who="organisator", stage="open"),
    View("personal", "/personal", who="organisator", stage="open"),
    View("console-before", "/console", who="sekreterare", stage="open", live=True),
    View("live", "/live", who="seat", live=True, full=False),
    View("fragor", "/fragor", who="seat"),
    View("mina-fragor", "/fragor/mina", who="seat"),
    View("console", "/console", who="sekreterare", live=True),
    View("podium", "/podium", who="ordforande", live=True),
    View("screen", "/screen", who="storbild", live=True, full=False, sizes=("desktop",)),
    View("moderator", "/moderator", who="fraga"),
    View("door", "/door", who="dorr"),
    View("desk", "/desk", who="hjalp"),
    View("start", "/", stage="after"),
    View("resultat", "/resultat", stage="after"),
    View("protokoll", "/protokoll", stage="after"),
    View("uppfoljning", "/uppfoljning", stage="after"),
    View("live", "/live", who="seat", stage="after", live=True, full=False),
    View("fragor", "/fragor", stage="after"),
    View("utvardering", "/office/evaluation", who="organisator", stage="after"),
    View("office", "/office/", who="organisator", stage="after"),
    View("budget", "/office/budget", who="organisator", stage="after"),
    View("console", "/console", who="sekreterare", stage="after", live=True),
)
