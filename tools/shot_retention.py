"""What is due of keeping, the search for a name, and the stories of an interview, as pictures."""

from PySide6.QtWidgets import QWidget

from intake.domain.ids import InterviewId
from intake.services.testimony import Translation
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.at_once import AtOnce
from intake.ui.presenters.export import Subject
from intake.ui.presenters.name_search import NameSearchPresenter, NameTools
from intake.ui.presenters.retention import RetentionPresenter
from intake.ui.presenters.retention_forms import DueDoing
from intake.ui.presenters.stories import StoriesPresenter, StoryTools, Told
from intake.ui.retention_beside import day_here
from intake.ui.views.name_search_dialog import NameSearchDialog
from intake.ui.views.retention_dialog import RetentionDialog
from intake.ui.views.stories_dialog import StoriesDialog
from tests.ui.fakes import NOW
from tests.ui.presenters import test_name_search as names
from tests.ui.presenters import test_retention as made
from tools.shot_start import Build


def retention_screens(behind: Build) -> dict[str, Build]:
    """Return the builders over a screen."""
    return {
        "due": _build(behind, None),
        "due-hold": _build(behind, DueDoing.HOLD),
        "name-search": _names(behind),
        "stories": _stories(behind),
    }


def _build(behind: Build, doing: DueDoing | None) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = RetentionDialog(context, window)
        tools = made.Screen().tools(day_here)
        presenter = RetentionPresenter(tools, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        if doing is not None:
            presenter.begin(doing)
        return dialog

    return build


def _names(behind: Build) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = NameSearchDialog(context, window)
        found = (names.known("Rosa Tzul"), names.known("Rosa María", 2))
        tools = NameTools(lambda _typed: found, lambda _interview: None, AtOnce(), sentence)
        presenter = NameSearchPresenter(tools, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        presenter.search("rosa")
        return dialog

    return build


def _stories(behind: Build) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = StoriesDialog(context, window)
        told = (
            Told("a", "¿Por qué salió de su país?", "Salí porque [[person:1]] me buscaba."),
            Told("b", "¿De quién tiene miedo?", "De los que llegaron de noche a la casa."),
        )
        made = Translation("b", "en", "Of those who came to the house at night.", "T-2", NOW)
        lane = AtOnce()
        tools = StoryTools(
            lambda _interview, _language: (told, (made,)), lambda *_of: None, lane, lane, sentence
        )
        subject = Subject(InterviewId("0" * 32), "BQQCW-SPHPV")
        words = context.localizer.words
        dialog.attach(StoriesPresenter(tools, subject, words, dialog.display))
        return dialog

    return build
