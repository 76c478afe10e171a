import pytest

from intake.i18n.languages import is_right_to_left, language_name, native_name, normal_tag


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "English"),
        ("es", "Español"),
        ("spa", "Español"),
        ("hat", "Kreyòl ayisyen"),
        ("por", "Português"),
        ("ara", "العربية"),
        ("quc", "Kʼicheʼ"),
        ("mam", "Mam"),
        ("kek", "Qʼeqchiʼ"),
        ("es-x-llano", "Español sencillo"),
        ("xyz", "xyz"),
    ],
)
def test_a_language_is_called_as_its_speakers_call_it(code: str, expected: str) -> None:
    assert native_name(code) == expected


@pytest.mark.parametrize(
    ("code", "english", "spanish"),
    [
        ("spa", "Spanish", "español"),
        ("eng", "English", "inglés"),
        ("kjb", "Qʼanjobʼal", "qʼanjobʼal"),
        ("fra", "French", "francés"),
        ("tzh", "Tseltal", "tseltal"),
    ],
)
def test_a_language_has_a_name_in_both_languages(code: str, english: str, spanish: str) -> None:
    assert language_name(code, "en") == english
    assert language_name(code, "es") == spanish


def test_three_letters_and_two_are_the_same_language() -> None:
    assert normal_tag("spa") == normal_tag("es") == "es"
    assert normal_tag("spa-MX") == "es-MX"
    assert normal_tag("pt_BR") == "pt-BR"


def test_the_direction_of_writing_is_known() -> None:
    assert is_right_to_left("ara")
    assert is_right_to_left("ar-EG")
    assert is_right_to_left("fa")
    assert not is_right_to_left("es")
    assert not is_right_to_left("quc")
