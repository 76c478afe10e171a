"""The figures of one open store, and the published ones that come with the program."""

import json
from functools import cache

from intake.app.clock import now
from intake.assets import folder
from intake.domain.errors import UnknownCohortError
from intake.domain.figures.cohorts import Cohort, read
from intake.services.figures import Figures
from intake.services.figures_bundles import FiguresOfBundles, Inspect
from intake.services.form_shelf import FormShelf
from intake.storage.open_store import OpenStore

_SUFFIX = ".json"


def figures_of(store: OpenStore, shelf: FormShelf) -> Figures:
    """Assemble the figures around one person's session at one store."""
    return Figures(store.reading.figures, shelf, now)


def figures_of_bundles(inspect: Inspect) -> FiguresOfBundles:
    """Assemble what counts bundles; `inspect` verifies one whole."""
    return FiguresOfBundles(inspect, now)


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
