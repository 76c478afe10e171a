import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button, icon_button
from intake.ui.kit.context import Context, change_theme
from intake.ui.kit.empty_state import EmptyState
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import BilingualPair, IconLabel, label
from intake.ui.kit.layout import column, holder
from intake.ui.kit.nav import NavItem, SectionMark
from intake.ui.kit.rail import RailItem
from intake.ui.kit.rows import CheckRow, ChoiceRow, RowSize
from intake.ui.kit.segmented import Segment, Segmented
from intake.ui.kit.status_bar import StatusBar, StatusItem
from intake.ui.kit.strength_meter import StrengthMeter
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.theme import ThemeName, make_theme
from tests.ui.conftest import Show, settle

ROLES = {
    ChoiceRow: QAccessible.Role.RadioButton,
    CheckRow: QAccessible.Role.CheckBox,
    SwitchRow: QAccessible.Role.CheckBox,
    NavItem: QAccessible.Role.RadioButton,
}


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("kind", ROLES)
def test_painted_widgets_keep_the_role_of_their_native_control(
    kind: type[QWidget], context: Context
) -> None:
    made = kind(context)  # type: ignore[arg-type]
    assert QAccessible.queryAccessibleInterface(made).role() is ROLES[kind]


def test_a_choice_row_says_both_languages_and_takes_a_click_anywhere(
    context: Context, show: Show
) -> None:
    row = ChoiceRow(context, "1")
    row.set_texts("Yes", "Sí")
    show(row, (600, 48))
    assert row.accessibleName() == "Yes / Sí"
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert row.isChecked()
    assert row.sizeHint().height() == 48
    assert ChoiceRow(context, size=RowSize(66, 21)).sizeHint().height() == 66


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_rows_are_drawn_in_both_directions(
    direction: Qt.LayoutDirection, context: Context, show: Show
) -> None:
    rows: list[QWidget] = []
    choice, check, nav, switch = (
        ChoiceRow(context, "1"),
        CheckRow(context),
        NavItem(context),
        SwitchRow(context),
    )
    choice.set_texts("Police", "شرطة")
    check.set_texts("Police")
    nav.display("Journey", "3/9", SectionMark.PART, 0.3, is_flagged=True)
    switch.set_texts("Name", "It asks for a name.")
    rail = RailItem(context, N_("Settings"), "settings")
    for each in (choice, check, switch, rail):
        each.setChecked(True)
    rows += [choice, check, nav, switch, rail]
    box = holder(column(*rows))
    box.setLayoutDirection(direction)
    show(box, (500, 300))
    drawn = picture(box)
    assert not drawn.isNull()
    assert len({drawn.pixel(x, y) for x in range(0, 500, 3) for y in range(0, 300, 3)}) > 4


def test_a_segment_tells_only_what_a_person_picks(context: Context, show: Show) -> None:
    made = Segmented(context, [("en", N_("English")), ("es", N_("Spanish"))], N_("Language"))
    show(made)
    picked = list[str]()
    made.picked.connect(picked.append)
    made.set_choice("es")
    assert picked == []
    first = made.findChildren(Segment)[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.rect().center())
    assert picked == ["en"]
    context.localizer.set_language("es")
    assert [each.text() for each in made.findChildren(Segment)] == ["Inglés", "Español"]
    assert made.accessibleName() == "Idioma"


def test_arrows_move_within_a_segment(context: Context, show: Show) -> None:
    made = Segmented(context, [("a", "A"), ("b", "B")], N_("Language"), is_plain=True)
    show(made)
    made.set_choice("a")
    first, second = made.findChildren(Segment)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()


def test_a_banner_is_hidden_until_it_speaks(context: Context, show: Show) -> None:
    banner = Banner(context)
    show(holder(column(banner)))
    assert not banner.isVisible()
    acted = list[int]()
    banner.acted.connect(lambda: acted.append(1))
    banner.display("bad", "The disk is full.", "Try again")
    assert banner.isVisible()
    banner._action.click()
    assert acted == [1]
    banner.display("ok", "")
    assert not banner.isVisible()


