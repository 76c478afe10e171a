"""The page of figures in a session: what it shows, and how it leaves as a file."""

from PySide6.QtCore import QObject

from intake.app.clock import local_zone, now
from intake.app.figures import write_figures
from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.i18n.formats import moment_text
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.files import write_chosen
from intake.ui.presenters.figures import FiguresPresenter, FiguresTools
from intake.ui.surface import Surface, Threads
from intake.ui.views.figures_view import FiguresView

KINDS = {
    "pdf": (N_("PDF"), "*.pdf"),
    "png": (N_("Picture"), "*.png"),
    "csv": (N_("Comma-separated table"), "*.csv"),
    "xlsx": (N_("Excel workbook"), "*.xlsx"),
}


class FiguresPages(QObject):
    """Shows the figures of one unlocked store."""

    def __init__(self, surface: Surface, application: Application, threads: Threads) -> None:
        self.view = view = FiguresView(surface.context)
        super().__init__(view)
        self._surface = surface
        zone = local_zone()
        tools = FiguresTools(
            application.figures,
            application.instructions.entered,
            threads.workshop,
            write_figures,
            now,
            lambda when, words: moment_text(when.astimezone(zone), words.language),
            sentence,
        )
        words = surface.context.localizer.words
        self.presenter = FiguresPresenter(tools, words, view.display)
        view.attach(self.presenter)
        view.came_back.connect(self.presenter.open)
        view.export_asked.connect(self._export)
        surface.context.localizer.changed.connect(self._speak)

    def _speak(self, _language: str) -> None:
        self.presenter.speak(self._surface.context.localizer.words)

    def _export(self, kind: str) -> None:
        then = self._save_picture if kind == "png" else self.presenter.export
        name = f"{now().astimezone(local_zone()).date().isoformat()}.{kind}"
        self._surface.dialogs.save_file(N_("Export figures"), (KINDS[kind],), name, then)

    def _save_picture(self, path: str) -> None:
        try:
            write_chosen(path, self.view.picture())
        except IntakeError as error:
            self._surface.dialogs.tell_error(error)
