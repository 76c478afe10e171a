"""How an import collects its findings, and how it gives up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from intake.forms.package import Finding, Report, Rule, Severity

MOST_ALIKE: Final = 300
"""Lines of one rule that a report holds; nobody reads more."""


class RefusedError(Exception):
    """The import cannot go on: its findings end with an error."""


@dataclass(slots=True)
class Findings:
    """The report in the making."""

    _made: dict[Finding, None] = field(default_factory=dict)
    _counts: Counter[tuple[Severity, Rule]] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._made)

    def add(self, finding: Finding) -> None:
        """Add one line, unless it is there already; beyond MOST_ALIKE lines are only counted."""
        if finding in self._made:
            return
        self._counts[finding.severity, finding.rule] += 1
        if self._counts[finding.severity, finding.rule] <= MOST_ALIKE:
            self._made[finding] = None

    def error(
        self, rule: Rule, *facts: str, sheet: str = "", row: int = 0, column: str = ""
    ) -> None:
        """Add what refuses the form."""
        self.add(Finding(Severity.ERROR, rule, facts, sheet, row, column))

    def repair(
        self, rule: Rule, *facts: str, sheet: str = "", row: int = 0, column: str = ""
    ) -> None:
        """Add a change that was made to the workbook."""
        self.add(Finding(Severity.REPAIR, rule, facts, sheet, row, column))

    def notice(
        self, rule: Rule, *facts: str, sheet: str = "", row: int = 0, column: str = ""
    ) -> None:
        """Add what the author may want to know."""
        self.add(Finding(Severity.NOTICE, rule, facts, sheet, row, column))

    def refuse(self, rule: Rule, *facts: str) -> RefusedError:
        """Add an error about the whole file, and return what to raise."""
        self.error(rule, *facts)
        return RefusedError(rule.value)

    @property
    def has_errors(self) -> bool:
        """Tell whether the form is refused."""
        return any(each.severity is Severity.ERROR for each in self._made)

    def report(self) -> Report:
        """Return what was found so far."""
        more = [
            Finding(severity, Rule.MORE_OF_THE_SAME, (str(count - MOST_ALIKE), rule.value))
            for (severity, rule), count in self._counts.items()
            if count > MOST_ALIKE
        ]
        return Report((*self._made, *more))
