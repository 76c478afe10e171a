"""The own card as a QR code that cameras read, and another card as text."""

from PySide6.QtWidgets import QWidget

from intake.app.codes import code_rows
from intake.ui.kit.context import Context
from intake.ui.views.card_dialog import QUIET, CardDialog, CodePicture
from tests.ui.conftest import Show


def test_code_is_dark_on_white_with_a_quiet_edge_whatever_the_theme(
    context: Context, show: Show
) -> None:
    rows = code_rows("x" * 700)
    dialog = CardDialog(context, show(QWidget()), rows)
    (picture,) = dialog.findChildren(CodePicture)
    image = picture.grab().toImage()
    unit = image.width() / (len(rows) + 2 * QUIET)

    def is_dark(across: int, down: int) -> bool:
        at = round((across + QUIET + 0.5) * unit), round((down + QUIET + 0.5) * unit)
        return image.pixelColor(*at).lightness() < 128

    size = range(len(rows))
    assert all(is_dark(x, y) == rows[y][x] for x in size for y in size)
    assert not any(is_dark(x, -QUIET) for x in size)


def test_a_card_as_text_is_given_once_and_an_empty_one_never(context: Context, show: Show) -> None:
    dialog = CardDialog(context, show(QWidget()), code_rows("x"))
    came: list[str] = []
    dialog.given.connect(came.append)
    dialog._take()
    dialog._text.setPlainText('{"v":1}')
    dialog._take()
    assert came == ['{"v":1}']
