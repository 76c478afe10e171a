import pytest

from intake.ui.theme.tokens import (
    CONTRAST,
    DARK,
    EDGE_PAIRS,
    LIGHT,
    TEXT_PAIRS,
    Colors,
    ThemeName,
    contrast,
    make_theme,
)

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("ink", "paper"), TEXT_PAIRS)
def test_text_is_readable(name: str, ink: str, paper: str) -> None:
    colors: Colors = PALETTES[name]
    assert contrast(getattr(colors, ink), getattr(colors, paper)) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("edge", "paper"), EDGE_PAIRS)
def test_edges_and_focus_can_be_seen(name: str, edge: str, paper: str) -> None:
    colors: Colors = PALETTES[name]
    assert contrast(getattr(colors, edge), getattr(colors, paper)) >= 3


def test_contrast_of_black_on_white_is_the_greatest() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_the_system_theme_follows_the_desktop() -> None:
    assert make_theme(ThemeName.SYSTEM, is_desktop_dark=True).is_dark
    assert not make_theme(ThemeName.SYSTEM).is_dark


def test_measures_grow_with_the_scale() -> None:
    assert make_theme(ThemeName.LIGHT, scale=1.5).s(40) == 60
    assert make_theme(ThemeName.LIGHT, scale=1.25).px("body") == 18
