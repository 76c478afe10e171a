import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from intake.reports.pdf.arabic import begins_right_to_left, has_right_to_left, joined, visual

SALAM = "\u0633\u0644\u0627\u0645"
MIXED = st.text("abc 12.,()-\u0633\u0644\u0627\u0645\u0628\u062f\u05d0\u0661", max_size=30)


def test_letters_take_the_form_their_neighbours_ask_for() -> None:
    assert joined("\u0628\u0628\u0628") == "\ufe91\ufe92\ufe90"


def test_letter_that_never_joins_on_its_left_breaks_the_word() -> None:
    assert joined("\u062f\u0628") == "\u062f\u0628".translate({0x62F: 0xFEA9, 0x628: 0xFE8F})


def test_lam_and_alef_become_one_sign() -> None:
    assert joined(SALAM) == "\ufeb3\ufefc\ufee1"


def test_vowel_mark_does_not_part_letters() -> None:
    assert joined("\u0628\u064e\u0628") == "\ufe91\u064e\ufe90"


def test_non_joiner_parts_letters_and_goes() -> None:
    assert joined("\u0628\u200c\u0628") == "\ufe8f\ufe8f"


@given(MIXED)
def test_joining_changes_no_letter(text: str) -> None:
    assert unicodedata.normalize("NFKC", joined(text)) == unicodedata.normalize("NFKC", text)


@given(MIXED, st.booleans())
def test_reordering_loses_no_sign(line: str, from_right: bool) -> None:
    turned = str.maketrans("()", "((")
    shown = visual(line, from_right=from_right)
    assert sorted(shown.translate(turned)) == sorted(line.translate(turned))


@given(st.text("abc 12.,()-", max_size=30))
def test_line_without_arabic_stays_as_it_is(line: str) -> None:
    assert visual(line, from_right=False) == line
    assert joined(line) == line


def test_word_is_laid_from_right_to_left() -> None:
    assert visual("\u0633\u0644", from_right=True) == "\u0644\u0633"


def test_number_within_arabic_keeps_its_order() -> None:
    assert visual("\u0633 123 \u0644", from_right=True) == "\u0644 123 \u0633"
    assert visual("\u0633 12,5 \u0644", from_right=True) == "\u0644 12,5 \u0633"


def test_latin_within_arabic_keeps_its_order() -> None:
    assert visual("\u0633 abc de \u0644", from_right=True) == "\u0644 abc de \u0633"


def test_arabic_within_latin_turns_alone() -> None:
    assert visual("ab \u0633\u0644 cd", from_right=False) == "ab \u0644\u0633 cd"


def test_brackets_around_arabic_face_each_other() -> None:
    assert visual("(\u0633\u0644)", from_right=True) == "(\u0644\u0633)"


def test_direction_is_that_of_the_first_letter() -> None:
    assert begins_right_to_left(f"1. {SALAM}")
    assert not begins_right_to_left(f"a {SALAM}")
    assert has_right_to_left(f"a {SALAM}")
    assert not has_right_to_left("año")
