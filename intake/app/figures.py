"""The figures of one open store, and the published ones that come with the program."""

import json
from functools import cache
from pathlib import PurePath

from intake.app.clock import now
from intake.assets import folder
from intake.domain.errors import UnknownCohortError
from intake.domain.figures.cohorts import Cohort, read
from intake.domain.ids import InterviewId
from intake.domain.training import missing
from intake.i18n import Words
from intake.services.figures import FigureReport, Figures
from intake.services.figures_bundles import FiguresOfBundles, Inspect
from intake.services.figures_ports import Beside
from intake.services.form_shelf import FormShelf
from intake.storage.open_store import OpenStore

_SUFFIX = ".json"


def figures_of(store: OpenStore, shelf: FormShelf) -> Figures:
    """Assemble the figures around one person's session at one store."""
    reading = store.training

    def trained() -> dict[InterviewId, str]:
        required, known = reading.policy().required, tuple(reading.trainings())
        if not required:
            return {}
        return {
            each.interview: "no" if missing(known, each.person, required, each.day) else "yes"
            for each in reading.begun()
        }

    beside = Beside(store.government.noted, store.judgements.standing, trained)
    return Figures(store.reading.figures, shelf, now, beside)


def figures_of_bundles(inspect: Inspect) -> FiguresOfBundles:
    """Assemble what counts bundles; `inspect` verifies one whole."""
    return FiguresOfBundles(inspect, now)


def write_figures(report: FigureReport, path: str, language: str) -> None:
    """Write a report to a file that the dialog allowed to be replaced: PDF, CSV or XLSX by name.

    Raises FileExistsAlreadyError, UnwritableFolderError or DiskFullError, and leaves nothing.
    """
    from intake.app.exporting import new_stream
    from intake.exports.figures_tables import write_csv, write_xlsx
    from intake.reports.figures_pages import print_figures

    writers = {".csv": write_csv, ".xlsx": write_xlsx}
    write = writers.get(PurePath(path).suffix.lower(), print_figures)
    with new_stream(path, replace=True) as stream:
        write(report, Words(language), stream)


def cohort_names() -> tuple[str, ...]:
    """Return the names of the published figures that can be made again."""
    files = folder("resources").joinpath("figures").iterdir()
    return tuple(sorted(each.name.removesuffix(_SUFFIX) for each in files))


@cache
def cohort(named: str) -> Cohort:
    """Return published figures by name, or raise UnknownCohortError."""
    if named not in cohort_names():
        raise UnknownCohortError(named)
    file = folder("resources").joinpath("figures", f"{named}{_SUFFIX}")
    return read(json.loads(file.read_text(encoding="utf-8")))
