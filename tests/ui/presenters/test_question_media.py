"""Which pictures and recordings stand with a question, and what is said of the others."""

from datetime import UTC, datetime
from typing import Any

import pytest

from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.views import ChoiceView, MediaKind, MediaRef
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.ui.presenters.interview_state import MediaLine
from intake.ui.presenters.question_media import choice_picture, media_lines

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model><itext>
<translation lang="English (en)" default="true()"><text id="q"><value>Which?</value>
<value form="image">jr://images/map.png</value>
<value form="big-image">jr://images/map-big.png</value>
<value form="audio">jr://audio/en.mp3</value></text></translation>
<translation lang="Español (es)"><text id="q"><value>¿Cuál?</value>
<value form="video">jr://video/es.mp4</value></text></translation></itext>
<instance><data id="t"><q/><r/></data></instance>
<bind nodeset="/data/q" type="string"/><bind nodeset="/data/r" type="string"/></model></h:head>
<h:body><input ref="/data/q"><label ref="jr:itext('q')"/></input>
<input ref="/data/r"><label>Plain</label></input></h:body></h:html>"""


@pytest.fixture
def session() -> FormSession:
    form = read_form(FORM.encode(), media={"map.png": b"", "en.mp3": b"", "es.mp4": b""})
    now = datetime(2026, 11, 24, tzinfo=UTC)
    return FormSession(form, surroundings=Surroundings(lambda: now, UTC, bytes))


def test_files_of_both_languages_stand_once_and_the_small_picture_alone(
    session: FormSession,
) -> None:
    lines = media_lines(session, "q", ("en", "es"), Words("en"))
    assert [each.name for each in lines] == ["map.png", "en.mp3", "es.mp4"]
    assert lines[0] == MediaLine("map.png", is_picture=True)
    assert "Only WAV" in lines[1].sentence
    assert "Videos" in lines[2].sentence


def test_what_cannot_be_played_is_said_in_spanish_too(session: FormSession) -> None:
    lines = media_lines(session, "q", ("es", ""), Words("es"))
    assert any("no se puede" in each.sentence for each in lines)


def test_a_recording_that_can_be_played_says_where() -> None:
    form = FORM.replace("en.mp3", "en.WAV").encode()
    now = datetime(2026, 11, 24, tzinfo=UTC)
    session = FormSession(
        read_form(form, media={"en.WAV": b""}),
        surroundings=Surroundings(lambda: now, UTC, bytes),
    )
    lines = media_lines(session, "q", ("en", ""), Words("es"))
    assert any("F6" in each.sentence for each in lines if each.name == "en.WAV")


def test_question_without_files_has_none(session: FormSession) -> None:
    assert media_lines(session, "r", ("en", "es"), Words("en")) == ()


SMALL = MediaRef(MediaKind.IMAGE, "small.png")


@pytest.mark.parametrize(
    ("media", "name"),
    [
        ({}, ""),
        ({"en": (SMALL,), "es": ()}, "small.png"),
        ({"es": (SMALL,)}, "small.png"),
        ({"en": (MediaRef(MediaKind.AUDIO, "a.mp3"),)}, ""),
        ({"en": (MediaRef(MediaKind.IMAGE, "gone.png", is_missing=True),)}, ""),
    ],
)
def test_choice_has_the_picture_of_its_language_or_of_another(media: Any, name: str) -> None:
    assert choice_picture(ChoiceView("a", {"en": "A"}, media), "en") == name
