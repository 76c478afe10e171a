"""A date as it was told: the words first, and what they come to below them."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from intake.domain.answers import SkipReason
from intake.forms.approximate_dates import DatePart
from intake.forms.model import QuestionKind
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.presenters.interview_state import When
from intake.ui.theme import ThemeName, make_theme
from intake.ui.views.question_panel import QuestionPanel
from tests.ui.views.test_interview_view import block

OPEN = When(DatePart.AS_SAID, "w/date", "w/precision")


@pytest.fixture
def panel(application: QApplication) -> Iterator[Any]:
    context = Context(Look(make_theme(ThemeName.LIGHT)), Localizer("en"))
    made: list[QuestionPanel] = []

    def make(path: str, **facts: Any) -> Any:
        shown = block(path, **facts)
        it = QuestionPanel(context, shown, is_alone=False, shows_tags=False, opened=set())
        it.show_part(shown, ("en", "es"))
        made.append(it)
        said: list[tuple[str, object]] = []
        it.given.connect(lambda path, text: said.append((path, text)))
        it.skip_asked.connect(lambda path, why: said.append((path, why)))
        return it, said

    yield make
    for each in made:
        each.close()
        each.deleteLater()
    application.processEvents()


def test_words_come_to_a_date_where_that_is_plain(panel: Any) -> None:
    it, said = panel("w/as_said", when=OPEN)
    it.editor.given.emit("antes de mayo de 2019")
    assert said == [
        ("w/as_said", "antes de mayo de 2019"),
        ("w/date", "2019-05-01"),
        ("w/precision", "before_after"),
    ]


def test_what_staff_wrote_themselves_stays(panel: Any) -> None:
    it, said = panel("w/as_said", when=When(DatePart.AS_SAID))
    it.editor.given.emit("1990")
    it.editor.given.emit("")
    assert said == [("w/as_said", "1990"), ("w/as_said", "")]


def test_words_without_a_plain_date_leave_it_to_staff(panel: Any) -> None:
    it, said = panel("w/as_said", when=OPEN)
    it.editor.given.emit("hace mucho")
    assert said == [("w/as_said", "hace mucho")]


def test_no_answer_is_said_once_for_the_whole_date(panel: Any) -> None:
    it, said = panel("w/as_said", when=OPEN)
    it._skip_as(SkipReason.NOT_KNOWN)
    assert said == [(path, "not_known") for path in ("w/as_said", "w/date", "w/precision")]
    said.clear()
    below, its_own = panel("w/date", kind=QuestionKind.DATE, when=When(DatePart.DATE))
    below._skip_as(SkipReason.NOT_KNOWN)
    assert (said, its_own) == ([], [("w/date", "not_known")])


def test_date_below_its_words_is_one_line_with_its_hint_at_hand(panel: Any) -> None:
    it, _said = panel("w/date", kind=QuestionKind.DATE, when=When(DatePart.DATE))
    it.resize(900, it.sizeHint().height())
    it.show()
    QApplication.processEvents()
    (no_answer,) = (each for each in it.findChildren(QPushButton) if each.menu() is not None)
    assert it._words.toolTip() == "Ask gently"
    middle = no_answer.mapTo(it, no_answer.rect().center()).y()
    assert it.editor.geometry().top() <= middle <= it.editor.geometry().bottom()
