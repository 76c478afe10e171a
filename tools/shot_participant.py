"""The person's window and its strip for staff, with the built-in questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.i18n.pseudo import PSEUDO, pseudo
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.localizer import Localizer
from intake.ui.participant_place import spoken_by_program
from intake.ui.presenters.participant_state import (
    ParticipantChoice,
    ParticipantPage,
    ParticipantState,
    Shows,
)
from intake.ui.views.participant_strip import ParticipantStrip
from intake.ui.views.participant_window import ParticipantWindow
from tools.shot_start import Build, fill

ASKED = {
    "es": ("¿Tiene miedo de estar en México?", "Sí", "No", "No sé", "Prefiero no contestar"),
    "en": (
        "Are you afraid to be in Mexico?", "Yes", "No", "I do not know", "I prefer not to answer",
    ),
    "ar": ("هل تخاف من البقاء في المكسيك؟", "نعم", "لا", "لا أعرف", "أفضل عدم الإجابة"),
}  # fmt: skip
SIGNS = ("check", "x", "circle-question-mark", "hand")
MANY = {
    "es": ("Hijas o hijos", "Familia", "Amistades", "Pareja", "Grupo o caravana", "Sin compañía"),
    "en": ("Children", "Family", "Friends", "Partner", "Group or caravan", "Alone"),
}
WITH_WHOM = {"es": ("¿Con quién viaja?",), "en": ("With whom are you travelling?",)}
READ = {
    "es": ("Lo que entendí", "Usted tiene miedo de estar en México.", "«Me siguieron dos veces.»"),
    "en": ("What I understood", "You are afraid to be in Mexico.", "“They followed me twice.”"),
}


def asked(language: str, *, chosen: int = -1, sound: str = "") -> ParticipantPage:
    """Return a question with its four choices."""
    words = _said(ASKED, language)
    choices = tuple(
        ParticipantChoice(each, SIGNS[at], is_chosen=at == chosen, sound=sound)
        for at, each in enumerate(words[1:])
    )
    return ParticipantPage(Shows.QUESTION, language, words[0], choices=choices, sound=sound)


def _said(words: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return words of a form in a language; the pseudo-language has them all."""
    if language == PSEUDO:
        return tuple(pseudo(each) for each in words["es"])
    return words.get(language, words["es"])


def person(page: ParticipantPage | None, *, zoom: int = 100, language: str = "") -> Build:
    """Return a builder of the person's window; the question of the language without a page."""

    def build(context: Context, window: QWidget) -> None:
        tag = language or context.localizer.language
        spoken = Localizer(spoken_by_program(tag), window)
        made = ParticipantWindow(context.in_language_of(spoken))
        made.set_zoom(zoom)
        made.display(page or asked(tag))
        fill(window, made)

    return build


def in_words(kind: str) -> Build:
    """Return a builder of a page whose words depend on the language."""

    def build(context: Context, window: QWidget) -> None:
        tag = context.localizer.language
        title, *paragraphs = _said(READ, tag)
        pages = {
            "text": ParticipantPage(Shows.TEXT, tag, title, tuple(paragraphs)),
            "calm": ParticipantPage(Shows.CALM, tag),
            "echo": asked(tag, chosen=0),
            "sound": asked(tag, sound="q.wav"),
            "many": ParticipantPage(
                Shows.QUESTION,
                tag,
                _said(WITH_WHOM, tag)[0],
                choices=tuple(ParticipantChoice(each) for each in _said(MANY, tag)),
            ),
        }
        person(pages[kind])(context, window)

    return build


def strip(context: Context, window: QWidget) -> None:
    """Show what staff are told of the person's window, one case below the other."""
    question = asked("es", sound="q.wav")
    cases = (
        ParticipantState(question, "es"),
        ParticipantState(question, "es", is_frozen=True),
        ParticipantState(ParticipantPage(Shows.CALM, "es", may_reveal=True), "es"),
        ParticipantState(ParticipantPage(), "es", is_blank=True),
        ParticipantState(ParticipantPage(Shows.TEXT, "es"), "es"),
        ParticipantState(
            ParticipantPage(Shows.QUESTION, "es", is_untranslated=True, unplayable="q.mp3"), "es"
        ),
    )
    made = [ParticipantStrip(context) for _each in cases]
    for one, state in zip(made, cases, strict=True):
        one.display(state)
    page = QWidget()
    page.setLayout(column(*made, None, gap=12))
    context.localizer.bind(page, page.setAccessibleName, N_("Participant window"))
    fill(window, page)


PARTICIPANT_SCREENS: dict[str, Build] = {
    "participant": person(None),
    "participant_right_to_left": person(None, language="ar"),
    "participant_mirrored": person(replace(asked(PSEUDO), language="ar-XB"), language="ar-XB"),
    "participant_mirrored_200": person(
        replace(asked(PSEUDO), language="ar-XB"), zoom=200, language="ar-XB"
    ),
    "participant_200": person(None, zoom=200),
    "participant_echo": in_words("echo"),
    "participant_sound": in_words("sound"),
    "participant_many": in_words("many"),
    "participant_text": in_words("text"),
    "participant_calm": in_words("calm"),
    "participant_strip": strip,
}
