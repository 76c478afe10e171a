"""One line for each answer, as text and as Parquet, read by readers that had no part in it."""

import builtins
import csv
import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from intake.domain.errors import MissingExtraError
from intake.services.export_order import ExportRecord, Layout


def lines(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_answer_is_a_line(export: Any) -> None:
    data, wrote = export(Layout.TIDY_CSV, language="es")
    found = lines(data)
    assert list(found[0]) == [
        *("record", "form_version", "path", "repeat_index", "question_label_es", "type", "value"),
        *("choice_label_es", "skip", "case_code", "state", "origin", "opened"),
    ]
    told = [
        (row["path"], row["repeat_index"], row["value"], row["choice_label_es"]) for row in found
    ]
    assert told == [
        ("about/name", "", 'Ana, «la "otra"»\nde  aquí ', ""),
        ("about/age", "", "-3", ""),
        ("about/eats", "", "bean", "Frijoles"),
        ("about/eats", "", "rice", "Rice"),
        ("about/where", "", "'-14.9 -92.2 10 5", ""),
        ("photo", "", "p.jpg", ""),
        ("child/nick", "1", "'=1+1", ""),
        ("child/toy/what", "1/1", "ball", ""),
        ("child/toy/what", "3/1", "'@sum", ""),
        ("about/age", "", "", ""),
        ("about/eats", "", "fish", "Fish"),
        ("gone", "", "old", ""),
        ("child/nick", "1", "hidden", ""),
    ]
    assert [row["skip"] for row in found if row["skip"]] == ["declined"]
    assert wrote.lines == len(found)


def test_without_a_language_labels_are_in_the_one_of_the_form(export: Any) -> None:
    found = lines(export(Layout.TIDY_CSV, bom=True)[0])
    assert {row["question_label_en"] for row in found if row["path"] == "about/eats"} == {
        "What do you eat?"
    }


def test_parquet_holds_the_same_lines_without_apostrophes(export: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `analysis` is not here")
    data, wrote = export(Layout.PARQUET, language="es")
    table = parquet.read_table(io.BytesIO(data))
    assert table.num_rows == wrote.lines == 13
    assert table.column_names == list(lines(export(Layout.TIDY_CSV, language="es")[0])[0])
    assert "=1+1" in table["value"].to_pylist()
    assert table["skip"].to_pylist().count(None) == 12


def test_parquet_of_nothing_is_a_table_still(export: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `analysis` is not here")
    data, _wrote = export(Layout.PARQUET, of=list)
    assert parquet.read_table(io.BytesIO(data)).num_rows == 0


def test_without_the_extra_parquet_is_refused_by_its_name(
    export: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError) as refused:
        export(Layout.PARQUET)
    assert refused.value.extra == "analysis"


class Nowhere(io.BytesIO):
    """Forgets what is written to it."""

    def write(self, data: Any, /) -> int:
        return len(data)


@pytest.mark.parametrize("layout", [Layout.TIDY_CSV, Layout.KOBO_XLSX, Layout.CENTRAL_CSV])
def test_memory_does_not_grow_with_the_records(
    export: Any, records: tuple[ExportRecord, ...], layout: Layout
) -> None:
    def peak_of(count: int) -> int:
        def many() -> Iterator[ExportRecord]:
            return (replace(records[0], files=()) for _ in range(count))

        tracemalloc.start()
        try:
            export(layout, of=many, into=Nowhere())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak_of(5)  # what is imported and remembered once
    assert peak_of(600) < peak_of(100) + 50_000
