"""What stands in the person's window: the question asked, a calm card, a text, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from intake.forms.importing.builtin import builtin_xforms
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n.languages import native_name
from intake.ui.presenters.participant import NoQuestions, ParticipantStage
from intake.ui.presenters.participant_questions import MOST_CHOICES, ParticipantQuestions
from intake.ui.presenters.participant_state import (
    ParticipantChoice,
    ParticipantPage,
    ParticipantState,
    ParticipantWishes,
    Shows,
)

AFRAID, DANGER, NAME = "fear/afraid_here", "fear/danger", "about_you/name"
CALM = ParticipantPage(Shows.CALM, "es", may_reveal=True)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def session_of(xform: bytes, **media: bytes) -> FormSession:
    form = read_form(xform, media=media)
    return FormSession(form, surroundings=Surroundings(lambda: NOW, UTC, bytes))


class Window:
    """A stage over a form, and what it showed last."""

    def __init__(self, session: FormSession, can_play: Callable[[str], bool] = bool) -> None:
        self.session = session
        self.wishes = ParticipantWishes()
        self.questions = ParticipantQuestions(session, lambda: self.wishes, can_play, native_name)
        self.shown: list[ParticipantState] = []
        self.stage = ParticipantStage(self.questions, "es", self.shown.append)

    @property
    def page(self) -> ParticipantPage:
        return self.shown[-1].page

    @property
    def shows(self) -> str:
        return self.page.shows.value


@pytest.fixture
def window() -> Window:
    return Window(session_of(builtin_xforms()[0][1]))


def test_a_question_stands_in_the_persons_language_with_choices_in_the_first_person(
    window: Window,
) -> None:
    window.stage.show_question(AFRAID)
    assert window.page == ParticipantPage(
        Shows.QUESTION,
        "es-x-llano",
        words="¿Tiene miedo de estar en México?",
        choices=(
            ParticipantChoice("Sí", "check"),
            ParticipantChoice("No", "x"),
            ParticipantChoice("No sé", "circle-question-mark"),
            ParticipantChoice("Prefiero no contestar", "hand"),
        ),
    )


def test_english_has_a_first_person_too(window: Window) -> None:
    window.stage.speak("en")
    window.stage.show_question(AFRAID)
    assert [each.words for each in window.page.choices] == [
        "Yes",
        "No",
        "I do not know",
        "I prefer not to answer",
    ]


def test_what_tells_who_somebody_is_gives_a_calm_card_until_it_is_shown(window: Window) -> None:
    window.stage.show_question(NAME)
    assert window.page == CALM
    window.stage.reveal()
    assert window.page.words.startswith("¿Cómo quiere que le llamemos?")
    window.stage.show_question(AFRAID)
    window.stage.show_question(NAME)
    assert window.page == CALM


def test_sensitive_questions_are_shown_where_that_is_turned_on(window: Window) -> None:
    window.wishes = replace(window.wishes, shows_sensitive=True)
    window.stage.show_question(NAME)
    assert window.shows == Shows.QUESTION


def test_what_only_staff_decide_is_never_shown(window: Window) -> None:
    window.wishes = replace(window.wishes, shows_sensitive=True, echoes_answers=True)
    window.stage.show_question("fear/fear_word")
    window.stage.reveal()
    assert window.page == ParticipantPage(Shows.CALM, "es")


def test_no_answer_is_echoed_unless_that_is_turned_on(window: Window) -> None:
    window.session.answer(AFRAID, "yes")
    window.stage.show_question(AFRAID)
    assert not any(each.is_chosen for each in window.page.choices)
    window.wishes = replace(window.wishes, echoes_answers=True)
    window.stage.refresh()
    assert [each.is_chosen for each in window.page.choices] == [True, False, False, False]


def test_several_chosen_are_echoed_each(window: Window) -> None:
    window.wishes = replace(window.wishes, echoes_answers=True)
    window.session.answer("needs_today/needs", "food clothes")
    window.stage.show_question("needs_today/needs")
    chosen = [each.words for each in window.page.choices if each.is_chosen]
    assert chosen == ["Comida", "Ropa"]


def test_a_text_that_repeats_an_answer_stays_behind_the_calm_card(window: Window) -> None:
    window.session.answer("family/travel_with", "children")
    window.session.answer("family/adults", "2")
    window.stage.show_question("family/party_note")
    assert window.page == CALM
    window.wishes = replace(window.wishes, echoes_answers=True)
    window.stage.refresh()
    assert window.page.words.endswith("2")


def test_a_long_list_is_left_out(window: Window) -> None:
    window.stage.show_question("about_you/country")
    assert len(window.session.choices("about_you/country")) > MOST_CHOICES
    assert (window.page.shows, window.page.choices) == (Shows.QUESTION, ())


def test_between_questions_there_is_a_calm_card(window: Window) -> None:
    window.stage.show_question("")
    assert window.page == ParticipantPage(Shows.CALM, "es")


def test_a_row_that_is_gone_leaves_a_calm_card(window: Window) -> None:
    window.session.answer("happened/hurt", "yes")
    window.session.add_row("happened/events/harm", "r1")
    path = "happened/events/harm[r1]/description"
    window.stage.show_question(path)
    assert window.page.words == "Cuénteme qué pasó, con sus palabras."
    window.stage.freeze(True)
    window.session.remove_row("happened/events/harm", "r1")
    window.stage.refresh()
    assert window.page == ParticipantPage(Shows.CALM, "es")


def test_a_frozen_window_stays_while_staff_go_on(window: Window) -> None:
    window.stage.show_question(AFRAID)
    first = window.page
    window.stage.freeze(True)
    window.stage.show_question(DANGER)
    assert window.page == first
    assert window.shown[-1].is_frozen
    assert window.stage.is_frozen
    window.stage.freeze(False)
    assert window.page.words == "¿Corre algún peligro en México?"


def test_a_frozen_window_speaks_another_language_and_is_still_frozen(window: Window) -> None:
    window.stage.show_question(AFRAID)
    window.stage.freeze(True)
    window.stage.show_question(DANGER)
    window.stage.speak("en")
    assert window.page.words == "Are you afraid to be in Mexico?"
    assert window.stage.language == "en"


def test_emptied_it_shows_nothing_until_another_question_or_until_asked(window: Window) -> None:
    window.stage.show_question(AFRAID)
    window.stage.freeze(True)
    window.stage.blank()
    assert window.page == ParticipantPage(language="es")
    assert (window.shown[-1].is_blank, window.shown[-1].is_frozen) == (True, False)
    window.stage.show_question(AFRAID)
    assert window.shows == Shows.NOTHING
    window.stage.freeze(True)
    assert not window.stage.is_frozen
    window.stage.reveal()
    assert window.shows == Shows.QUESTION
    window.stage.blank()
    window.stage.show_question(DANGER)
    assert window.shows == Shows.QUESTION


def test_what_was_revealed_is_hidden_again_after_it_was_emptied(window: Window) -> None:
    window.stage.show_question(NAME)
    window.stage.reveal()
    window.stage.blank()
    window.stage.unblank()
    assert window.page == CALM


def test_a_held_question_waits_until_staff_ask_for_it_also_when_frozen(window: Window) -> None:
    window.stage.show_question(AFRAID)
    window.stage.freeze(True)
    window.stage.show_question(DANGER, is_held=True)
    assert window.shows == Shows.NOTHING
    window.stage.reveal()
    assert window.page.words == "¿Corre algún peligro en México?"


def test_a_text_stands_until_another_question_is_asked(window: Window) -> None:
    window.stage.show_question(AFRAID)
    window.stage.show_text("Lo que entendí", ("Uno.", "Dos."), "es")
    text = ParticipantPage(Shows.TEXT, "es", "Lo que entendí", ("Uno.", "Dos."))
    assert window.page == text
    window.stage.show_question(AFRAID)
    assert window.page == text
    window.stage.blank()
    window.stage.reveal()
    assert window.page == text
    window.stage.reveal()
    window.stage.freeze(False)
    assert window.page == text
    window.stage.show_question(DANGER)
    assert window.shows == Shows.QUESTION


def test_languages_are_those_of_the_form_without_their_read_aloud_forms(window: Window) -> None:
    window.stage.refresh()
    assert window.shown[-1].offered == (("en", "English"), ("es", "Español"))
    assert window.questions.best("es-GT") == "es"
    assert window.questions.best("mam") == "en"


SPOKEN = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model><itext>
<translation lang="Español (es)" default="true()"><text id="q"><value>¿Ha solicitado?</value>
<value form="audio">jr://audio/q.wav</value><value form="image">jr://images/q.png</value></text>
<text id="n"><value>No ha solicitado</value><value form="audio">jr://audio/n.wav</value></text>
<text id="o"><value>Ahora</value></text>
<text id="r"><value>¿Algo más?</value><value form="audio">jr://audio/r.mp3</value></text>
</translation><translation lang="Español sencillo (es-x-llano)">
<text id="q"><value>¿Ya pidió?</value></text><text id="n"><value>No he pedido</value></text>
</translation></itext><instance><data id="t"><q/><r/></data></instance>
<bind nodeset="/data/q" type="string"/><bind nodeset="/data/r" type="string"/></model></h:head>
<h:body><select1 ref="/data/q"><label ref="jr:itext('q')"/>
<item><label ref="jr:itext('n')"/><value>not_applied</value></item>
<item><label ref="jr:itext('o')"/><value>2</value></item></select1>
<input ref="/data/r"><label ref="jr:itext('r')"/></input></h:body></h:html>"""


