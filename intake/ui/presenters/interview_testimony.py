"""What a story holds beside its words: marked stretches, and names that are kept apart."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from intake.domain.answers import Value
from intake.domain.consent import Languages
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.spans import Spans, carried, exchanged, fitting, in_order, offered
from intake.domain.tokens import NameKeptApart, TokenKind, token_for
from intake.forms.approximate_dates import DatePart, date_part, sibling
from intake.forms.model import QuestionKind, generic
from intake.forms.session import FormSession
from intake.services.ports import Written
from intake.services.testimony import Translation
from intake.ui.presenters.interview_state import QuestionBlock, When
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.story_acts import StoryAct, TranslationGiven


class NameDesk(Protocol):
    """Keeps names apart; `intake.services.names_apart` says how."""

    @property
    def is_open(self) -> bool:
        """This person may read and keep names."""

    def kept(self, interview: InterviewId, /) -> tuple[NameKeptApart, ...]:
        """Return what was kept apart in one interview."""

    def translations(self, interview: InterviewId, /) -> tuple[Translation, ...]:
        """Return what was translated of one interview."""

    def keep(self, interview: InterviewId, name: NameKeptApart, /) -> Written:
        """Keep one."""

    def translate(
        self, interview: InterviewId, path: str, text: str, /, *, lang: str, by: str
    ) -> Written:
        """Put a translation beside an answer."""


class Testimony:
    """The marks that come with the next answer, and the way of a name out of a story."""

    def __init__(
        self, place: tuple[InterviewId, FormSession], names: NameDesk | None, writer: Lane
    ) -> None:
        self._interview, self._session = place
        self._desk = names
        self._paths = frozenset(each.path for each in self._session.form.shown_questions())
        self._names = names if names is not None and names.is_open else None
        self._writer = writer
        self._spans: dict[str, Spans] = {}
        self._kept: tuple[NameKeptApart, ...] = ()
        self._translations: tuple[Translation, ...] = ()
        self._asked: dict[str, str] = {}
        self._answer: Callable[[str, str], bool] = lambda _path, _text: False
        self._failed: Callable[[IntakeError], None] = lambda _error: None
        self._changed: Callable[[], None] = lambda: None

    def load(
        self,
        answer: Callable[[str, str], bool],
        changed: Callable[[], None],
        failed: Callable[[IntakeError], None],
    ) -> None:
        """Read what stands beside the stories; `answer` gives a story without a name."""
        self._answer, self._failed, self._changed = answer, failed, changed
        self._read()

    def _read(self) -> None:
        desk, changed = self._desk, self._changed
        if desk is None:
            return

        def came(found: tuple[tuple[NameKeptApart, ...], tuple[Translation, ...]]) -> None:
            self._kept, self._translations = found
            if self._kept or self._translations:
                changed()

        def read() -> tuple[tuple[NameKeptApart, ...], tuple[Translation, ...]]:
            names = () if self._names is None else desk.kept(self._interview)
            return names, desk.translations(self._interview)

        self._writer.run(read, came, self._failed)

    def take(self, path: str, act: StoryAct) -> None:
        """Do what somebody does to a story beside its words."""
        if isinstance(act, TranslationGiven):
            self._translate(path, act)
        else:
            self.put_apart(path, act)

    def _translate(self, path: str, given: TranslationGiven) -> None:
        desk = self._desk
        if desk is not None:
            translate = partial(desk.translate, self._interview, path, given.text)
            self._writer.run(
                lambda: translate(lang=given.lang, by=given.by),
                lambda _written: self._read(),
                self._failed,
            )

    def spanned(self, path: str, spans: Spans) -> None:
        """Note the marked stretches of the answer that is given next."""
        self._spans[path] = spans

    def spans(self, path: str, before: Value, text: str, languages: Languages | None) -> Spans:
        """Return the stretches of an answer, as this part of the conversation allows them."""
        noted = self._spans.pop(path, None)
        if noted is None:
            noted = carried(before.spans, before.v, text)
        return fitting(in_order(noted, len(text)), languages, before.spans)

    def told(
        self, block: QuestionBlock, value: Value, languages: Languages | None
    ) -> QuestionBlock:
        """Return a block with what belongs to a narrative, or to an approximate date."""
        if block.kind is not QuestionKind.MULTILINE:
            when = self._when(block.path)
            return block if when is None else replace(block, when=when)
        return replace(
            block,
            spans=value.spans,
            span_kinds=tuple(each.value for each in offered(languages)),
            kept_apart=self._kept,
            may_keep_apart=self._names is not None and not block.is_identity,
            translations=tuple(each for each in self._translations if each.path == block.path),
            may_translate=self._desk is not None and bool(value.v),
        )

    def _when(self, path: str) -> When | None:
        part = date_part(path)
        three = [sibling(path, each) for each in DatePart]
        if part is None or not self._paths.issuperset(map(generic, three)):
            return None
        _words, *others = (each if self._is_blank(each) else "" for each in three)
        return When(part, *others)

    def _is_blank(self, path: str) -> bool:
        return self._session.question(path).value.is_blank

    def disturbed(self, path: str) -> None:
        """Note that somebody typed: a name on its way out is asked for anew."""
        self._asked.pop(path, None)

    def put_apart(self, path: str, told: tuple[str, str, int, int]) -> None:
        """Keep words of a story apart, and give the story with a token in their place.

        The words are kept before they leave the story; what was typed meanwhile goes first.
        """
        text, kind, start, end = told
        names = self._names
        if names is None or not text[start:end].strip():
            return
        known = {each.token: each for each in self._kept}
        token = token_for(TokenKind(kind), text[start:end], self._kept, self._all_told(text))
        name = NameKeptApart(token, " ".join(text[start:end].split()))
        self._asked[path] = text
        spans = self._spans.pop(path, ())

        def kept(_written: Written | None) -> None:
            self._kept = (*self._kept, *(() if token in known else (name,)))
            if self._asked.pop(path, None) == text:
                mark = token.mark
                self._spans[path] = exchanged(spans, start, end - start, len(mark))
                self._answer(path, text[:start] + mark + text[end:])

        if token in known:
            kept(None)
        else:
            self._writer.run(lambda: names.keep(self._interview, name), kept, self._failed)

    def _all_told(self, text: str) -> str:
        values = self._session.document().values.values()
        return "\n".join((text, *(each.v for each in values if "[[" in each.v)))
