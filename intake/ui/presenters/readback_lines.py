"""The answers of an interview as they are read back: strung together, and nothing rewritten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from intake.domain.answers import Path, SkipReason, Value
from intake.domain.compartments import Compartment
from intake.domain.spans import SpanKind
from intake.domain.tokens import worded
from intake.forms.languages import UNDETERMINED
from intake.forms.model import QuestionKind, generic
from intake.forms.participant import Showing, showings, spoken_tag, tells_answers
from intake.forms.session import FormSession
from intake.forms.views import QuestionView, paths_of
from intake.i18n import N_, Words
from intake.i18n.choice_voices import first_person
from intake.i18n.formats import date_text, moment_text, time_text
from intake.i18n.languages import normal_tag
from intake.i18n.token_words import token_names
from intake.ui.presenters import markup
from intake.ui.presenters.interview_columns import in_third_person

Former = Mapping[Path, tuple[Value, ...]]

_FILES: Final = frozenset(
    {QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}
)
_SAID_OF_SKIPS: Final[Mapping[SkipReason, str]] = {
    SkipReason.DECLINED: N_("I prefer not to answer"),
    SkipReason.NOT_KNOWN: N_("I do not know"),
    SkipReason.LATER: N_("For another time"),
}


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One question with what was said. `former` is what stood there before it was corrected."""

    path: Path
    question: str
    answer: str
    former: tuple[str, ...] = ()
    is_identity: bool = False
    can_correct: bool = True


@dataclass(frozen=True, slots=True)
class ReadSection:
    """One section of the form, with what was said in it."""

    title: str
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """In which language of the form it is read, and with which words of the program."""

    tag: str
    words: Words
    former: Former = field(default_factory=dict)
    may_read_names: bool = True
    may_correct: bool = True


def read_languages(session: FormSession, wanted: str) -> tuple[tuple[str, ...], str]:
    """Return the languages that can be read in, and the one for who speaks `wanted`.

    A language that has a read-aloud form is read in that one.
    """
    tags = tuple(each.tag for each in session.form.languages if each.tag != UNDETERMINED)
    offered = tuple(dict.fromkeys(spoken_tag(tags, each) or each for each in tags))
    best = spoken_tag(tags, normal_tag(wanted)) if wanted else ""
    usual = spoken_tag(tags, "es")
    return offered, best or usual or next(iter(offered), "")


def read_sections(session: FormSession, reading: Reading) -> tuple[ReadSection, ...]:
    """Return every section in which something was said, in the order of the form."""
    return tuple(each for each in _Reader(session, reading).sections() if each.lines)


def answer_text(session: FormSession, reading: Reading, path: Path, value: Value) -> str:
    """Return any answer to a question as it is read, whether or not it is the one that holds."""
    return _Reader(session, reading).answer(path, value)