@pytest.fixture
def spoken() -> Window:
    files: dict[str, Any] = {"q.wav": b"", "n.wav": b"", "r.mp3": b"", "q.png": b""}
    return Window(session_of(SPOKEN.encode(), **files), lambda name: name.endswith(".wav"))


def test_the_read_aloud_words_of_a_form_come_first_and_recordings_of_the_tongue_with_them(
    spoken: Window,
) -> None:
    spoken.stage.show_question("q")
    assert spoken.page == ParticipantPage(
        Shows.QUESTION,
        "es-x-llano",
        words="¿Ya pidió?",
        choices=(
            ParticipantChoice("No he pedido", sound="n.wav"),
            ParticipantChoice("Ahora"),
        ),
        pictures=("q.png",),
        sound="q.wav",
    )


def test_what_cannot_be_played_is_told_to_staff_alone(spoken: Window) -> None:
    spoken.stage.show_question("r")
    assert (spoken.page.sound, spoken.page.unplayable) == ("", "r.mp3")


def test_no_recording_of_another_tongue_is_played(spoken: Window) -> None:
    spoken.stage.speak("en")
    spoken.stage.show_question("q")
    assert spoken.page.is_untranslated
    assert (spoken.page.language, spoken.page.sound) == ("es", "")


def test_letters_grow_to_twice_their_size_and_no_further() -> None:
    wishes = ParticipantWishes()
    assert wishes.nearer(1).zoom == 125
    assert wishes.nearer(9).zoom == 200
    assert wishes.nearer(-1).zoom == 100
    assert replace(wishes, zoom=130).nearer(1).zoom == 125


def test_the_same_text_again_fills_no_emptied_window() -> None:
    shown: list[ParticipantState] = []
    stage = ParticipantStage(NoQuestions(), "es", shown.append)
    stage.show_text("Uno", (), "es")
    stage.blank()
    stage.show_text("Uno", (), "es")
    assert shown[-1].page.shows is Shows.NOTHING
    stage.show_text("Dos", (), "es")
    stage.freeze(True)
    stage.show_text("Tres", (), "es")
    assert shown[-1].page.words == "Dos"
    stage.freeze(False)
    assert shown[-1].page.words == "Tres"


def test_before_an_interview_there_are_texts_and_a_calm_card() -> None:
    shown: list[ParticipantState] = []
    stage = ParticipantStage(NoQuestions((("es", "Español"),)), "es", shown.append)
    stage.show_text("Antes de empezar", ("Usted decide.",), "es")
    assert shown[-1].page.paragraphs == ("Usted decide.",)
    stage.show_question("")
    assert shown[-1].page.shows is Shows.TEXT
    stage.show_question("another")
    assert shown[-1].page == ParticipantPage(Shows.CALM, "es")
    assert shown[-1].offered == (("es", "Español"),)
