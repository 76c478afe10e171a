"""Datasets as files: a folder of CSV or Parquet tables, or one workbook, and what they mean."""

import json
import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from intake.domain.dataset import HIDDEN, KEYS, DatasetTable
from intake.domain.errors import (
    FileExistsAlreadyError,
    MissingExtraError,
    UnwritableFolderError,
)
from intake.exports.csv_file import csv_lines, harmless
from intake.exports.workbook import sheet_names, workbook
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_list
from intake.i18n.dataset_words import LISTS, meaning
from intake.services.datasets import DatasetDraft

EXTRA: Final = "analysis"
DICTIONARY: Final = ("table", "column", "meaning_en", "meaning_es", "list", "outsiders_may_know")
CODES: Final = ("list", "code", "en", "es")
_HIDDEN: Final = N_("known, and not told because few have it; an empty cell is not known")


def write_folder(draft: DatasetDraft, layout: str, path: str) -> None:
    """Write a new folder with a table for each unit; it has its name once it is whole.

    Raises FileExistsAlreadyError, UnwritableFolderError or MissingExtraError.
    """
    folder = Path(path)
    if folder.exists():
        raise FileExistsAlreadyError(path)
    part = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.part")
    try:
        part.mkdir()
        for each in draft.tables:
            file = part / f"{each.unit.value}.{layout}"
            with file.open("xb") as stream:
                (_parquet if layout == "parquet" else _csv)(each, stream)
        for name, rows in (("dictionary", dictionary(draft)), ("codes", codes(draft))):
            with (part / f"{name}.csv").open("xb") as stream, csv_lines(stream) as lines:
                for row in rows:
                    lines.writerow([harmless(cell) for cell in row])
        about = json.dumps(facts(draft), ensure_ascii=False, indent=1, sort_keys=True)
        (part / "dataset.json").write_text(f"{about}\n", encoding="utf-8")
        part.rename(folder)
    except OSError as error:
        raise UnwritableFolderError(str(folder.parent)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def write_workbook(draft: DatasetDraft, stream: BinaryIO) -> None:
    """Write a sheet for each unit, the dictionary, the codes and what it is of."""
    names = [each.unit.value for each in draft.tables]
    with workbook(stream, sheet_names([*names, "dictionary", "codes", "dataset"])) as book:
        for each in draft.tables:
            with book.sheet() as sheet:
                sheet.row(each.columns)
                for row in each.rows:
                    sheet.row(row)
        for rows in (dictionary(draft), codes(draft)):
            with book.sheet() as sheet:
                for cells in rows:
                    sheet.row(cells)
        with book.sheet() as sheet:
            for name, said in facts(draft).items():
                sheet.row((name, json.dumps(said, ensure_ascii=False)))


def dictionary(draft: DatasetDraft) -> Iterator[Sequence[str]]:
    """Yield what every column means, in both languages."""
    yield DICTIONARY
    english, spanish = Words("en"), Words("es")
    for each in draft.tables:
        for column in each.columns:
            said = meaning(each.unit.value, column)
            outside = "yes" if column in KEYS[each.unit] else ""
            yield (
                each.unit.value,
                column,
                english.gettext(said),
                spanish.gettext(said),
                LISTS.get(column, ""),
                outside,
            )


def codes(draft: DatasetDraft) -> Iterator[Sequence[str]]:
    """Yield what the codes of the lists say, in both languages."""
    yield CODES
    used = {LISTS[name] for each in draft.tables for name in each.columns if name in LISTS}
    for name in sorted(used):
        for code, texts in code_list(name).items():
            yield name, code, texts["en"], texts["es"]
    yield "", HIDDEN, Words("en").gettext(_HIDDEN), Words("es").gettext(_HIDDEN)


def facts(draft: DatasetDraft) -> dict[str, object]:
    """Return what the dataset is of."""
    return {
        "as_of": draft.as_of.isoformat(timespec="seconds"),
        "since": draft.order.since,
        "until": draft.order.until,
        "for": draft.order.audience.value,
        "bound": draft.order.audience.bound,
        "people": draft.people,
        "rows": {each.unit.value: len(each.rows) for each in draft.tables},
        "hidden_cells": {each.unit.value: each.hidden for each in draft.tables},
    }


def _csv(table: DatasetTable, stream: BinaryIO) -> None:
    with csv_lines(stream) as lines:
        lines.writerow(table.columns)
        for row in table.rows:
            lines.writerow([harmless(cell) for cell in row])


def _parquet(table: DatasetTable, stream: BinaryIO) -> None:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as absent:
        raise MissingExtraError(EXTRA) from absent
    schema = pa.schema([(name, pa.string()) for name in table.columns])
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    written = pa.table([[cell or None for cell in column] for column in columns], schema=schema)
    parquet.write_table(written, stream, compression="zstd")
