"""Words that no certified translator has confirmed are marked in the catalogue, and listed."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import form_marks, word_marks, words
from tools.word_marks import MARK, Unconfirmed

PARTS = Unconfirmed("state police / port of entry (US)", "policía; puerto", "")


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("The state police came", True),
        ("Ports of entry", False),
        ("At a Port of Entry.", True),
        ("estate police", False),
        ("police", False),
    ],
)
def test_word_is_found_whole_in_each_of_its_ways(text: str, is_there: bool) -> None:
    assert PARTS.is_in(text) is is_there


def test_marks_follow_the_table() -> None:
    catalog = Catalog(locale="es")
    catalog.add("The state police", "La policía", auto_comments=[f"{MARK} old"])
    catalog.add(("One state police", "{n} of them"), ("", ""))
    assert len(list(word_marks.faults(catalog, (PARTS,)))) == 2
    word_marks.mark(catalog, (PARTS,))
    assert not list(word_marks.faults(catalog, (PARTS,)))
    message = catalog.get("The state police")
    assert message is not None
    assert message.auto_comments == [PARTS.comment] == [f"{MARK} state police"]
    report = list(word_marks.coverage(catalog, (PARTS,)))
    assert report[0] == "1 of 2 messages are translated"
    assert report[-1].endswith("(2 messages)")


def test_every_message_with_such_a_word_is_marked_in_spanish() -> None:
    waiting = word_marks.unconfirmed()
    catalog = words._read(words.catalogue_path("es"), "es")
    assert not list(word_marks.faults(catalog, waiting))
    assert all(each.english and each.formal for each in waiting)
    marked = {each for message in catalog for each in message.auto_comments}
    assert {each.comment for each in waiting if each.english == "interviewer"} <= marked


def test_coverage_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(["coverage"]) == 0
    said = capsys.readouterr().out
    assert "wait for a certified translator" in said
    assert "labels and hints of our forms" in said


FORM = """
| survey |
| | type | name | label::English (en) | label::Español (es) | hint::English (en) |
| | note | who | The state police came. | Llegó la policía. |  |
| | note | other | Nobody | Nadie | Ask at the port of entry (US). |
| choices |
| | list_name | name | label::English (en) |
| | yn | yes | Yes |
| settings |
| | form_title |
| | State police |
"""


def test_labels_and_hints_of_forms_are_listed_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_text(FORM, encoding="utf-8")
    found = form_marks.waiting((PARTS,), tmp_path)
    assert [(each.form, each.name, each.texts[0]) for each in found] == [
        ("f", "who", "The state police came."),
        ("f", "other", "Ask at the port of entry (US)."),
    ]
    kept = tmp_path / "kept.csv"
    assert len(list(form_marks.faults((PARTS,), kept))) == 1
    kept.write_text(form_marks.written(form_marks.waiting((PARTS,))), encoding="utf-8")
    assert not list(form_marks.faults((PARTS,), kept))
    assert list(form_marks.coverage(found))[-1] == "  f: 2"


def test_list_of_our_forms_is_up_to_date_and_stands_in_no_form() -> None:
    waiting = word_marks.unconfirmed()
    assert not list(form_marks.faults(waiting))
    assert form_marks.waiting(waiting)
    forms = [each.read_text(encoding="utf-8") for each in form_marks.FORMS.iterdir()]
    assert not any(MARK in each for each in forms)
