from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from intake.assets import folder
from intake.ui.theme import ThemeName, font, icon, make_theme, pixmap
from intake.ui.theme.qss import style_sheet


def test_the_bundled_fonts_have_four_weights(application: QApplication) -> None:
    styles = set(QFontDatabase.styles("Noto Sans"))
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= styles
    assert font(make_theme(ThemeName.LIGHT), "h1").weight() == 600


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST])
def test_the_style_sheet_names_only_files_that_are_there(name: ThemeName) -> None:
    sheet = style_sheet(make_theme(name))
    named = [part.split('"')[0] for part in sheet.split('url("')[1:]]
    assert named
    assert [path for path in named if not Path(path).is_file()] == []


def test_an_icon_is_drawn_in_the_colour_asked_for(application: QApplication) -> None:
    drawn = pixmap("lock", "#FF0000", 18).toImage()
    inked = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert inked == {"#ff0000"}
    assert not icon("arrow-left", "#000000", 18, flip=True).isNull()


def test_fonts_and_icons_come_with_their_licences() -> None:
    resources = Path(str(folder("resources")))
    assert "SIL OPEN FONT LICENSE" in (resources / "fonts/OFL-NotoSans.txt").read_text()
    assert "ISC License" in (resources / "icons/LICENSE-Lucide.txt").read_text()
