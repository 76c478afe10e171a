"""Forms that were made to harm: each refused or survived, within five seconds and 500 MB."""

from __future__ import annotations

from tools.bench.measuring import Figure, Outcome, at_most, exactly
from tools.bench.settings import Settings, run_child

CASES = (
    "zip bomb",
    "billion laughs",
    "expression of 1 MB",
    "expression of 1 MB, in an XForm",
    "catastrophic regex",
    "100,000 choices",
    "100,000 choices, in an XForm",
    "cyclic calculation",
    "formula in a cell",
    "right-to-left override in a label",
)
_SECONDS, _MEGABYTES = 5, 500


def measure(settings: Settings) -> Outcome:
    """Import each in a process of its own, open it, and answer it where it opens."""
    del settings  # each is made on the spot
    told = {case: run_child("hostile", case) for case in CASES}
    figures = [
        figure
        for case, found in told.items()
        for figure in (
            Figure(
                f"{case}: processor time",
                found["seconds"],
                "s",
                at_most(_SECONDS),
                found["outcome"],
            ),
            Figure(f"{case}: most memory", found["megabytes"], "MB", at_most(_MEGABYTES)),
        )
    ]
    broken = [case for case, found in told.items() if not found["is_held"]]
    figures.append(
        Figure("neither refused nor survived", len(broken), "", exactly(0), ", ".join(broken))
    )
    remark = (
        "compiled, read, opened, its first questions answered, in a new process each; processor"
        " time and memory are the whole process's, its libraries and its start included"
    )
    return Outcome("hostile", "forms that were made to harm", tuple(figures), (remark,))
