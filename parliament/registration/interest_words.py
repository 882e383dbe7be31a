"""The words of interest and selection on pages: sectors, sizes, needs, states, aims and reasons."""

from __future__ import annotations

from flask_babel import gettext as _

from parliament.editions import service as editions
from parliament.pages import chosen_language
from parliament.registration import choosing, rules, selecting
from parliament.registration import interest_rules as states
from parliament.registration.choosing import Reason
from parliament.registration.selecting import Key
from parliament.registration.setting import sectors


def sector_words() -> dict[str, str]:
    """Sector → name, in the visitor's language."""
    english = chosen_language() == "en"
    return {code: names[english] for code, names in sectors().items()}


def size_words() -> dict[str, str]:
    """Size → how many work there, in words."""
    return {
        "1": _("1 person"),
        "2-9": _("2–9 personer"),
        "10-49": _("10–49 personer"),
        "50-249": _("50–249 personer"),
        "250+": _("250 personer eller fler"),
    }


def food_words() -> dict[str, str]:
    """Diet → name."""
    return {
        "vegetarian": _("Vegetariskt"),
        "vegan": _("Veganskt"),
        "gluten": _("Utan gluten"),
        "lactose": _("Utan laktos eller mjölk"),
        "nuts": _("Utan nötter"),
        "fish": _("Utan fisk och skaldjur"),
        "pork": _("Utan fläskkött"),
        "other_food": _("Annan kost, se fältet under"),
    }


def access_words() -> dict[str, str]:
    """Access need → name."""
    return {
        "hearing_loop": _("Hörslinga"),
        "speech_to_text": _("Skrivtolk"),
        "sign_language": _("Teckenspråkstolk"),
        "wheelchair": _("Plats för rullstol"),
        "companion": _("Ledsagare eller assistent följer med"),
        "large_print": _("Papper med stor stil"),
        "other_access": _("Annat, se fältet under"),
    }


def state_words() -> dict[str, tuple[str, str]]:
    """State → (kind of mark, word)."""
    return {
        states.RECEIVED: ("wait", _("Ny")),
        states.SELECTED: ("info", _("Vald, inte inbjuden")),
        states.RESERVE: ("wait", _("Reserv")),
        states.INVITED: ("wait", _("Inbjuden, väntar på svar")),
        states.CONFIRMED: ("ok", _("Har tackat ja")),
        states.DECLINED: ("stop", _("Har tackat nej")),
        states.EXPIRED: ("stop", _("Svarade inte i tid")),
        states.CANCELLED: ("stop", _("Har avbokat")),
        states.WITHDRAWN: ("stop", _("Har tagit tillbaka")),
    }


def dimension_words() -> dict[str, str]:
    """What an aim can be about."""
    return {
        selecting.MUNICIPALITY: _("Kommun"),
        selecting.SECTOR: _("Bransch"),
        selecting.SIZE: _("Storlek"),
        selecting.THEME: _("Tema"),
        selecting.NEWCOMER: _("Nya företag"),
    }


def key_words(edition_id: str) -> dict[Key, str]:
    """What an aim is about, in words."""
    sector, size = sector_words(), size_words()
    themes = {theme.id: theme.name for theme in editions.themes(edition_id)}
    named = {selecting.SECTOR: sector, selecting.SIZE: size, selecting.THEME: themes}
    words = {}
    for key in choosing.values(edition_id):
        dimension, value = key
        words[key] = named.get(dimension, {}).get(value, value)
    words[selecting.NEWCOMER, selecting.NEW] = _("Nya företag")
    if chosen_language() == "en":
        words[selecting.MUNICIPALITY, rules.OTHER_MUNICIPALITY] = _("Annan kommun")
    return words


def why(reason: Reason | None, names: dict[Key, str], *, chosen: bool) -> str:
    """Why a company was chosen or not, in a sentence."""
    if reason is None:
        return str(_("Inget beslut än."))
    lacked = ", ".join(
        _("%(what)s saknade %(n)s", what=names.get(key, key[1]), n=n) for key, n in reason.lacked
    )
    if reason.code == choosing.BY_HAND:
        sentence = _("Vald för hand.") if chosen else _("Satt på reservlistan för hand.")
    elif reason.code == selecting.AIMS:
        sentence = _("Vald för att målen saknade platser: %(lacked)s.", lacked=lacked)
    elif reason.code == selecting.LOT:
        sentence = _("Vald genom lottning: inget mål saknade platser som företaget kunde fylla.")
    elif lacked:
        sentence = _("Platserna räckte inte. Fyller mål som saknar platser: %(lacked)s.", lacked=lacked)
    else:
        sentence = _("Platserna räckte inte, och inget mål saknade platser som företaget kunde fylla.")
    return str(sentence)
