"""The files of one interview: attached beside the thread that paints, then given as the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Final, TypeVar

from intake.domain.attachments import OTHER, read_name
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.forms.model import QuestionKind
from intake.forms.session import FormSession
from intake.i18n import N_, Words
from intake.i18n.formats import size_text
from intake.services.attaching import (
    MOST_BYTES,
    Attached,
    Attaching,
    Chosen,
    Looked,
    Place,
    Shrink,
)
from intake.ui.presenters.file_asks import FileDecision, ask_of
from intake.ui.presenters.interview_state import FileBlock
from intake.ui.presenters.lane import Lane

T = TypeVar("T")
FILE_KINDS: Final = frozenset(
    {QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}
)
MAX_PIXELS: Final = "max-pixels"
_TITLES: Final[Mapping[str, str]] = {
    "image": N_("Picture"),
    "audio": N_("Sound recording"),
    "video": N_("Video file"),
}
_LIMITS: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.IMAGE: N_(
        "JPEG, PNG or WebP. Where, when and with what it was taken is left out of it."
    ),
    QuestionKind.AUDIO: N_(
        "At most {size}. This program cannot record or play sound: choose a recording."
    ),
    QuestionKind.VIDEO: N_("At most {size}. This program cannot record or play videos."),
    QuestionKind.FILE: N_("At most {size}. What a document says about its author stays in it."),
}


@dataclass(frozen=True, slots=True)
class FileDesk:
    """What attaching needs."""

    attaching: Attaching
    reader: Lane
    writer: Lane
    open_file: Callable[[str], Chosen]
    """Begins to read a file that somebody chose."""
    shrinking: Callable[[int], Shrink]
    """Returns what makes pictures so many pixels long."""
    sentence: Callable[[IntakeError, Words], str]
    keep_draft: Callable[[Compartment, InterviewId, str, str], object]
    """Keeps half-typed text: the name of a file whose answer has not been given yet."""
    photographs: Callable[[InterviewId, bool], object]
    """Records that the person said yes or no to photographs."""


class FileBox:
    """What is attached to the questions of one interview, and what is under way."""

    def __init__(
        self,
        desk: FileDesk | None,
        record: tuple[InterviewId, FormSession],
        answer: Callable[[str, str], object],
        changed: Callable[[], None],
    ) -> None:
        """Begin; `answer` gives an answer, `changed` shows what has changed without one."""
        self._desk, self._answer, self._changed = desk, answer, changed
        self._interview, self._session = record
        self._known: dict[str, Attached] = {}
        self._titles: dict[str, str] = {}
        self._busy: set[str] = set()
        self._refused: dict[str, IntakeError] = {}
        self._waiting: dict[str, tuple[str, Looked]] = {}

    def open(self) -> None:
        """Ask the store what is attached, where the form asks for files."""
        if self._desk is None or not any(
            each.kind in FILE_KINDS for each in self._session.form.questions()
        ):
            return
        attaching = self._desk.attaching
        self._desk.reader.run(
            lambda: attaching.attached(self._interview), self._know, lambda _error: None
        )

    def attach(self, path: str, file: str) -> None:
        """Attach a file that somebody chose, and give its name as the answer."""
        view = self._session.question(path)
        if self._desk is None or path in self._busy or view.is_readonly:
            return
        self._waiting.pop(path, None)
        self._work(
            path, lambda: self._looked_or_sealed(path, file), partial(self._took, path, file)
        )

    def decide(self, path: str, decision: FileDecision) -> None:
        """Go on with a file that waits, or leave it out."""
        file, looked = self._waiting.pop(path, ("", None))
        if self._desk is None or looked is None:
            return
        photographs, record = self._desk.photographs, self._interview
        if decision is FileDecision.ATTACH:

            def attach() -> Attached | Looked:
                if looked.needs_yes:
                    photographs(record, True)
                return self._sealed(path, file)

            self._work(path, attach, partial(self._took, path, file))
        elif decision is FileDecision.REFUSED:
            self._work(path, lambda: photographs(record, False), lambda _said: self._left(path))
        else:
            self._changed()

    def block(self, path: str, value: str, words: Words) -> FileBlock | None:
        """Return what is shown of a question's file; None for a question that asks for none."""
        kind = self._session.question(path).question.kind
        if kind not in FILE_KINDS:
            return None
        if self._desk is None:
            limit = words.gettext("Files cannot be attached in a preview.")
            return FileBlock(limit=limit, can_attach=False)
        limit = words.gettext(_LIMITS[kind], size=size_text(MOST_BYTES, words.language))
        refused = self._refused.get(path)
        problem = self._desk.sentence(refused, words) if refused else ""
        title, facts, picture = self._facts(value, words) if value else ("", "", "")
        waiting = self._waiting.get(path)
        return FileBlock(
            title,
            facts,
            picture,
            limit,
            problem,
            is_busy=path in self._busy,
            ask=ask_of(waiting[1], words) if waiting else None,
        )

    def _facts(self, value: str, words: Words) -> tuple[str, str, str]:
        known = self._known.get(value)
        if known is None:
            here = words.gettext("This file is not here.") if read_name(value) is None else ""
            return value if here else words.gettext("File"), here, ""
        family = known.mime.partition("/")[0]
        title = self._titles.get(value) or words.gettext(_TITLES.get(family, N_("File")))
        size, suffix = size_text(known.size, words.language), value.rpartition(".")[2].upper()
        facts = size if known.mime == OTHER else f"{suffix} · {size}"
        return title, facts, value if family == "image" else ""

    def _work(self, path: str, job: Callable[[], T], then: Callable[[T], None]) -> None:
        assert self._desk is not None  # noqa: S101 - nothing is attached without
        self._busy.add(path)
        self._refused.pop(path, None)
        self._changed()
        self._desk.writer.run(job, then, lambda error: self._failed(path, error))

    def _looked_or_sealed(self, path: str, file: str) -> Attached | Looked:
        assert self._desk is not None  # noqa: S101 - nothing is attached without
        looked = self._desk.attaching.look(self._interview, self._desk.open_file(file))
        return looked if looked.is_to_ask else self._sealed(path, file)

    def _sealed(self, path: str, file: str) -> Attached:
        assert self._desk is not None  # noqa: S101 - nothing is attached without
        question, compartment = (
            self._session.question(path).question,
            self._session.compartment(path),
        )
        place = Place(self._interview, path, question.kind, compartment)
        pixels = question.parameters.get(MAX_PIXELS, "")
        shrink = self._desk.shrinking(int(pixels)) if pixels.isdecimal() and int(pixels) else None
        made = self._desk.attaching.attach(place, self._desk.open_file(file), shrink=shrink)
        self._desk.keep_draft(place.compartment, place.interview, place.path, made.name)
        return made

    def _took(self, path: str, file: str, made: Attached | Looked) -> None:
        self._busy.discard(path)
        if isinstance(made, Looked):
            self._waiting[path] = (file, made)
            self._changed()
            return
        self._known[made.name] = made
        self._titles[made.name] = PurePath(file).name
        self._answer(path, made.name)

    def _left(self, path: str) -> None:
        self._busy.discard(path)
        self._changed()

    def _failed(self, path: str, error: IntakeError) -> None:
        self._busy.discard(path)
        self._refused[path] = error
        self._changed()

    def _know(self, found: tuple[Attached, ...]) -> None:
        self._known |= {each.name: each for each in found}
        self._changed()
