"""A made-up report that screens of figures are tried with."""

from datetime import UTC, datetime

from intake.domain.figures.facts import (
    ActFacts,
    Facts,
    FindingFacts,
    FormFacts,
    InterviewFacts,
    PersonFacts,
    StatementFacts,
)
from intake.domain.figures.index import build
from intake.services.figures import FigureOrder, FigureReport, report_of
from intake.services.figures_facts import Standing

AS_OF = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
MONTHS = ("2026-08", "2026-09", "2026-10", "2026-11")


def rows() -> list[Facts]:
    """Return made-up rows: positives are reviewed, negatives hardly."""
    made: list[Facts] = []
    for at in range(120):
        month = MONTHS[at % 4]
        positive = at % 5 == 0
        made.append(_finding(month, at, is_positive=positive))
        made.append(
            InterviewFacts(
                month=month, form="intake_f3", training="no" if at % 9 == 0 else "yes",
                language_match="no" if at % 6 == 0 else "yes", interpreter_needed="yes",
                interpreter_there="no" if at % 8 == 0 else "yes", readback="accepted",
                left_early="no", minutes=50 + at % 40,
                consent=("statistics:granted", f"lawyer:{'granted' if at % 3 else 'refused'}"),
            )
        )  # fmt: skip
        made.append(
            PersonFacts(
                month=month, asked="yes" if at % 4 else "no", fear="yes", harmed="yes",
                interviewed="yes" if at % 3 else "no", kidnapped="yes" if at % 4 == 0 else "no",
                next="returned_mx" if at % 6 else "paroled_us",
            )
        )  # fmt: skip
        made.append(
            ActFacts(
                month=month, kind=("robbery", "threat", "kidnapping", "extortion")[at % 4],
                perpetrator=(("organised",), ("state_mx",), ("common",))[at % 3],
                place=("street", "bus_station", "stash_house")[at % 3 if at % 2 else 0],
                in_mexico="yes", after_return="yes" if at % 2 else "no",
                reported="yes" if at % 12 == 0 else "no", not_reported=("fear_reprisal",),
            )
        )  # fmt: skip
        made.append(StatementFacts(month, "bp", "yes" if at % 3 else "no"))
    return [*made, *(FormFacts(own_opinion="no" if at % 4 == 0 else "yes") for at in range(24))]


def report(order: FigureOrder | None = None, made: list[Facts] | None = None) -> FigureReport:
    """Return the report of these rows, or of the made-up ones."""
    standings = {Standing.COUNTED: 120, Standing.REFUSED: 4, Standing.NOT_ASKED: 17}
    index = build(rows() if made is None else made)
    return report_of(index, order or FigureOrder(), AS_OF, standings)


def _finding(month: str, at: int, *, is_positive: bool) -> FindingFacts:
    reviewed = "yes" if is_positive or at % 14 == 1 else "no"
    turned = "yes" if is_positive and at % 3 == 0 else "no"
    return FindingFacts(
        month=month, made=month, by="government",
        first="positive" if is_positive else "negative",
        result="negative" if turned == "yes" or not is_positive else "positive",
        reviewed=reviewed if at % 11 else "",
        sao="concurred" if reviewed == "yes" else "",
        hq="pos_to_neg" if turned == "yes" else ("concurred" if is_positive else ""),
        overturned=turned if reviewed == "yes" else "",
        reasons=("psg_rejected",) if turned == "yes" else (),
        next="returned_mx", mode="phone" if at % 2 else "in_person",
        layers=2 if is_positive else 0, hours_added=70 + at if is_positive else at % 5,
        hours_to_interview=24 * (at % 4), hours_to_result=24,
    )  # fmt: skip
