"""How an import collects its findings, and how it gives up."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.forms.package import Finding, Report, Rule, Severity


class RefusedError(Exception):
    """The import cannot go on: its findings end with an error."""


@dataclass(slots=True)
class Findings:
    """The report in the making."""

    _made: list[Finding] = field(default_factory=list)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._made)

    def add(self, finding: Finding) -> None:
        """Add one line; a line that is there already is not repeated."""
        if finding not in self._made:
            self._made.append(finding)

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
        return Report(tuple(self._made))
