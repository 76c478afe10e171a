import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.reports.plain_labels import plain


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("**Previous**", "Previous"),
        ("questions for **Ana** and *Luis*", "questions for Ana and Luis"),
        ("__bold__ and _soft_", "bold and soft"),
        ("## CATTLE\u00a0DETAILS", "CATTLE DETAILS"),
        ("<span style='color:red'>Refer</span> now<br/>please", "Refer now\nplease"),
        ("<h4>Survey:</h4>\n\n<strong>Point</strong>", "Survey:\nPoint"),
        ("Ana&nbsp;lives &amp; works", "Ana lives & works"),
        ("see [the guide](https://example.org/x)", "see the guide"),
        ("My name is [_____] from [__]", "My name is [_____] from [__]"),
        ("** spaced **", "spaced"),
        (r"five \* six", "five * six"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("age < 5 and weight > 3", "age < 5 and weight > 3"),
        ("name_of_child and date_of_birth", "name_of_child and date_of_birth"),
        ("*A veces un esposo", "*A veces un esposo"),
        ("What is your name?", "What is your name?"),
    ],
)
def test_marks_go_and_words_stay(label: str, wanted: str) -> None:
    assert plain(label) == wanted


@given(st.text(alphabet="*_#<>ab \n[]()\\&;", max_size=60))
def test_no_letter_is_added(label: str) -> None:
    assert sum(plain(label).count(each) for each in "ab") <= sum(map(label.count, "ab"))


def test_long_run_of_marks_takes_no_time() -> None:
    assert plain("*" * 20_000 + "<" * 20_000 + "[" * 20_000)