class _Reader:
    """One reading of one session."""

    def __init__(self, session: FormSession, reading: Reading) -> None:
        self._session, self._reading = session, reading
        self._showings = showings(session.form)

    def sections(self) -> Iterator[ReadSection]:
        tag = self._reading.tag
        for section in self._session.sections():
            titles = section.titles
            title = titles.get(tag) or titles.get(tag.partition("-")[0]) or ""
            title = markup.plain(title or next(iter(titles.values()), ""))
            paths = [path for step in section.steps for path in paths_of(step)]
            lines = (self._line(path) for path in paths)
            yield ReadSection(title, tuple(each for each in lines if each is not None))

    def answer(self, path: Path, value: Value) -> str:
        """Return one answer in words; its own where the row of the question is not there."""
        try:
            view = self._session.question(path)
        except KeyError:
            return value.v
        return self._answer(view, value)

    def _line(self, path: Path) -> ReadLine | None:
        view = self._session.question(path)
        is_name = self._session.compartment(path) is Compartment.IDENTITY
        answer = self._answer(view, view.value)
        former = self._former(view)
        is_staff = self._showings.get(generic(path)) is Showing.STAFF
        is_silent = is_staff or view.is_readonly or view.question.kind is QuestionKind.NOTE
        if is_silent or (is_name and not self._reading.may_read_names):
            return None
        if not answer and not former:
            return None
        label = view.question.label
        tells = tells_answers(label)
        shown = self._session.label(path, self._reading.tag)
        plain = (label.plain(self._reading.tag) or "") if tells and label is not None else ""
        question = plain or (shown.text if shown is not None else "")
        return ReadLine(
            path,
            markup.plain(question) or path.rpartition("/")[2],
            answer,
            former,
            is_identity=is_name,
            can_correct=self._reading.may_correct and view.question.kind not in _FILES,
        )

    def _former(self, view: QuestionView) -> tuple[str, ...]:
        nothing = self._reading.words.gettext("Nothing was written")
        was = self._reading.former.get(view.path, ())
        return tuple(self._answer(view, each) or nothing for each in was)

    def _answer(self, view: QuestionView, value: Value) -> str:
        gettext, kind = self._reading.words.gettext, view.question.kind
        if not value.v:
            said = _SAID_OF_SKIPS.get(value.skip) if value.skip is not None else None
            return gettext(said) if said else ""
        if kind.is_choice:
            return "; ".join(self._chosen(view, value.v))
        if kind in {QuestionKind.TEXT, QuestionKind.MULTILINE}:
            return self._story(value)
        return self._plain(kind, value.v) or self._moment(view, value.v)

    def _plain(self, kind: QuestionKind, text: str) -> str:
        """Return what is said of an answer that has no words of its own; else nothing."""
        gettext = self._reading.words.gettext
        if kind in _FILES:
            return gettext("A file is kept with the record.")
        if kind is QuestionKind.ACKNOWLEDGE:
            return gettext("Confirmed")
        if kind is QuestionKind.BOOLEAN:
            return gettext("Yes") if text in {"true", "1"} else gettext("No")
        return ""

    def _story(self, value: Value) -> str:
        """Return a text with its quotations in quotation marks."""
        text, spans = worded(value.v, value.spans, token_names(self._reading.words))
        marks = ("“", "”") if self._reading.words.language.startswith("en") else ("«", "»")
        for each in sorted(spans, key=lambda span: span.start, reverse=True):
            if each.kind == SpanKind.VERBATIM:
                quoted = marks[0] + text[each.start : each.end] + marks[1]
                text = text[: each.start] + quoted + text[each.end :]
        return text

    def _chosen(self, view: QuestionView, text: str) -> Iterator[str]:
        is_one = view.question.kind is QuestionKind.SELECT_ONE
        itemset = view.question.itemset
        code_list = itemset.instance if itemset is not None else ""
        labels = {each.code: each.labels for each in self._session.choices(view.path)}
        tag = self._reading.tag
        for code in (text,) if is_one else text.split():
            known = labels.get(code, {})
            near = (tag, in_third_person(tag), tag.partition("-")[0], *known)
            found = next((each for each in near if each in known), "")
            said = markup.plain(known.get(found, code))
            yield first_person(code_list, code, said, found) if found else code

    def _moment(self, view: QuestionView, text: str) -> str:
        language = self._reading.words.language
        try:
            match view.question.kind:
                case QuestionKind.DATE:
                    return _date(text, view.question.appearance, language)
                case QuestionKind.TIME:
                    hour = time.fromisoformat(text).replace(tzinfo=None)
                    return time_text(datetime.combine(date(2000, 1, 1), hour), language)
                case QuestionKind.DATETIME:
                    return moment_text(datetime.fromisoformat(text), language)
                case _:
                    return text
        except ValueError:
            return text


def _date(text: str, appearance: tuple[str, ...], language: str) -> str:
    day = date.fromisoformat(text[:10])
    if "year" in appearance:
        return str(day.year)
    if "month-year" in appearance:
        return text[:7]
    return date_text(day, language)
