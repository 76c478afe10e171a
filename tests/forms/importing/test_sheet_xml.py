"""Questions to the XML of a sheet, as different programs write it."""

import pytest

from intake.forms.importing.sheet_xml import FormulaCell, formula_cells, last_row, sheets_of
from tests.forms.importing.workbooks import cold


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b'<c r="B3"><f>A1</f><v>5</v></c>', FormulaCell(3, 2, has_result=True)),
        (b'<c r="AA7"><f>A1</f><v></v></c>', FormulaCell(7, 27, has_result=False)),
        (b'<c r="B3"><f>A1</f></c>', FormulaCell(3, 2, has_result=False)),
        (b'<c r="B3" t="str"><f>A1</f><v></v></c>', FormulaCell(3, 2, has_result=True)),
        (b'<c r="B3" s="1"><f t="shared" si="0"/><v>x</v></c>', FormulaCell(3, 2, has_result=True)),
        (b'<x:c r="B3"><x:f>A1</x:f><x:v>5</x:v></x:c>', FormulaCell(3, 2, has_result=True)),
        (b'<c r="B3">\n <f>A1</f>\n <v/></c>', FormulaCell(3, 2, has_result=False)),
    ],
)
def test_formula_is_found_with_its_place(cell: bytes, expected: FormulaCell) -> None:
    around = b'<row r="1"><c r="A1"><v>1</v></c>' + cell + b'<c r="Z9" t="s"><v>2</v></c></row>'
    assert list(formula_cells(around)) == [expected]


def test_sheet_without_formulas_has_none() -> None:
    assert not list(formula_cells(b'<c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c>'))


@pytest.mark.parametrize(
    ("sheet", "last"),
    [
        (b"", 0),
        (b'<row r="1"><c/></row>', 0),
        (b'<row r="1"><c r="A1"><v>1</v></c></row><row r="90"><c r="A90" s="3"/></row>', 1),
        (b'<row spans="1:3" r="7"><c t="inlineStr"><is><t>x</t></is></c></row>', 7),
        (b'<x:row r="12"><x:c><x:v>1</x:v></x:c></x:row>', 12),
    ],
)
def test_last_row_is_the_last_with_a_value(sheet: bytes, last: int) -> None:
    assert last_row(sheet) == last


def test_row_without_a_number_counts_as_far_below() -> None:
    assert last_row(b"<row><c><v>1</v></c></row>") > 1_000_000


def test_sheets_are_found_by_their_titles() -> None:
    sheets = sheets_of(cold())
    assert list(sheets) == ["survey", "choices", "settings"]
    assert last_row(sheets["choices"]) == 3
