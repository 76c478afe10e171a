"""Open a stored form: to the words of its first page, or until that page is painted."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from intake.domain.case_codes import case_code
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.ui.application import make_application
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.presenters.interview_pages import Seen, page
from intake.ui.presenters.interview_way import Way
from intake.ui.theme import ThemeName, apply_theme, make_theme
from tools.bench.engine_child import new_session
from tools.bench.pages_child import SIZE, interview_screen


def child(task: str, xform: str) -> int:
    """Do the task and print the times in milliseconds; the program has started before."""
    content = Path(xform).read_bytes()
    application = make_application()
    theme = make_theme(ThemeName.LIGHT)
    apply_theme(application, theme)
    context = Context(Look(theme), Localizer("en"))
    begun, used = time.perf_counter(), time.thread_time()
    session = new_session(read_form(content))
    if task == "words":
        _words(session)
    else:
        _paint(context, session)
    wall, cpu = time.perf_counter() - begun, time.thread_time() - used
    sys.stdout.write(json.dumps({"wall": wall * 1e3, "cpu": cpu * 1e3}) + "\n")
    return 0


def _words(session: FormSession) -> None:
    code = case_code(bytes(range(6)))
    interview = Interview(InterviewId("0" * 32), code, FormHash("0" * 64), "form", "1")
    way = Way(session)
    first = way.first_open() or ""
    shown = page(session, interview, way, first, Seen(Words("en"), "en", "es"))
    if not all(block.words.lead for block in shown.questions):
        raise ValueError("a question without words")


def _paint(context: Context, session: FormSession) -> None:
    screen = interview_screen(context, session)
    screen.resize(*SIZE)
    screen.show()
    QApplication.processEvents()
    screen.grab()
