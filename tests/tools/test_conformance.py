"""The page about conformance says what a run says."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from tools.conformance.__main__ import DOCUMENT, main
from tools.conformance.known import known_cases, known_scenarios, looser_scenarios, title_of
from tools.conformance.page import expressions, questionnaires, sessions
from tools.conformance.real_forms import FormOutcome
from tools.conformance.scores import CASES, TRACES, score_cases, score_scenarios

XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><model><instance><data id="f"><a/></data></instance></model></h:head>
<h:body><input ref="/data/a"><label>A</label></input></h:body></h:html>"""
MARKS = {"relevant": True, "required": False, "readonly": False}
FORM = """| survey |
| | type | name | label |
| | integer | age | Age |
| | text | town | Town |
"""


def case(name: str, expression: str, expected: object, **more: object) -> dict[str, object]:
    given = {"id": name, "suite": "javarosa", "xml": "c", "expression": expression}
    asked = {"result": "number", "expected": expected, "functions": ["sum"]}
    return {**given, **asked, **more}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of four cases, one scenario and two forms."""
    cases = [
        case("a", "1 + 1", 2, functions=[]),
        case("b", "sum(//b)", 4),
        case("c", "random()", 2, volatile=True),
        case("d", "1", 1, suite="enketo-native", javarosa={"type": "Double", "value": "1.0"}),
    ]
    recorded = {"cases": cases, "contexts": {"c": "<a><b>3</b></a>"}}
    (tmp_path / "xpath_cases.json").write_text(json.dumps(recorded))
    node = {**MARKS, "type": "input", "value": "", "label": "A"}
    first = {"op": {"op": "init"}, "changed": {"/data": {**MARKS, "type": "root"}, "/data/a": node}}
    own = {"origin": "x@1:test/own.test.ts :: own", "now_ms": 0, "form": "f", "steps": [first]}
    failing = {**own, "expected_to_fail_upstream": True}
    traces = json.dumps({"forms": {"f": XFORM}, "scenarios": [own, failing]}).encode()
    (tmp_path / "scenario_traces.json.gz").write_bytes(gzip.compress(traces))
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "ours__good__1.md").write_text(FORM)
    (forms / "ours__bad__2.md").write_text(FORM.replace("integer", "no-such-type"))
    with (forms / "index.csv").open("w", newline="") as index:
        writer = csv.writer(index)
        writer.writerows([("file", "category"), ("ours__good__1.md", "standard")])
        writer.writerow(("ours__bad__2.md", "fixture"))
    return tmp_path


def test_page_says_what_was_found(corpus: Path, tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    assert main([], corpus=corpus, document=document) == 0
    page = document.read_text()
    assert "**66.66 % of the cases agree**: 2 of 3" in page
    assert "**100.00 %** agree: 1 of 1" in page
    assert "| numbers |  | 1 of 1 | 0 of 1 |" in page
    assert "**100.00 % of the scenarios are equal**" in page
    assert "| upstream marks it as failing | 1 |" in page
    assert "Of 1 forms in the standard dialect 1 are imported" in page
    assert "| `ours__good` | 2 | 1 |" in page
    assert "| 500 | 5 of 5 |" in page
    assert "`unknown_type` | `ours__bad` |" in page


def test_check_finds_a_page_that_says_something_else(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "page.md"
    main([], corpus=corpus, document=document)
    assert main(["--check"], corpus=corpus, document=document) == 0
    better = document.read_text().replace("2 of 3", "3 of 3")
    document.write_text(better)
    assert main(["--check"], corpus=corpus, document=document) == 1
    assert "3 of 3" in capsys.readouterr().out
    assert document.read_text() == better


def test_run_is_skipped_where_there_is_no_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([], corpus=tmp_path / "none", document=tmp_path / "page.md") == 0
    assert capsys.readouterr().out.startswith("skipped: ")
    assert not (tmp_path / "page.md").exists()


@pytest.mark.corpus
def test_page_has_the_expressions_of_a_fresh_run() -> None:
    if not CASES.exists():
        pytest.skip("the corpus is not beside the project")
    assert expressions(score_cases()) in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.corpus
def test_page_has_the_scenarios_of_a_fresh_run() -> None:
    if not TRACES.exists():
        pytest.skip("the corpus is not beside the project")
    assert sessions(score_scenarios()) in DOCUMENT.read_text(encoding="utf-8")


def test_page_is_short_and_names_every_exception() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert len(page.splitlines()) <= 300
    known = (*known_cases(), *known_scenarios(), *looser_scenarios())
    assert len(known) > 10
    for each in known:
        assert each.reason in page
        assert all(name.replace("`", "") in page for name in each.names)


def test_form_that_does_not_stand_is_counted() -> None:
    good = FormOutcome("a", "standard", checks=5, same=5)
    bad = FormOutcome("b", "standard", checks=5, same=4)
    assert "**9 of 10 times it did.**" in questionnaires([good, bad])


def test_title_leaves_out_repository_and_commit() -> None:
    assert title_of("x/y@12:packages/a/test/b.test.ts :: c > d") == "b.test.ts :: c > d"


def test_no_exception_is_listed_twice() -> None:
    for listed in (known_cases(), known_scenarios(), looser_scenarios()):
        names = [name for each in listed for name in each.names]
        assert len(names) == len(set(names))
        assert all(each.reason.endswith(".") for each in listed)
