"""Workbooks as KoboToolbox writes them, read by openpyxl, which had no part in writing them."""

import io
import tempfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.answers import Document, Value
from intake.domain.errors import TableTooLargeError
from intake.exports import workbook as workbooks
from intake.exports.workbook import CELL, sheet_names, workbook
from intake.services.export_order import Layout, Selects


def sheets(data: bytes) -> dict[str, list[dict[str, Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


def test_each_repeat_is_a_sheet_joined_by_numbers(export: Any) -> None:
    found = sheets(export(Layout.KOBO_XLSX)[0])
    assert list(found) == ["Hogar _a_b_", "child", "toy"]
    assert [row["_index"] for row in found["Hogar _a_b_"]] == [1, 2]
    children = found["child"]
    assert [(row["_index"], row["_parent_index"]) for row in children] == [
        *((1, 1), (2, 1), (3, 1), (4, 2))
    ]
    assert {row["_parent_table_name"] for row in children} == {"Hogar _a_b_"}
    toys = [
        (r["child/toy/what"], r["_parent_table_name"], r["_parent_index"]) for r in found["toy"]
    ]
    assert toys == [("ball", "child", 1), (None, "child", 1), ("@sum", "child", 3)]
    assert [row["_submission__uuid"] for row in found["toy"]] == ["one"] * 3


def test_columns_are_named_as_kobo_names_them(export: Any) -> None:
    found = sheets(export(Layout.KOBO_XLSX)[0])
    assert list(found["Hogar _a_b_"][0]) == [
        *("about/name", "about/age", "about/eats", "about/where", "photo", "gone"),
        *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"),
        *("_submitted_by", "__version__", "_tags", "_origin", "_index"),
    ]
    assert list(found["child"][0])[:4] == [
        "child/nick",
        "_index",
        "_parent_table_name",
        "_parent_index",
    ]


def test_labels_stand_in_the_language_asked_for(export: Any) -> None:
    first = sheets(export(Layout.KOBO_XLSX, language="es", selects=Selects.BOTH)[0])["Hogar _a_b_"][
        0
    ]
    assert first["About > you/¿Qué come?"] == "Frijoles Rice"
    assert first["About > you/¿Qué come?/Frijoles"] == "1"
    assert "About > you/Age of …" in first


def test_multiple_answers_are_laid_out_in_three_ways(export: Any) -> None:
    heads = {
        selects: [
            h
            for h in sheets(export(Layout.KOBO_XLSX, selects=selects)[0])["Hogar _a_b_"][0]
            if "eats" in h
        ]
        for selects in Selects
    }
    split = ["about/eats/bean", "about/eats/rice", "about/eats/fish"]
    assert heads == {
        Selects.SUMMARY: ["about/eats"],
        Selects.DETAILS: split,
        Selects.BOTH: ["about/eats", *split],
    }
    head = sheets(export(Layout.KOBO_XLSX, group_prefix=False)[0])["Hogar _a_b_"][0]
    assert {"name", "eats"} <= set(head)


def test_no_answer_is_a_formula_or_anything_but_text(export: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(Layout.KOBO_XLSX)[0]))
    cell = next(c for row in book["child"].iter_rows() for c in row if c.value == "=1+1")
    assert cell.data_type == "s"
    ages = [c for row in book.worksheets[0].iter_rows() for c in row if c.value == "-3"]
    assert [each.data_type for each in ages] == ["s"]


def test_a_text_too_long_for_a_cell_is_cut_and_counted(export: Any, records: Any) -> None:
    for text, kept in (("x" * (CELL + 5), CELL), ("😀" * CELL, CELL // 2)):
        long = replace(records[0], document=Document({"about/name": Value(text)}))
        data, wrote = export(Layout.KOBO_XLSX, of=lambda long=long: [long])
        assert wrote.cut == 1
        assert len(sheets(data)["Hogar _a_b_"][0]["about/name"]) == kept


def test_a_sheet_that_would_overflow_is_refused(
    export: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "ROWS", 3)
    with pytest.raises(TableTooLargeError):
        export(Layout.KOBO_XLSX)
    monkeypatch.setattr(workbooks, "ROWS", 100)
    monkeypatch.setattr(workbooks, "COLUMNS", 5)
    with pytest.raises(TableTooLargeError):
        export(Layout.KOBO_XLSX)


@given(st.lists(st.text(max_size=40), max_size=6))
def test_names_of_sheets_are_such_as_excel_takes(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len(names) == len({name.lower() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.lower() != "history"
        assert "'" not in {name[0], name[-1]}


def test_sheets_of_the_same_name_are_numbered() -> None:
    assert sheet_names(["a" * 40, "A" * 40, "History", ""]) == (
        "a" * 31, "A" * 29 + " 2", "History 2", "Sheet",
    )  # fmt: skip


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        min_size=1,
    )
)
def test_text_comes_back_from_a_cell(text: str) -> None:
    stream = io.BytesIO()
    with workbook(stream, ["s"]) as book, book.sheet() as sheet:
        sheet.row([f" {text}\n"])
    cell = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))["s"]["A1"].value
    assert cell == f" {text}\n".replace("_x", "_x005F_x") or cell == f" {text}\n"


def test_columns_behind_z_are_named_as_excel_names_them() -> None:
    stream = io.BytesIO()
    with workbook(stream, ["s"]) as book, book.sheet() as sheet:
        sheet.row([str(n) for n in range(1000)])
    row = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))["s"][1]
    assert [cell.value for cell in row] == [str(n) for n in range(1000)]


def test_nothing_is_written_beside_the_workbook(
    export: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    for layout in Layout:
        assert export(layout)[0]
