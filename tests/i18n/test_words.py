from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.i18n import N_, Words
from intake.i18n.catalogs import interface_languages, load_catalog
from intake.i18n.pseudo import pseudo


def test_english_is_the_language_of_the_code() -> None:
    assert Words("en").gettext("Settings") == "Settings"
    assert N_("Settings") == "Settings"


def test_spanish_comes_from_its_catalogue() -> None:
    assert Words("es").gettext("Settings") == "Ajustes"


def test_an_unknown_message_stays_english() -> None:
    assert Words("es").gettext("xyzzy") == "xyzzy"


def test_placeholders_are_filled() -> None:
    assert Words("es").gettext("Signed in as {who}", who="L.") == "Sesión de L."


def test_braces_in_a_value_are_left_alone() -> None:
    assert Words("en").gettext("Signed in as {who}", who="{x}") == "Signed in as {x}"


@pytest.mark.parametrize(
    ("count", "english", "spanish"),
    [
        (0, "0 interviews", "0 entrevistas"),
        (1, "1 interview", "1 entrevista"),
        (2, "2 interviews", "2 entrevistas"),
        (12345, "12,345 interviews", "12,345 entrevistas"),
    ],
)
def test_counts_take_their_plural_and_their_number(count: int, english: str, spanish: str) -> None:
    for language, expected in (("en", english), ("es", spanish)):
        words = Words(language)
        assert words.ngettext("{count} interview", "{count} interviews", count) == expected


def test_a_context_chooses_the_gender_of_the_noun() -> None:
    words = Words("es")
    assert words.pgettext("interviews", "All") == "Todas"
    assert words.npgettext("none", "{count} day", "{count} days", 2) == "2 days"


def test_words_are_values() -> None:
    assert Words("es") == Words("es")
    assert len({Words("es"), Words("es"), Words("en")}) == 2


def test_the_program_speaks_english_and_every_folder_of_translations() -> None:
    languages = interface_languages()
    assert languages[0] == "en"
    assert "es" in languages
    assert load_catalog("es") is load_catalog("es")


def test_the_pseudo_language_marks_every_message() -> None:
    text = Words("en-XA").gettext("Signed in as {who}", who="Ana")
    assert text.startswith("[")
    assert "Ana" in text


@given(
    st.text(st.characters(exclude_characters="{}<>&"), max_size=40),
    st.sampled_from(["{x}", "<b>", "&"]),
)
def test_the_pseudo_language_keeps_placeholders_and_is_longer(text: str, kept: str) -> None:
    message = f"{text}{kept}{text}"
    changed = pseudo(message)
    assert kept in changed
    assert len(changed) > len(message)
    if "{" in kept:
        names = [name for _, name, _, _ in Formatter().parse(changed) if name]
        assert names == ["x"]
