"""The colours of theme.css can be read by everyone: WCAG 1.4.3 and 1.4.11, for every pair that meets."""

import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "static" / "css" / "theme.css"
GROUNDS = ("paper", "surface", "sunken", "ok-tint", "warn-tint", "stop-tint", "info-tint")
PALETTES = ("leaf", "book", "rails", "nodes", "bolt", "tree", "people", "coin")
TEXTS = ("ink", "muted", "fjall", "fjall-strong", "ok", "warn", "stop", *PALETTES)
ON_COLOUR = (("on-fjall", "fjall"), ("on-fjall", "fjall-strong"), ("on-stop", "stop"))
SELECTORS = {
    "light": ':root, [data-theme="light"]',
    "dark by choice": '[data-theme="dark"]',
    "dark by system": ":root:not([data-theme])",
}


def tokens(selector: str) -> dict[str, str]:
    """The custom properties with a colour in the first rule of the selector."""
    css = THEME.read_text(encoding="utf-8")
    body = css.split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body))


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 (same colour) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(colours: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    """The pairs below the least contrast, each with its ratio, for the failure message."""
    ratios = {f"{front} on {ground}": contrast(colours[front], colours[ground]) for front, ground in pairs}
    return [f"{pair}: {ratio:.2f}" for pair, ratio in ratios.items() if ratio < least]


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SELECTORS)
def test_every_text_can_be_read_on_every_ground(scheme: str) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    assert too_weak(tokens(SELECTORS[scheme]), [*pairs, *ON_COLOUR], 4.5) == []


@pytest.mark.parametrize("scheme", SELECTORS)
def test_every_edge_of_a_control_can_be_seen(scheme: str) -> None:
    assert too_weak(tokens(SELECTORS[scheme]), [("line", ground) for ground in GROUNDS], 3) == []


def test_dark_is_the_same_whether_chosen_or_the_systems() -> None:
    assert tokens(SELECTORS["dark by choice"]) == tokens(SELECTORS["dark by system"])


def test_light_and_dark_name_the_same_tokens() -> None:
    assert set(tokens(SELECTORS["light"])) == set(tokens(SELECTORS["dark by choice"]))


def test_each_palette_of_a_theme_has_an_icon_of_its_own() -> None:
    icons = (THEME.parents[2] / "templates" / "macros" / "icons.html").read_text(encoding="utf-8")
    assert [palette for palette in PALETTES if f'"{palette}":' not in icons] == []


def test_each_palette_of_a_theme_has_its_class_and_its_colour() -> None:
    css = THEME.read_text(encoding="utf-8")
    assert tuple(re.findall(r"\.theme-(\w+) \{ --theme: var\(--\1\); \}", css)) == PALETTES
