"""Print a sheet of words straight to paper; no file of it is written."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.first_start_state import SheetShown

_COLUMNS = 3


def print_sheet(context: Context, window: QWidget, sheet: SheetShown) -> QPrintDialog:
    """Ask for a printer, then print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.key_id)
    dialog = QPrintDialog(printer, window)
    document = sheet_document(context, sheet)
    document.setParent(dialog)

    def to_paper(chosen: QPrinter) -> None:
        document.print_(chosen)

    dialog.accepted.connect(lambda: to_paper(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()  # QPrintDialog.open wants a receiver of its own
    return dialog


def sheet_document(context: Context, sheet: SheetShown) -> QTextDocument:
    """Return the page of a sheet, in the language of the moment."""
    words = context.localizer.words
    rows = len(sheet.words) // _COLUMNS
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td style="padding:6px 22px"><b>{down + across * rows + 1}.</b> '
            f"{escape(sheet.words[down + across * rows])}</td>"
            for across in range(_COLUMNS)
        )
        + "</tr>"
        for down in range(rows)
    )
    number = words.gettext("Sheet {key}", key=sheet.key_id)
    keep = words.gettext("Keep this paper sealed, outside the office. Do not copy it.")
    document = QTextDocument()
    document.setHtml(
        f"<h1>{escape(sheet.title)}</h1><p>{escape(sheet.explanation)}</p>"
        f'<table style="font-size:15pt">{lines}</table>'
        f"<p>{escape(number)}</p><p>{escape(keep)}</p>"
    )
    return document
