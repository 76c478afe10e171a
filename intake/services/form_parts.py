"""What the answers of a form are, for those who may get some of them: coded, told, apart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from intake.domain.answers import Path
from intake.domain.compartments import Compartment
from intake.domain.course import FormGuard
from intake.domain.profiles import Part
from intake.forms.model import FormDef, Question, QuestionKind, generic
from intake.services.form_guard import form_guard

_NAME: Final = re.compile(r"/\s*([^\W\d][\w.-]*)(?![\w.(/-])")
_OF_KIND: Final[Mapping[QuestionKind, Part]] = {
    QuestionKind.TEXT: Part.FREE_TEXT,
    QuestionKind.BARCODE: Part.FREE_TEXT,
    QuestionKind.HIDDEN: Part.FREE_TEXT,
    QuestionKind.MULTILINE: Part.NARRATIVE,
    QuestionKind.DATE: Part.DAY,
    QuestionKind.TIME: Part.DAY,
    QuestionKind.DATETIME: Part.DAY,
    QuestionKind.GEOPOINT: Part.DAY,
    QuestionKind.GEOTRACE: Part.DAY,
    QuestionKind.GEOSHAPE: Part.DAY,
    QuestionKind.IMAGE: Part.EXHIBIT,
    QuestionKind.AUDIO: Part.EXHIBIT,
    QuestionKind.VIDEO: Part.EXHIBIT,
    QuestionKind.FILE: Part.EXHIBIT,
}
"""Every other kind is coded; what is calculated is what it is calculated from."""

Parts = frozenset[Part]
NOTHING: Final = Parts()


@dataclass(frozen=True, slots=True)
class FormParts:
    """What the answers to the versions of a form are, by generic path."""

    questions: Mapping[Path, Parts]

    def of(self, path: Path) -> Parts:
        """Return what the answer at a path is; nothing where no version has such a question."""
        return self.questions.get(generic(path), NOTHING)

    def below(self, path: Path) -> tuple[Parts, ...]:
        """Return what each answer below a group or repeat is."""
        start = f"{generic(path)}/"
        return tuple(parts for each, parts in self.questions.items() if each.startswith(start))


def form_parts(forms: Iterable[FormDef]) -> FormParts:
    """Return what the answers of these versions are; a path that changed is all that it was."""
    found: dict[Path, Parts] = {}
    for form in forms:
        for path, parts in _Sorting(form).all():
            found[path] = found.get(path, NOTHING) | parts
    return FormParts(found)


class _Sorting:
    def __init__(self, form: FormDef) -> None:
        self._questions = tuple(form.questions())
        self._guard: FormGuard = form_guard(form)
        self._named: dict[str, list[Question]] = {}
        for each in self._questions:
            self._named.setdefault(each.name, []).append(each)

    def all(self) -> Iterator[tuple[Path, Parts]]:
        return ((each.path, self._of(each, frozenset())) for each in self._questions)

    def _of(self, question: Question, met: frozenset[Path]) -> Parts:
        path = question.path
        if question.compartment is not Compartment.CORE:
            is_apart = question.compartment is Compartment.IDENTITY
            return Parts({Part.IDENTITY if is_apart else Part.EXHIBIT})
        marked = Parts({Part.SENSITIVE}) if path in self._sensitive else NOTHING
        if question.kind is QuestionKind.CALCULATE:
            return marked | self._calculated(question, met | {path})
        return marked | {self._kind(question)}

    @property
    def _sensitive(self) -> frozenset[Path]:
        return self._guard.sensitive | self._guard.raised

    def _kind(self, question: Question) -> Part:
        kind = _OF_KIND.get(question.kind, Part.CODED)
        if question.path in self._guard.referral:
            return {Part.CODED: Part.NEED, Part.FREE_TEXT: Part.NEED_TEXT}.get(kind, kind)
        is_told = question.path in self._guard.narratives and kind is not Part.EXHIBIT
        return Part.NARRATIVE if is_told else kind

    def _calculated(self, question: Question, met: frozenset[Path]) -> Parts:
        names = _NAME.findall(question.bind.calculate or "")
        read = (each for name in names for each in self._named.get(name, ()))
        found = NOTHING.union(*(self._of(each, met) for each in read if each.path not in met))
        return found or Parts({Part.CODED})
