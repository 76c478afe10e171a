"""The screens of an interview, with the built-in questionnaire and made-up answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from itertools import count
from typing import Any

from PySide6.QtWidgets import QWidget

from intake.domain.answers import SkipReason
from intake.domain.case_codes import case_code
from intake.domain.course import FormGuard
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import NO_GUARD, Interview
from intake.forms.importing.builtin import builtin_packages
from intake.forms.model import FormDef
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n.catalogs import interface_languages
from intake.i18n.consent_script import consent_script
from intake.i18n.formats import time_text
from intake.i18n.languages import native_name
from intake.services.ports import Draft, Written
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.views.consent_view import ConsentView
from intake.ui.views.interview_view import InterviewView
from tests.ui.fakes import FORMS, NOW, InlineLane
from tools.shot_start import Build, as_any, fill

ANSWERS = {
    "lawyer/has_lawyer": "no",
    "about_you/name": "Marisol",
    "family/travel_with": "with_children",
    "fear/afraid_here": "yes",
    "happened/hurt": "yes",
    "happened/threatened": "yes",
    "happened/held": "no",
}


@dataclass
class Notebook:
    """Takes everything and keeps nothing."""

    def __getattr__(self, _name: str) -> Callable[..., Written]:
        return lambda *_facts, **_more: Written("chain", 1, NOW)

    def save_draft(self, *facts: Any, **_more: Any) -> Draft:
        """Take half-typed text."""
        return Draft(InterviewId("0" * 32), facts[2], facts[3], 0, NOW)

    def unfinished(self) -> tuple[()]:
        """Have nothing to go on with."""
        return ()


def languages() -> tuple[tuple[str, str], ...]:
    """Return what the program speaks."""
    return tuple((each, native_name(each)) for each in interface_languages())


def other(language: str) -> str:
    """Return the language that stands second."""
    return "en" if language == "es" else "es"


def consent(context: Context, window: QWidget) -> None:
    """Show what comes before an interview."""
    view = ConsentView(context, languages())
    ports = ConsentPorts(
        as_any(Notebook()), InlineLane(), sentence, view.display, print, print, FORMS
    )
    presenter = ConsentPresenter(ports, consent_script(), "Casa del Sol", context.localizer.words)
    view.attend(presenter)
    fill(window, view)
    presenter.speak(context.localizer.words, other(context.localizer.language))
    presenter.fill(interpreter_needed=True, notice="mx")
    presenter.turn(2)


def interview(act: Callable[[InterviewPresenter], None]) -> Build:
    """Return a builder of the interview screen after some act."""

    def build(context: Context, window: QWidget) -> None:
        view = InterviewView(context, languages())
        presenter = make_presenter(context, view)
        view.attend(presenter)
        fill(window, view)
        presenter.speak(context.localizer.words, other(context.localizer.language))
        for path, text in ANSWERS.items():
            presenter.answer(path, text)
        act(presenter)

    return build


def form_of() -> FormDef:
    """Return the form that is asked."""
    return read_form(builtin_packages()[0].xform)


def make_presenter(
    context: Context,
    view: InterviewView,
    guard: Callable[[FormHash], FormGuard] = lambda _form: NO_GUARD,
) -> InterviewPresenter:
    """Return the presenter of an interview that keeps nothing."""
    package = builtin_packages()[0]
    rows = count(1)
    desk = Desk(
        as_any(Notebook()),
        InlineLane(),
        lambda: f"row{next(rows)}",
        sentence,
        native_name,
        lambda moment, words: time_text(moment.astimezone(UTC), words.language),
        guard=guard,
    )
    record = Interview(
        InterviewId("0" * 32), case_code(b"\x1a\x2b\x3c\x4d\x5e\x6f"), FormHash(package.hash),
        package.form_id, package.version,
    )  # fmt: skip
    surroundings = Surroundings(lambda: NOW, UTC, bytes)
    session = FormSession(form_of(), surroundings=surroundings)
    return InterviewPresenter(desk, record, session, context.localizer.words, view.display)


def _harm(presenter: InterviewPresenter) -> None:
    presenter.add_row("happened/events/harm")
    presenter.answer("happened/events/harm[row1]/description", "Dos hombres llegaron a la casa.")


def _finish(presenter: InterviewPresenter) -> None:
    presenter.skip_all_open(SkipReason.DECLINED)
    presenter.go_to_section(FINISH)


INTERVIEW_SCREENS: dict[str, Build] = {
    "consent": consent,
    "interview": interview(lambda presenter: presenter.go_to_section("fear")),
    "interview_about": interview(lambda presenter: presenter.go_to_section("about_you")),
    "interview_happened": interview(lambda presenter: presenter.go_to_section("happened")),
    "interview_repeat": interview(_harm),
    "interview_finish": interview(_finish),
}
