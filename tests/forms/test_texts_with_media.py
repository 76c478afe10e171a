"""Pictures and recordings stand with the text that they belong to, in the language asked for."""

from typing import Any

import pytest

from intake.forms.session import FormSession
from intake.forms.views import MediaKind, MediaRef, TextView

TEXTS = """<itext>
<translation lang="English (en)" default="true()">
<text id="q"><value>Which?</value><value form="image">jr://images/map.png</value>
<value form="audio">jr://audio/which-en.mp3</value></text>
<text id="h"><value form="video">jr://video/how.mp4</value></text>
<text id="a"><value>One</value><value form="image">jr://images/a.png</value>
<value form="big-image">jr://images/a-big.png</value></text>
<text id="b"><value>Two</value></text></translation>
<translation lang="Español (es)">
<text id="q"><value>¿Cuál?</value><value form="audio">jr://audio/which-es.mp3</value></text>
<text id="a"><value>Uno</value></text></translation></itext>"""
BODY = """<select1 ref="/data/q"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/>
<item><label ref="jr:itext('a')"/><value>a</value></item>
<item><label ref="jr:itext('b')"/><value>b</value></item></select1>"""
KEPT = {"map.png": b"", "which-es.mp3": b"", "a.png": b""}


@pytest.fixture
def session(make_form: Any, open_session: Any) -> FormSession:
    made: FormSession = open_session(make_form("<q/>", "", BODY, itext=TEXTS, media=KEPT))
    return made


def test_label_names_its_picture_and_its_recording_in_each_language(session: FormSession) -> None:
    picture = MediaRef(MediaKind.IMAGE, "map.png", language="en")
    english = MediaRef(MediaKind.AUDIO, "which-en.mp3", is_missing=True, language="en")
    spanish = MediaRef(MediaKind.AUDIO, "which-es.mp3", language="es")
    assert session.label("q", "en") == TextView("Which?", "en", media=(picture, english))
    assert session.label("q", "es") == TextView("¿Cuál?", "es", media=(picture, spanish))


def test_text_may_be_a_film_alone(session: FormSession) -> None:
    film = MediaRef(MediaKind.VIDEO, "how.mp4", is_missing=True, language="en")
    assert session.hint("q", "es") == TextView("", "es", media=(film,))


def test_choice_names_its_pictures_for_every_language(session: FormSession) -> None:
    first, second = session.choices("q")
    pictures = (
        MediaRef(MediaKind.IMAGE, "a.png", language="en"),
        MediaRef(MediaKind.BIG_IMAGE, "a-big.png", is_missing=True, language="en"),
    )
    assert first.media == {"en": pictures, "es": pictures}
    assert second.media == {}
