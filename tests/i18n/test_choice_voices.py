"""What the person says, where staff read of them in the third person."""

import pytest

from intake.i18n.choice_voices import first_person


@pytest.mark.parametrize(
    ("code_list", "code", "label", "language", "said"),
    [
        ("yn", "dk", "No sabe", "es", "No sé"),
        ("yn", "pna", "Prefiere no contestar", "es", "Prefiero no contestar"),
        ("yn", "yes", "Sí", "es", "Sí"),
        ("yn", "dk", "Does not know", "en", "I do not know"),
        ("yn", "pna", "Prefers not to answer", "en-US", "I prefer not to answer"),
        ("a_list_of_their_own", "98", "No sabe", "es-MX", "No sé"),
        ("../../pyproject", "dk", "No sabe", "es", "No sé"),
        ("yn", "dk", "Quién sabe", "es", "Quién sabe"),
        ("yn", "dk", "Pa konnen", "ht", "Pa konnen"),
        ("yn", "dk", "Does not know", "ht", "Does not know"),
        ("lit", "reads", "Lee", "es", "Leo"),
    ],
)
def test_choices_are_said_in_the_first_person(
    code_list: str, code: str, label: str, language: str, said: str
) -> None:
    assert first_person(code_list, code, label, language) == said