def test_a_pair_shows_one_column_when_there_is_one_language(context: Context, show: Show) -> None:
    pair = BilingualPair(context, shows_tags=True)
    show(pair)
    pair.display(("es", "¿Quién lo hizo?"), ("ar", "من فعل ذلك؟"))
    shown = [each.text() for each in pair.findChildren(QLabel) if each.isVisible()]
    assert set(shown) == {"Español", "¿Quién lo hizo?", "العربية", "من فعل ذلك؟"}
    second = pair._texts[1]
    assert second.locale().name().startswith("ar")
    assert second.alignment() & Qt.AlignmentFlag.AlignRight
    pair.display(("es", "¿Quién lo hizo?"), None)
    assert [each.text() for each in pair.findChildren(QLabel) if each.isVisible()] == [
        "¿Quién lo hizo?"
    ]


def test_a_field_ties_its_label_hint_and_problem_to_its_control(
    context: Context, show: Show
) -> None:
    edit = PassphraseEdit(context)
    field = Field(context, N_("Passphrase"), edit, N_("Choose a folder."))
    show(field)
    assert edit.accessibleName() == "Passphrase"
    field.set_problem("Too short.")
    assert edit.accessibleDescription() == "Too short."
    assert edit.property("invalid") is True
    field.set_problem("")
    assert edit.property("invalid") is False


def test_a_button_with_an_icon_only_has_a_name(context: Context) -> None:
    made = icon_button(context, "arrow-left", N_("Back"), is_arrow=True)
    assert made.accessibleName() == "Back"
    assert made.toolTip() == "Back"
    context.localizer.set_language("es")
    assert made.accessibleName() == "Atrás"


def test_an_arrow_after_its_word_is_mirrored_with_the_direction(context: Context) -> None:
    made = button(
        context, N_("Next"), "primary", sign=ButtonIcon("arrow-right", is_after=True, is_arrow=True)
    )
    assert made.layoutDirection() is Qt.LayoutDirection.RightToLeft
    context.localizer.set_language("ar")
    assert made.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_status_items_without_words_are_left_out(context: Context, show: Show) -> None:
    bar = StatusBar(context)
    bar.display(StatusItem("circle-check", "Saved"), StatusItem("clock", ""))
    show(bar.widget)
    assert [
        each.text() for each in bar.widget.findChildren(QLabel) if each.text() and each.isVisible()
    ] == ["Saved"]


def test_a_stronger_passphrase_lights_more_bars(context: Context, show: Show) -> None:
    meter = StrengthMeter(context)
    show(meter, (132, 8))
    lit = []
    for score in range(5):
        meter.display(score, "word")
        drawn = picture(meter)
        idle = QColor(context.colors.line).rgb()
        lit.append(sum(drawn.pixel(x, 4) != idle for x in (10, 45, 80, 118)))
    assert lit == [0, 1, 2, 3, 4]
    assert meter.accessibleName() == "word"


def test_an_empty_place_says_what_to_do(context: Context, show: Show) -> None:
    empty = EmptyState(context, "inbox")
    show(empty)
    acted = list[int]()
    empty.acted.connect(lambda: acted.append(1))
    empty.display("Nothing yet", "Add something.", "Add", icon="search")
    empty._action.click()
    assert acted == [1]


def test_icons_follow_the_theme(context: Context, application: QApplication, show: Show) -> None:
    sign = IconLabel(context, "lock", "text")
    show(sign)
    before = sign.pixmap().toImage()
    change_theme(application, context.look, ThemeName.DARK)
    settle(application)
    after = sign.pixmap().toImage()
    change_theme(application, context.look, ThemeName.LIGHT)
    assert before != after
    assert context.theme == make_theme(ThemeName.LIGHT)


def test_a_label_is_plain_text_whatever_it_is_given(context: Context) -> None:
    made = label(context, N_("Signed in as {who}"), who="<b>x</b>")
    assert made.text() == "Signed in as <b>x</b>"
    assert made.textFormat() is Qt.TextFormat.PlainText
