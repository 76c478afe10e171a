"""The files of one interview: attached beside the thread that paints, then given as the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from intake.domain.attachments import OTHER, read_name
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.forms.model import Question, QuestionKind
from intake.forms.session import FormSession
from intake.i18n import N_, Words
from intake.i18n.formats import size_text
from intake.services.attaching import MOST_BYTES, Attached, Attaching, Chosen, Place, Shrink
from intake.ui.presenters.interview_state import FileBlock
from intake.ui.presenters.lane import Lane

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
        place = Place(self._interview, path, view.question.kind, self._session.compartment(path))
        self._busy.add(path)
        self._refused.pop(path, None)
        self._changed()
        self._desk.writer.run(
            lambda: self._sealed(place, file, view.question),
            lambda made: self._attached(path, file, made),
            lambda error: self._failed(path, error),
        )

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
        return FileBlock(title, facts, picture, limit, problem, is_busy=path in self._busy)

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

    def _sealed(self, place: Place, file: str, question: Question) -> Attached:
        assert self._desk is not None  # noqa: S101 - nothing is attached without
        pixels = question.parameters.get(MAX_PIXELS, "")
        shrink = self._desk.shrinking(int(pixels)) if pixels.isdecimal() and int(pixels) else None
        made = self._desk.attaching.attach(place, self._desk.open_file(file), shrink=shrink)
        self._desk.keep_draft(place.compartment, place.interview, place.path, made.name)
        return made

    def _attached(self, path: str, file: str, made: Attached) -> None:
        self._busy.discard(path)
        self._known[made.name] = made
        self._titles[made.name] = PurePath(file).name
        self._answer(path, made.name)

    def _failed(self, path: str, error: IntakeError) -> None:
        self._busy.discard(path)
        self._refused[path] = error
        self._changed()

    def _know(self, found: tuple[Attached, ...]) -> None:
        self._known |= {each.name: each for each in found}
        self._changed()
