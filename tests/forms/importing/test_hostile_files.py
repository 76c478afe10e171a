"""Files that were made to harm, and files that are just broken."""

import io
import struct
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.importing.compiling import compile_form
from intake.forms.importing.findings import MOST_ALIKE
from intake.forms.package import Rule
from tests.forms.importing.workbooks import cold, errors, findings, rewritten, zipped

BILLION_LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>
<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>&c;</h:title></h:head></h:html>"""
OUTSIDE = (
    b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""
)


def test_empty_file_is_refused() -> None:
    assert errors(compile_form(b"", "form.xlsx")) == [Rule.EMPTY_FILE]
    assert errors(compile_form(b" \n", "form.csv")) == [Rule.EMPTY_FILE]


def test_file_beyond_the_limit_is_refused_unread() -> None:
    assert errors(compile_form(b"|" * (10 * 1024 * 1024 + 1), "form.md")) == [Rule.TOO_LARGE]


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<" + b" " * 60_000_000)
    began = time.perf_counter()
    assert errors(compile_form(out.getvalue(), "form.xlsx")) == [Rule.UNPACKS_TOO_LARGE]
    assert time.perf_counter() - began < 5


def test_zip_that_lies_about_its_sizes_is_refused() -> None:
    made = bytearray(zipped({"form.md": b"| survey |\n" * 50_000}))
    start = made.rindex(b"PK\x01\x02")
    struct.pack_into("<L", made, start + 24, 100)
    assert errors(compile_form(bytes(made), "form.zip")) == [Rule.DAMAGED_ZIP]


def test_zip_of_ten_thousand_files_is_refused() -> None:
    made = zipped({f"{number}.txt": b"" for number in range(10_000)})
    assert errors(compile_form(made, "form.zip")) == [Rule.UNPACKS_TOO_LARGE]


@pytest.mark.parametrize("name", ["../form.xml", "/etc/form.xml", "a/../../form.xml"])
def test_zip_that_points_outside_is_refused(name: str) -> None:
    assert errors(compile_form(zipped({name: b"<a/>"}), "form.zip")) == [Rule.UNSAFE_NAME]


@pytest.mark.parametrize("content", [BILLION_LAUGHS, OUTSIDE])
def test_xml_with_entities_is_refused(content: bytes) -> None:
    assert errors(compile_form(content, "form.xml")) == [Rule.ENTITIES_IN_XML]
    assert errors(compile_form(zipped({"form.xml": content}), "f.zip")) == [Rule.ENTITIES_IN_XML]


def test_entities_in_another_encoding_are_refused() -> None:
    content = BILLION_LAUGHS.decode().removeprefix('<?xml version="1.0"?>').encode("utf-16")
    assert errors(compile_form(content, "form.xml")) == [Rule.ENTITIES_IN_XML]


def test_workbook_with_entities_is_refused() -> None:
    made = rewritten(
        cold(),
        "xl/workbook.xml",
        b"<workbook",
        b'<!DOCTYPE w [<!ENTITY a "lol">]><workbook',
    )
    assert errors(compile_form(made, "form.xlsx")) == [Rule.ENTITIES_IN_XML]


def test_xml_nested_without_end_is_refused() -> None:
    deep = b"<a>" * 5_000 + b"</a>" * 5_000
    assert errors(compile_form(deep, "form.xml"))[0] in {Rule.DAMAGED_XML, Rule.TOO_DEEP}
    moderately = b"<a>" * 150 + b"</a>" * 150
    assert errors(compile_form(moderately, "form.xml")) == [Rule.TOO_DEEP]


def test_xml_that_is_no_form_is_refused() -> None:
    assert errors(compile_form(b"<a><b/></a>", "form.xml")) == [Rule.NOT_AN_XFORM]
    assert errors(compile_form(b"<a><b></a>", "form.xml")) == [Rule.DAMAGED_XML]


def test_workbook_called_xls_is_read_for_what_it_is() -> None:
    result = compile_form(cold(), "form.xls")
    assert result.package is not None
    assert findings(result, Rule.WRONG_ENDING)[0].facts == (".xls", "xlsx")


def test_locked_workbook_is_named_as_such() -> None:
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") * 4
    assert errors(compile_form(locked, "form.xlsx")) == [Rule.PROTECTED_WORKBOOK]


def test_cut_workbook_is_refused() -> None:
    whole = cold()
    assert errors(compile_form(whole[: len(whole) // 2], "form.xlsx")) == [Rule.DAMAGED_ZIP]
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600
    assert errors(compile_form(old, "form.xls")) == [Rule.DAMAGED_WORKBOOK]


def test_picture_is_no_form() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    assert errors(compile_form(picture, "form.png")) == [Rule.NOT_A_FORM]


def test_too_many_rows_are_refused_by_sheet() -> None:
    rows = "".join(f',"note","n{number}","x"\n' for number in range(21_000))
    table = '"survey"\n,"type","name","label"\n' + rows
    result = compile_form(table.encode(), "form.csv")
    assert errors(result) == [Rule.TOO_MANY_ROWS]
    assert result.report.errors[0].sheet == "survey"


def test_formula_is_never_lost_in_silence() -> None:
    made = cold(
        survey=(
            ("type", "name", "label", "colour key"),
            ("text", "a", "=HYPERLINK(B2)", "=1+1"),
            ("text", "b", "Why?", "=1+1"),
        )
    )
    lost = findings(compile_form(made, "form.xlsx"), Rule.FORMULA_WITHOUT_RESULT)
    assert [(each.sheet, each.row, each.column) for each in lost] == [("survey", 2, "label")]


def test_formula_with_an_empty_text_as_result_is_a_result() -> None:
    made = rewritten(
        cold(survey=(("type", "name", "label", "hint"), ("text", "a", "Why?", '=""'))),
        "xl/worksheets/sheet1.xml",
        b'<c r="D2"><f>""</f><v></v></c>',
        b'<c r="D2" t="str"><f>""</f><v></v></c>',
    )
    result = compile_form(made, "form.xlsx")
    assert result.package is not None
    assert findings(result, Rule.FORMULA_RESULTS_USED)[0].facts == ("1",)


def test_question_behind_many_empty_rows_is_never_lost_in_silence() -> None:
    gap = [("", "", "")] * 70
    made = cold(survey=(("type", "name", "label"), ("text", "a", "A"), *gap, ("text", "b", "B")))
    result = compile_form(made, "form.xlsx")
    found = findings(result, Rule.ROWS_BEHIND_A_GAP)
    assert [(each.sheet, each.row, each.facts) for each in found] == [("survey", 73, ("1",))]
    assert result.package is not None
    assert result.package.questions == 2


def test_cell_of_a_table_is_never_lost_in_silence() -> None:
    table = b'"survey"\n,"type","name","label"\n,"note","a","A","more"\n,"note","b","B",""\n'
    result = compile_form(table, "form.csv")
    assert errors(result) == [Rule.CELL_WITHOUT_COLUMN]
    assert (result.report.errors[0].sheet, result.report.errors[0].row) == ("survey", 2)
    twice = b'"survey"\n,"type","name","label","label"\n,"note","a","A","B"\n'
    assert errors(compile_form(twice, "form.csv")) == [Rule.DUPLICATE_COLUMN]
    twice = b"| survey |\n| | type | name | label | label |\n| | note | a | A | B |\n"
    assert errors(compile_form(twice, "form.md")) == [Rule.DUPLICATE_COLUMN]


def test_report_of_thousands_of_lines_is_counted() -> None:
    rows = "".join(f"| | l | same | {number} |\n" for number in range(5_000))
    table = (
        "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n"
        "| choices |\n| | list_name | name | label |\n" + rows
    )
    result = compile_form(table.encode(), "form.md")
    assert len(findings(result, Rule.CHOICES_ALIKE)) == MOST_ALIKE
    assert findings(result, Rule.MORE_OF_THE_SAME)[0].facts == (
        str(4_999 - MOST_ALIKE),
        "choices_alike",
    )


def test_formula_in_a_text_table_is_a_text() -> None:
    table = b"| survey |\n| | type | name | label |\n| | note | a | =cmd()!A1 |\n"
    result = compile_form(table, "form.md")
    assert result.package is not None
    assert b"=cmd()!A1" in result.package.xform


def test_failed_formula_is_named_by_its_cell() -> None:
    result = compile_form(cold(choices=(("list_name", "name", "label"), ("yn", "#REF!", "x"))), "f")
    found = findings(result, Rule.CELL_ERROR)
    assert [(each.sheet, each.row, each.column) for each in found] == [("choices", 2, "name")]


def test_lone_surrogate_in_a_workbook_is_damage() -> None:
    made = rewritten(cold(), "xl/worksheets/sheet1.xml", b"&#191;Tiene", b"&#xD800;")
    assert errors(compile_form(made, "form.xlsx")) == [Rule.DAMAGED_WORKBOOK]


def test_control_characters_are_taken_out() -> None:
    table = b"| survey |\n| | type | name | label |\n| | note | a | b\x08\x1bc |\n"
    result = compile_form(table, "form.md")
    assert findings(result, Rule.CHARACTERS_REMOVED)[0].row == 2
    assert result.package is not None
    assert b">bc<" in result.package.xform


def test_surrogates_in_a_csv_are_no_text() -> None:
    table = b'"survey"\n,"type","name","label"\n,"note","a","\xed\xa0\x80"\n'
    assert errors(compile_form(table, "form.csv")) == [Rule.DAMAGED_TEXT]


def test_name_of_the_file_may_hold_anything() -> None:
    result = compile_form(cold(), "..\\x/\ud800for\x00m.xlsx")
    assert result.package is not None
    assert result.package.source_name == "form.xlsx"


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"<", b"|", b"a,b,c,d,e\n"]))
def test_no_bytes_raise(content: bytes, start: bytes) -> None:
    assert compile_form(start + content, "form").package is None


@given(st.data())
def test_no_damage_to_a_workbook_raises(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    compile_form(bytes(whole), "form.xlsx")


WHOLE = cold()
