"""The dialog for the papers of a record, photographed as it asks for two of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.ui.dialogs import Dialogs
from intake.ui.kit.context import Context
from intake.ui.presenters.export import ExportTools, Subject
from intake.ui.presenters.paper_choices import Paper
from intake.ui.presenters.pdf_export import PdfPresenter
from intake.ui.views.pdf_dialog import PdfDialog
from tools.shot_start import Build


def paper_screens(
    below: Callable[[Context, QWidget], object], tools: Callable[[], ExportTools], subject: Subject
) -> dict[str, Build]:
    """Return the dialog over what lies `below` it, by the names of the pictures."""

    def build(paper: Paper) -> Build:
        def built(context: Context, window: QWidget) -> QWidget:
            below(context, window)
            dialog = PdfDialog(context, window)
            words = context.localizer.words
            presenter = PdfPresenter(tools(), subject, words, dialog.display, paper=paper)
            dialog.attach(presenter, Dialogs(context, window))
            return dialog

        return built

    return {"export_pdf": build(Paper.SUMMARY), "export_pdf_words": build(Paper.SURVIVOR)}
