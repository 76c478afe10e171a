from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit

from intake.i18n import N_
from intake.ui.localizer import Localizer
from intake.ui.qt_strings import QtStrings
from tests.ui.conftest import Show, settle, type_text


def test_a_bound_text_follows_the_language(application: QApplication) -> None:
    localizer, shown = Localizer("en"), list[str]()
    owner = QObject()
    localizer.bind(owner, shown.append, N_("Settings"))
    localizer.set_language("es")
    localizer.set_language("es")
    assert shown == ["Settings", "Ajustes"]


def test_values_are_asked_anew_at_every_switch(application: QApplication) -> None:
    localizer, shown, counts = Localizer("en"), list[str](), iter((1, 2))
    owner = QObject()
    localizer.bind(owner, shown.append, N_("Signed in as {who}"), who=lambda: next(counts))
    localizer.set_language("es")
    assert shown == ["Signed in as 1", "Sesión de 2"]


def test_a_text_made_of_words_is_bound_too(application: QApplication) -> None:
    localizer, shown = Localizer("en"), list[str]()
    owner = QObject()
    localizer.bind(
        owner,
        shown.append,
        lambda words: words.ngettext("{count} interview", "{count} interviews", 2),
    )
    localizer.set_language("es")
    assert shown == ["2 interviews", "2 entrevistas"]


def test_a_dead_widget_is_forgotten(application: QApplication) -> None:
    localizer = Localizer("en")
    label = QLabel()
    localizer.bind(label, label.setText, N_("Settings"))
    label.deleteLater()
    settle(application)
    localizer.set_language("es")
    assert not localizer._bound


def test_two_windows_speak_two_languages(application: QApplication) -> None:
    staff, person = Localizer("en"), Localizer("es")
    assert staff.gettext(N_("Settings")) == "Settings"
    assert person.gettext(N_("Settings")) == "Ajustes"


def test_a_switch_keeps_caret_selection_and_undo(application: QApplication, show: Show) -> None:
    localizer, field = Localizer("en"), QLineEdit()
    localizer.bind(field, field.setPlaceholderText, N_("Search a case code"))
    show(field)
    type_text(field, "señora Ibáñez")
    field.setSelection(2, 4)
    before = (field.text(), field.cursorPosition(), field.selectedText(), field.isUndoAvailable())
    localizer.set_language("es")
    settle(application)
    after = (field.text(), field.cursorPosition(), field.selectedText(), field.isUndoAvailable())
    assert after == before
    assert before[3]


def test_qts_own_buttons_change_with_the_program(application: QApplication, show: Show) -> None:
    localizer = Localizer("en")
    strings = QtStrings(application, localizer)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    show(box)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.text() == "Cancel"
    localizer.set_language("es")
    settle(application)
    assert cancel.text() == "Cancelar"
    localizer.set_language("en")
    settle(application)
    assert cancel.text() == "Cancel"
    strings.remove()


def test_what_qt_lacks_comes_from_our_catalogue(application: QApplication) -> None:
    strings = QtStrings(application, Localizer("es"))
    assert application.translate("QFileDialog", "Files of &type:") == "Archivos de &tipo:"
    strings.remove()
