"""The head of a table of choices names its columns and is answered by nobody."""

from datetime import UTC, datetime

from intake.forms.importing.compiling import compile_form
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form

FORM = b"""
| survey |
| | type | name | label | appearance |
| | begin_group | g | Table | field-list |
| | select_one yn | head | Which? | label |
| | select_one yn | row | This one | list-nolabel |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
"""


def test_a_table_head_is_shown_and_never_open() -> None:
    package = compile_form(FORM, "table.md").package
    assert package is not None
    now = datetime(2026, 11, 24, tzinfo=UTC)
    session = FormSession(
        read_form(package.xform), surroundings=Surroundings(lambda: now, UTC, bytes)
    )
    assert session.unanswered() == ("g/row",)
    assert session.progress() == (0, 1)
    session.answer("g/row", "yes")
    assert session.unanswered() == ()
