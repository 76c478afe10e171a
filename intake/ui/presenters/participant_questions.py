"""From a question of a form to what the person sees of it, and no word more."""

from collections.abc import Callable
from typing import Final

from intake.forms.languages import UNDETERMINED
from intake.forms.model import Question, QuestionKind, generic
from intake.forms.participant import Showing, showings, spoken_tag, tells_answers
from intake.forms.session import FormSession
from intake.forms.views import ChoiceView, MediaKind, MediaRef
from intake.i18n.choice_voices import first_person
from intake.ui.presenters import markup
from intake.ui.presenters.participant_state import (
    ParticipantChoice,
    ParticipantPage,
    ParticipantWishes,
    Shows,
)
from intake.ui.presenters.question_media import choice_picture

MOST_CHOICES: Final = 12
"""A longer list is read by nobody from a screen: the question stands alone."""
_SIGNS: Final = {
    "check": {"yes", "si", "sí", "oui", "wi", "sim"},
    "x": {"no", "non", "nao", "não"},
    "circle-question-mark": {"dk", "dont_know", "do_not_know", "unknown", "no_sabe", "ns"},
    "hand": {"pna", "prefer_not", "no_answer", "declined", "refused", "no_contesta", "nc"},
}
_MANY: Final = frozenset({QuestionKind.SELECT_MULTIPLE, QuestionKind.RANK})

Wishes = Callable[[], ParticipantWishes]
CanPlay = Callable[[str], bool]
"""Tells by the name of a recording whether it can be played here."""


class ParticipantQuestions:
    """The pages of one form session. Neither a case nor another record can be reached from it."""

    def __init__(
        self,
        session: FormSession,
        wishes: Wishes,
        can_play: CanPlay,
        native_name: Callable[[str], str],
    ) -> None:
        self._session, self._wishes, self._can_play = session, wishes, can_play
        form = session.form
        self._showings = showings(form)
        self._tags = tuple(each.tag for each in form.languages if each.tag != UNDETERMINED)
        shown = dict.fromkeys(each.partition("-x-")[0] for each in self._tags)
        self.offered = tuple((tag, native_name(tag)) for tag in shown if tag)

    def best(self, wanted: str) -> str:
        """Return the language to begin with: the one wanted, if the form has it in some way."""
        known = tuple(tag for tag, _name in self.offered)
        return spoken_tag(known, wanted) or next(iter(known), wanted)

    def page(self, path: str, language: str, *, is_revealed: bool) -> ParticipantPage:
        """Return what the person sees of a question: the calm card where that is safer."""
        question = self._question(path)
        showing = self._showings.get(generic(path), Showing.OPEN)
        if question is None or showing is Showing.STAFF:
            return ParticipantPage(Shows.CALM, language)
        if not is_revealed and self._is_hidden(question, showing):
            return ParticipantPage(Shows.CALM, language, may_reveal=True)
        return self._open(path, question, language)

    def _question(self, path: str) -> Question | None:
        """Return a question; None for no path, and for one whose row was taken out meanwhile."""
        try:
            return self._session.question(path).question if path else None
        except KeyError:
            return None

    def _is_hidden(self, question: Question, showing: Showing) -> bool:
        wishes = self._wishes()
        if showing is Showing.SENSITIVE and not wishes.shows_sensitive:
            return True
        return tells_answers(question.label) and not wishes.echoes_answers

    def _open(self, path: str, question: Question, language: str) -> ParticipantPage:
        tag = spoken_tag(self._tags, language) or language
        label = self._session.label(path, tag)
        media = label.media if label is not None else ()
        sound = _sound(media, tag)
        is_playable = bool(sound) and self._can_play(sound)
        return ParticipantPage(
            Shows.QUESTION,
            label.language if label is not None and label.is_fallback else tag,
            words=label.text if label is not None else "",
            choices=self._choices(path, question, tag),
            pictures=tuple(
                each.name for each in media if each.kind is MediaKind.IMAGE and not each.is_missing
            ),
            sound=sound if is_playable else "",
            unplayable="" if is_playable else sound,
            is_untranslated=label is not None and label.is_fallback,
        )

    def _choices(self, path: str, question: Question, tag: str) -> tuple[ParticipantChoice, ...]:
        offered = self._session.choices(path)
        if len(offered) > MOST_CHOICES:
            return ()
        chosen = self._chosen(path, question)
        code_list = question.itemset.instance if question.itemset is not None else ""
        return tuple(
            ParticipantChoice(
                self._words(each, code_list, tag),
                _sign(each.code),
                is_chosen=each.code in chosen,
                picture=choice_picture(each, tag),
                sound=self._choice_sound(each, tag),
            )
            for each in offered
        )

    def _chosen(self, path: str, question: Question) -> frozenset[str]:
        if not self._wishes().echoes_answers:
            return frozenset()
        value = self._session.question(path).value.v
        return frozenset(value.split() if question.kind in _MANY else (value,))

    def _words(self, choice: ChoiceView, code_list: str, tag: str) -> str:
        form = self._session.form
        for each in (tag, tag.partition("-")[0], form.default_language, *choice.labels):
            if each in choice.labels:
                words = markup.plain(choice.labels[each])
                return first_person(code_list, choice.code, words, each)
        return choice.code

    def _choice_sound(self, choice: ChoiceView, tag: str) -> str:
        name = _sound(choice.media.get(tag, ()), tag)
        return name if name and self._can_play(name) else ""


def _sound(media: tuple[MediaRef, ...], tag: str) -> str:
    """Return the recording of a text in its own tongue: another one would be no help."""
    tongue = tag.partition("-")[0]
    return next(
        (
            each.name
            for each in media
            if each.kind is MediaKind.AUDIO
            and not each.is_missing
            and each.language.partition("-")[0] in {tongue, UNDETERMINED, ""}
        ),
        "",
    )


def _sign(code: str) -> str:
    return next((sign for sign, codes in _SIGNS.items() if code.lower() in codes), "")
