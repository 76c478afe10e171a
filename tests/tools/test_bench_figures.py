"""Every figure equals what DuckDB counts of the same rows, to the unit."""

import pytest

from tools.bench.figures_rows import made_up
from tools.bench.figures_sql import asked, load

duckdb = pytest.importorskip("duckdb", reason="the extra of developers with DuckDB is not here")
pytest.importorskip("pyarrow", reason="rows get to DuckDB by pyarrow")


def test_every_figure_is_what_duckdb_counts() -> None:
    made = made_up(300, seed=11)
    engine = duckdb.connect(":memory:")
    load(engine, made)
    questions = asked(made)
    assert sum(len(each.answers) for each in questions) > 700
    for question in questions:
        (found,) = engine.execute(question.queries[0]).fetchall()
        assert [float(each or 0) for each in found] == [float(each) for each in question.answers]
