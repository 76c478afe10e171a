"""Questions to the XML of a sheet, as different programs write it."""

import pytest

from intake.forms.importing.sheet_xml import FormulaCell, formula_cells, sheets_of
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


def test_sheets_are_found_by_their_titles() -> None:
    assert list(sheets_of(cold(), ("choices", "survey"))) == ["survey", "choices"]
