"""Figures: every metric over a million interviews, against the same counts in DuckDB."""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from intake.app.unlocked import build_application
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.events import ConsentRecorded
from intake.domain.figures.catalogue import METRICS
from intake.domain.figures.table import rows_of
from intake.domain.figures.units import Unit
from intake.services.figures import FigureOrder, report_of
from intake.storage import figure_rows, figure_tables
from intake.storage.open_store import OpenStore
from tools.bench.figures_rows import Rows, made_up
from tools.bench.figures_sql import Question, asked, load
from tools.bench.measuring import Figure, Outcome, at_most, exactly, in_turns, noise, paired_ratio
from tools.bench.settings import Settings
from tools.bench.stores import Clock, found_store, opened, write_interview

TITLE = "every metric of a million people, and the answer index"
GRANTED = Consent(Purpose.STATISTICS, Decision.GRANTED)
_AT_ONCE = 500


def measure(settings: Settings) -> Outcome:
    """Count every metric over an encrypted index; count the same in DuckDB; build an index."""
    people = settings.rounds(1_000_000, 50_000)
    records = settings.rounds(20_000, 1_000)
    work = settings.folder("figures")
    made = made_up(people)
    figures, remarks = _beside_duckdb(work, made, settings.rounds(5, 3))
    built, told = _from_ledgers(work, records)
    size = sum(rows.size for rows in made.values())
    remarks.insert(
        0, f"{people:,} people, {size:,} rows of {len(made)} units; {len(METRICS)} metrics"
    )
    return Outcome("figures", TITLE, (*figures, *built), (*remarks, *told))


def _beside_duckdb(
    work: Path, made: dict[Unit, Rows], rounds: int
) -> tuple[list[Figure], list[str]]:
    folder = work / "index"
    shutil.rmtree(folder, ignore_errors=True)
    found_store(folder)
    with opened(folder) as store:
        _write(store, made)
        engine, questions = _duckdb(made)
        if engine is None:
            taken = in_turns({"ours": lambda: _ours(store)}, rounds)
            return [_time("ours", taken["ours"])], ["DuckDB is not here to be set against"]
        quickest = [_quickest(engine, each) for each in questions]
        subjects = {"ours": lambda: _ours(store), "bare": lambda: _theirs(engine, quickest)}
        taken = in_turns(subjects, rounds)
        differing = _differing(engine, questions)
    cells = sum(len(each.answers) for each in questions)
    ratio = paired_ratio(taken["ours"], taken["bare"])
    clear = _in_clear(folder)
    return [
        Figure("every metric, encrypted, against DuckDB in memory", ratio, "×", at_most(6)),
        Figure("numbers that differ from DuckDB's", differing, "", exactly(0), f"of {cells}"),
        _time("ours", taken["ours"]),
        _time("DuckDB", taken["bare"]),
        Figure("words of the index in the files in clear", clear, "", exactly(0)),
    ], [
        (
            "DuckDB: tables in memory, codes as ENUMs; each metric asked by filters or by groups,"
            " whichever was quicker when both were tried"
        ),
        f"noise of DuckDB (p90/p10) {noise(taken['bare']):.2f}",
    ]


def _write(store: OpenStore, made: dict[Unit, Rows]) -> None:
    files = store.reading._files  # noqa: SLF001 - lines that no ledger has
    for unit, rows in made.items():
        with files.writing(Compartment.CORE) as connection:
            for line, bits in rows.lines.items():
                figure_rows.write_line(connection, unit, line, bits)


def _ours(store: OpenStore) -> float:
    begun = time.perf_counter()
    with store.reading.figures.counts() as counts:
        report = report_of(counts.index, FigureOrder(), datetime.now(UTC), counts.standings)
        for each in report.figures:
            rows_of(each)
    return time.perf_counter() - begun


def _duckdb(made: dict[Unit, Rows]) -> tuple[Any, list[Question]]:
    if find_spec("duckdb") is None or find_spec("pyarrow") is None:
        return None, []
    import duckdb

    engine = duckdb.connect(":memory:")
    load(engine, made)
    return engine, asked(made)


def _quickest(engine: Any, question: Question) -> str:
    taken = {query: min(_theirs(engine, [query]) for _ in range(2)) for query in question.queries}
    return min(taken, key=lambda query: taken[query])


def _theirs(engine: Any, queries: Sequence[str]) -> float:
    begun = time.perf_counter()
    for query in queries:
        engine.execute(query).fetchall()
    return time.perf_counter() - begun


def _differing(engine: Any, questions: Sequence[Question]) -> int:
    differing = 0
    for question in questions:
        for query in question.queries:
            (found,) = engine.execute(query).fetchall()
            for ours, theirs in zip(question.answers, found, strict=True):
                differing += ours != float(theirs or 0)
    return differing


def _in_clear(folder: Path) -> int:
    """Count words of the index that a look at the bytes of the store would find."""
    words = (b"perpetrator", b"stash_house", b"figure_line", b"psg_rejected", b"SQLite format")
    files = [each.read_bytes() for each in folder.rglob("*") if each.is_file()]
    return sum(word in content for word in words for content in files)


def _from_ledgers(work: Path, records: int) -> tuple[list[Figure], list[str]]:
    folder = _ledgers(work, records)
    with opened(folder) as store:
        with store.reading._files.writing(Compartment.CORE) as connection:  # noqa: SLF001
            figure_tables.forget(connection)
        figures = build_application(store).figures
        begun, used = time.perf_counter(), time.process_time()
        counted = figures.refresh()
        built, cpu = time.perf_counter() - begun, time.process_time() - used
        begun = time.perf_counter()
        again = figures.refresh()
        nothing = time.perf_counter() - begun
        report = figures.report(FigureOrder())
        whole = sum(report.standings.values())
    assert counted == whole == records, (counted, whole, records)
    assert again == 0
    return [
        Figure("the index of one record, from its ledger", built * 1000 / records, "ms", None,
               f"processor time {cpu * 1000 / records:.2f}"),
        Figure("an index with nothing new", nothing * 1000, "ms"),
    ], [f"{records:,} full ledgers, counted whole: {whole:,}"]  # fmt: skip


def _ledgers(work: Path, records: int) -> Path:
    folder = work / f"ledgers-{records}"
    if not folder.is_dir():
        print(f"filling a store with {records:,} interviews that are counted", file=sys.stderr)
        unfinished = folder.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        found_store(unfinished)
        with opened(unfinished, Clock(records)) as store:
            chance, form = random.Random(7), store.reading.forms()[0]
            for first in range(0, records, _AT_ONCE):
                with store.records(Compartment.CORE) as writing:
                    for _ in range(first, min(first + _AT_ONCE, records)):
                        interview = write_interview(writing, form, chance)
                        writing.append(ConsentRecorded(GRANTED), interview)
        unfinished.rename(folder)
    return folder


def _time(name: str, taken: tuple[float, ...]) -> Figure:
    return Figure(f"{name}: time, median", sorted(taken)[len(taken) // 2] * 1000, "ms")
