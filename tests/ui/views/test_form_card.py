"""The card of a questionnaire by key: its menu, its older versions, its words in both languages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from intake.i18n import Words
from intake.ui.kit.context import Context
from intake.ui.presenters.forms_state import FamilyLine
from intake.ui.presenters.forms_words import family_lines
from intake.ui.views.form_card import FormCard, OlderVersion, VersionActions
from tests.ui.conftest import Show, settle
from tests.ui.fakes import FORMS, NOW, OLDER


def family(language: str = "en", *, is_open: bool = False) -> FamilyLine:
    unfolded = {"rms_capi_v2"} if is_open else set()
    lines = family_lines((*FORMS, *OLDER), unfolded, Words(language), NOW.tzinfo)  # type: ignore[arg-type]
    return next(each for each in lines if each.older)


def card(context: Context, show: Show, line: FamilyLine) -> FormCard:
    made = FormCard(context)
    made.display(line)
    show(made, (900, 300))
    return made


def texts(actions: VersionActions) -> list[str]:
    actions.menu.aboutToShow.emit()
    return [each.text() for each in actions.menu.actions() if each.text()]


def test_the_menu_follows_the_language_and_names_the_other_versions(
    context: Context, show: Show
) -> None:
    made = card(context, show, family())
    assert texts(made.acts) == [
        "Save the original file…", "Export answers…", "Read the report again",
        "Compare with version 2.0…", "Compare with version 1.4…",
    ]  # fmt: skip
    context.localizer.set_language("es")
    made.display(family("es"))
    assert texts(made.acts)[0] == "Guardar el archivo original…"
    assert texts(made.acts)[-1] == "Comparar con versión 1.4…"


def test_every_act_says_which_version_is_meant(context: Context, show: Show) -> None:
    made = card(context, show, family())
    told: list[tuple[str, ...]] = []
    acts = made.acts
    for signal in (acts.original_asked, acts.export_asked, acts.report_asked, acts.preview_asked):
        signal.connect(lambda form: told.append((form,)))
    acts.compare_asked.connect(lambda one, other: told.append((one, other)))
    acts.menu.aboutToShow.emit()
    for each in acts.menu.actions():
        each.trigger()
    newest = FORMS[1].hash
    assert told == [
        (newest,), (newest,), (newest,), (newest, OLDER[0].hash), (newest, OLDER[1].hash),
    ]  # fmt: skip


def test_older_versions_unfold_by_key_and_have_acts_of_their_own(
    context: Context, show: Show, qtbot: QtBot, application: QApplication
) -> None:
    made = card(context, show, family())
    asked: list[str] = []
    found: list[VersionActions] = []
    made.unfolded.connect(asked.append)
    made.made.connect(found.append)
    fold = next(
        each for each in made.findChildren(QPushButton) if each.text().startswith("2 older")
    )
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert asked == ["rms_capi_v2"]
    assert found == []
    made.display(family(is_open=True))
    settle(application)
    rows = made.findChildren(OlderVersion)
    heads = [each.findChildren(QLabel)[0].text() for each in rows]
    assert heads == ["Version 2.0", "Version 1.4"]
    assert [texts(each)[-1] for each in found] == [
        "Compare with version 1.4…", "Compare with version 2.0…",
    ]  # fmt: skip
    made.display(family())
    settle(application)
    assert not any(each.isVisible() for each in rows)


def test_a_form_without_older_versions_has_nothing_to_unfold(context: Context, show: Show) -> None:
    line = family_lines(FORMS[:1], (), Words("en"), NOW.tzinfo)[0]  # type: ignore[arg-type]
    made = card(context, show, line)
    assert not any("older" in each.text() for each in made.findChildren(QPushButton))
    assert texts(made.acts)[-1] == "Read the report again"
