"""Datasets as files that other programs read: tables, and what every column means."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest

from intake.app.datasets import write_dataset
from intake.domain.dataset import columns_of, tables_of
from intake.domain.errors import (
    FileExistsAlreadyError,
    MissingExtraError,
    UnwritableFolderError,
)
from intake.domain.figures.facts import ActFacts, Case, PersonFacts
from intake.domain.figures.publishing import Audience
from intake.domain.figures.units import Unit
from intake.i18n.code_lists import code_list
from intake.i18n.dataset_words import LISTS, meaning
from intake.services.datasets import DatasetDraft
from intake.services.figures import FigureOrder

ACTS = [
    Case(PersonFacts(month="2026-11", language="spa"), acts=(ActFacts("2026-11", kind, in_mexico=yes),))
    for kind, yes in (("kidnapping", "yes"), ("kidnapping", "yes"), ("robbery", "yes"), ("robbery", ""))
    for _ in range(5)
]  # fmt: skip


@pytest.fixture
def draft() -> DatasetDraft:
    order = FigureOrder(audience=Audience.PARTNER)
    marks = frozenset(bytes([each]) for each in range(20))
    return DatasetDraft(order, datetime(2026, 11, 24, tzinfo=UTC), tables_of(ACTS, 5), marks, 0, 0)


@pytest.mark.parametrize("layout", ["csv", "parquet"])
def test_query_of_the_readme_runs_on_the_folder(
    draft: DatasetDraft, tmp_path: Path, layout: str
) -> None:
    write_dataset(draft, layout, str(tmp_path / "out"))
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    query = readme.partition("```sql\n")[2].partition("```")[0]
    query = query.replace("out/acts.parquet", f"{tmp_path}/out/acts.{layout}")
    assert f"{tmp_path}" in query
    found = duckdb.sql(query)
    assert found is not None
    assert found.fetchall() == [("kidnapping", 10), ("robbery", 5)]


def test_folder_says_what_everything_means(draft: DatasetDraft, tmp_path: Path) -> None:
    write_dataset(draft, "csv", str(tmp_path / "out"))
    names = {each.name for each in (tmp_path / "out").iterdir()}
    tables = {f"{unit.value}.csv" for unit in Unit}
    assert names == {*tables, "dictionary.csv", "codes.csv", "dataset.json"}
    with (tmp_path / "out" / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["table"], row["column"]) for row in rows}
    assert told == {(unit.value, name) for unit in Unit for name in columns_of(unit)}
    assert all(row["meaning_en"] and row["meaning_es"] for row in rows)
    assert all(row["meaning_en"] != row["meaning_es"] for row in rows)
    about = json.loads((tmp_path / "out" / "dataset.json").read_text(encoding="utf-8"))
    assert (about["people"], about["bound"], about["rows"]["acts"]) == (20, 5, 20)
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_workbook_has_a_sheet_for_each_table_and_text_cells(
    draft: DatasetDraft, tmp_path: Path
) -> None:
    write_dataset(draft, "xlsx", str(tmp_path / "out.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == [unit.value for unit in Unit] + ["dictionary", "codes", "dataset"]
    sheet = book["acts"]
    assert sheet.max_row == 21
    assert {type(cell.value) for row in sheet.iter_rows() for cell in row} <= {str, type(None)}


def test_nothing_is_overwritten_and_a_failure_leaves_nothing(
    draft: DatasetDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_dataset(draft, "csv", str(tmp_path / "out"))
    with pytest.raises(FileExistsAlreadyError):
        write_dataset(draft, "parquet", str(tmp_path / "out"))
    with pytest.raises(UnwritableFolderError):
        write_dataset(draft, "csv", str(tmp_path / "none" / "out"))
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError):
        write_dataset(draft, "parquet", str(tmp_path / "other"))
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_every_column_has_words_and_every_list_is_there() -> None:
    for unit in Unit:
        assert all(meaning(unit.value, name) for name in columns_of(unit))
    assert all(code_list(name) for name in LISTS.values())
