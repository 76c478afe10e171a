"""Read the answers of a form session as a paper tells them: in order, in every language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from intake.domain.answers import Value
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.compartments import Compartment
from intake.forms.approximate_dates import DatePart, date_part, sibling
from intake.forms.model import Group, Question, QuestionKind, Repeat, Wording, generic
from intake.forms.session import FormSession
from intake.forms.views import GroupStep, QuestionStep, QuestionView, RepeatStep, Step
from intake.reports.answer_words import Shown, shown
from intake.reports.beside import NOTHING_BESIDE, Beside
from intake.reports.document import Texts
from intake.reports.plain_labels import plain
from intake.reports.summary_source import Event, Told
from intake.reports.voices import Voices


def told_in(
    session: FormSession,
    voices: Voices,
    beside: Beside = NOTHING_BESIDE,
    *,
    with_identity: bool = False,
) -> tuple[Told, ...]:
    """Return every question that applies, in the order of the form.

    Without identity no text of the form shows a value: names reach labels and lists through them.
    """
    return tuple(_Reading(session, voices, beside, with_identity=with_identity).told())


def as_if_told(
    session: FormSession,
    voices: Voices,
    beside: Beside = NOTHING_BESIDE,
    *,
    with_identity: bool = False,
) -> Callable[[str, Value], Told]:
    """Return what reads any answer to a question, whether or not it is the one that holds."""
    return _Reading(session, voices, beside, with_identity=with_identity).as_if


class _Reading:
    """One reading of one session."""

    def __init__(
        self, session: FormSession, voices: Voices, beside: Beside, *, with_identity: bool
    ) -> None:
        self._session = session
        self._beside = beside
        self._voices = voices
        holds_identity = Compartment.IDENTITY in session.form.compartments().values()
        self._may_show_values = with_identity or not holds_identity
        self._document = session.document()
        self._wordings = {
            node.path: node.label
            for node in session.form.nodes()
            if isinstance(node, Group | Repeat)
        }

    def told(self) -> Iterator[Told]:
        untitled = self._voices.gettext("Questions")
        for section in self._session.sections():
            wording = self._wordings.get(generic(section.path))
            titles = section.titles if self._is_shown(wording) else _bare(wording)
            title = self._in_each(titles, untitled)
            for path in (path for step in section.steps for path in _paths(step)):
                if _is_asked(self._session.question(path)):
                    yield self._told(title, path)

    def _told(self, section: Texts, path: str) -> Told:
        view = self._session.question(path)
        told = self._of(path, view.question, view.value, self._choices(view))
        return replace(
            told,
            section=section,
            group=self._group(path),
            events=tuple(self._events(path)),
            translations=self._beside.translated(path, self._voices) if view.value.v else (),
        )

    def as_if(self, path: str, value: Value) -> Told:
        """Read an answer to a question, also where its row is not there, or it is not asked now."""
        known = {each.path: each for each in self._session.form.questions()}
        question = known.get(generic(path))
        if question is None:
            return Told(path, (), (path,), lines=((value.v,),) if value.v else (), skip=value.skip)
        try:
            choices = self._choices(self._session.question(path))
        except KeyError:
            gone = self._of(path, question, value, self._bare_choices(question))
            name = (question.path.rpartition("/")[2],) * len(self._voices.words)
            return replace(gone, question=self._in_each(_bare(question.label), name))
        told = self._of(path, question, value, choices)
        return replace(told, events=tuple(self._events(path)))

    def _of(
        self, path: str, question: Question, value: Value, choices: Mapping[str, Texts]
    ) -> Told:
        text, spans = self._beside.read(value.v, value.spans, self._voices.voice_of(value.lang))
        when = self._when(path, text)
        answer = Shown(question, text, choices, when.precision.value if when else "")
        return Told(
            path=path,
            section=(),
            question=self._label(path, question.label),
            lines=shown(answer, self._voices) if value.v else (),
            is_free_text=question.kind in {QuestionKind.TEXT, QuestionKind.MULTILINE},
            spans=spans,
            lang=value.lang,
            via=value.via,
            skip=None if value.v else value.skip,
            is_identity=self._is_identity(question),
            day=answer.day,
            when=when,
        )

    def _bare_choices(self, question: Question) -> Mapping[str, Texts]:
        count = len(self._voices.words)
        return {
            each.code: self._in_each(_bare(each.label), (each.code,) * count)
            for each in question.choices
        }

    def _is_identity(self, question: Question) -> bool:
        """Tell whether an answer names somebody, its choices being what was answered before."""
        if question.compartment is Compartment.IDENTITY:
            return True
        is_drawn = question.itemset is not None and not question.itemset.instance
        return is_drawn and not self._may_show_values

    def _choices(self, view: QuestionView) -> Mapping[str, Texts]:
        count = len(self._voices.words)
        worded = {each.code: each.label for each in view.question.choices}
        found: dict[str, Texts] = {}
        for each in self._session.choices(view.path):
            wording = worded.get(each.code)
            labels = each.labels if self._is_shown(wording) else _bare(wording)
            found[each.code] = self._in_each(labels, (each.code,) * count)
        return found

    def _is_shown(self, wording: Wording | None) -> bool:
        """Tell whether a text may be printed with the values that it shows."""
        return self._may_show_values or wording is None or not any(wording.expressions())

    def _events(self, path: str) -> Iterator[Event]:
        """Yield the rows of repeats that a question stands in, the outermost first."""
        parts = path.split("/")
        for place, part in enumerate(parts):
            name, _, uid = part.rstrip("]").partition("[")
            if uid:
                repeat = "/".join((*parts[:place], name))
                rows = self._document.rows[repeat]
                row = "/".join(parts[: place + 1])
                title = self._label(repeat, self._wordings.get(generic(repeat)))
                yield Event(row, title, rows.index(uid) + 1, len(rows))

    def _group(self, path: str) -> Texts:
        """Return the label of the nearest group that has one, below the section and the row."""
        above = path.rpartition("/")[0]
        while "/" in above and not above.endswith("]"):
            wording = self._wordings.get(generic(above))
            if wording is not None:
                return self._label(above, wording)
            above = above.rpartition("/")[0]
        return ()

    def _label(self, path: str, wording: Wording | None) -> Texts:
        """Return the label in each language, or the name where the form gives none."""
        name = path.rpartition("/")[2].partition("[")[0]
        if not self._is_shown(wording):
            return self._in_each(_bare(wording), (name,) * len(self._voices.words))

        def text(language: str) -> str:
            label = self._session.label(path, language)
            return plain(label.text) if label and label.text else name

        return self._voices.each(text)

    def _when(self, path: str, text: str) -> ApproximateDate | None:
        """Return what an approximate date comes to: at its date, or where there is none, its words.

        Where both were told the words stand with the date.
        """
        part = date_part(path)
        as_said, day, code = (self._beside_path(path, each) for each in DatePart)
        wanted = DatePart.DATE if day else DatePart.AS_SAID
        if not text or part is not wanted or not (code or as_said):
            return None
        known = code in frozenset(Precision)
        return ApproximateDate(as_said, day[:10], Precision(code) if known else Precision.EXACT)

    def _beside_path(self, path: str, part: DatePart) -> str:
        value = self._document.values.get(sibling(path, part))
        return value.v if value and value.rel else ""

    def _in_each(self, texts: Mapping[str, str], otherwise: Texts) -> Texts:
        """Return what the form says in each language; where one is missing, what it has."""
        some = next((text for text in texts.values() if text), "")
        return tuple(
            plain(texts.get(language) or some) or otherwise[place]
            for place, language in enumerate(self._voices.languages)
        )


def _is_asked(view: QuestionView) -> bool:
    """Tell whether a question is one: notes are not, nor is the row that heads a table."""
    question = view.question
    is_head = "label" in question.appearance and not view.value.v
    return question.kind is not QuestionKind.NOTE and not is_head


def _bare(wording: Wording | None) -> Mapping[str, str]:
    """Return a text with an ellipsis for each value that it would show."""
    if wording is None:
        return {}
    return {language: wording.plain(language) or "" for language in wording.by_language}


def _paths(step: Step) -> tuple[str, ...]:
    match step:
        case QuestionStep(path=path):
            return (path,)
        case GroupStep(paths=paths):
            return paths
        case RepeatStep():
            return ()
