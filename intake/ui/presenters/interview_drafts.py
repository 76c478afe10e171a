"""Half-typed text of one interview: what is typed now, and what the store has kept of it."""

from collections.abc import Callable

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.services.ports import Draft
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.recording import Recording


class DraftBox:
    """Keeps drafts by question path; one that its answer overtook does not come back."""

    def __init__(
        self,
        interviewing: Recording,
        writer: Lane,
        interview: InterviewId,
        saved: Callable[[Draft], None],
        failed: Callable[[IntakeError], None],
    ) -> None:
        self._interviewing = interviewing
        self._writer = writer
        self._interview = interview
        self._saved = saved
        self._failed = failed
        self._typed: dict[str, tuple[Compartment, str, int]] = {}
        self._acts = 0
        self._given: dict[str, int] = {}
        self.kept: dict[str, Draft] = {}

    def take_up(self, drafts: tuple[Draft, ...]) -> None:
        """Begin with the drafts of an earlier run."""
        self.kept.update({each.path: each for each in drafts})

    def type(self, compartment: Compartment, path: str, text: str, caret: int) -> None:
        """Note half-typed text, not yet written."""
        self._typed[path] = (compartment, text, caret)

    def write(self) -> None:
        """Write what was typed since the last time."""
        typed, self._typed = self._typed, {}
        for path, what in typed.items():
            self._acts += 1
            self._write_one(path, what, self._acts)

    def _write_one(self, path: str, what: tuple[Compartment, str, int], act: int) -> None:
        compartment, text, caret = what

        def kept(draft: Draft) -> None:
            if self._given.get(path, 0) < act:
                self.kept[path] = draft
                self._saved(draft)

        self._writer.run(
            lambda: self._interviewing.save_draft(
                compartment, self._interview, path, text, caret=caret
            ),
            kept,
            self._failed,
        )

    def given(self, path: str) -> None:
        """Note that the answer was given: its transaction deletes the stored draft."""
        self._acts += 1
        self._given[path] = self._acts
        self._typed.pop(path, None)
        self.kept.pop(path, None)

    def strike(self, compartment: Compartment, path: str) -> None:
        """Forget half-typed text without a trace."""
        was_stored = path in self.kept or path in self._typed
        self.given(path)
        if was_stored:
            self._writer.run(
                lambda: self._interviewing.drop_draft(compartment, self._interview, path),
                lambda _none: None,
                self._failed,
            )
