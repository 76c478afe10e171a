"""What the ledger keeps of a dataset: that it was written, for whom, and of how many people."""

from dataclasses import dataclass

from intake.domain.events import Event


@dataclass(frozen=True, slots=True)
class DatasetWritten(Event):
    """Rows without names were written to files that are not encrypted; where is not noted."""

    audience: str
    bound: int
    """A combination that fewer rows have was hidden."""
    people: int
    rows: int
