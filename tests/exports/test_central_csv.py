"""Tables as ODK Central writes them, read by Python's own readers."""

import csv
import io
import zipfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intake.exports.csv_file import csv_lines, harmless
from intake.services.export_order import Layout, Selects


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_root_and_repeats_are_tables_joined_by_keys(export: Any) -> None:
    data, wrote = export(Layout.CENTRAL_CSV)
    found = tables(data)
    assert list(found) == ["home.csv", "home-child.csv", "home-toy.csv"]
    first, second = found["home.csv"]
    assert first["KEY"] == "uuid:one"
    assert first["SubmissionDate"] == "2026-11-24T09:30:01Z"
    assert first["about-name"] == 'Ana, «la "otra"»\nde  aquí '
    assert (first["FormVersion"], second["FormVersion"]) == ("2", "1")
    assert [row["KEY"] for row in found["home-child.csv"]] == [
        *("uuid:one/child[1]", "uuid:one/child[2]", "uuid:one/child[3]", "uuid:two/child[1]")
    ]
    assert {row["PARENT_KEY"] for row in found["home-child.csv"]} == {"uuid:one", "uuid:two"}
    toys = [(row["PARENT_KEY"], row["KEY"], row["what"]) for row in found["home-toy.csv"]]
    assert toys == [
        ("uuid:one/child[1]", "uuid:one/child[1]/toy[1]", "ball"),
        ("uuid:one/child[1]", "uuid:one/child[1]/toy[2]", ""),
        ("uuid:one/child[3]", "uuid:one/child[3]/toy[1]", "'@sum"),
    ]
    assert wrote.lines == 9


def test_columns_of_older_versions_stand_behind_the_newest(export: Any) -> None:
    head = list(tables(export(Layout.CENTRAL_CSV)[0])["home.csv"][0])
    assert head[:5] == [
        "SubmissionDate",
        "about-name",
        "about-age",
        "about-eats",
        "about-where-Latitude",
    ]
    assert head[head.index("meta-instanceID") + 1 : head.index("KEY")] == ["gone"]


def test_a_place_has_four_columns_and_numbers_stay_numbers(export: Any) -> None:
    first = tables(export(Layout.CENTRAL_CSV)[0])["home.csv"][0]
    place = [
        first[f"about-where-{part}"] for part in ("Latitude", "Longitude", "Altitude", "Accuracy")
    ]
    assert (place, first["about-age"]) == (["-14.9", "-92.2", "10", "5"], "-3")


def test_what_is_skipped_or_not_relevant_is_blank(export: Any) -> None:
    second = tables(export(Layout.CENTRAL_CSV)[0])["home.csv"][1]
    assert (second["about-age"], second["about-name"], second["gone"]) == ("", "", "old")


def test_multiple_answers_are_split_on_request(export: Any) -> None:
    both = tables(export(Layout.CENTRAL_CSV, selects=Selects.BOTH)[0])["home.csv"]
    asked = ("about-eats", "about-eats/bean", "about-eats/rice", "about-eats/fish")
    assert [[row[each] for each in asked] for row in both] == [
        ["bean rice", "1", "1", "0"],
        ["fish", "0", "0", "1"],
    ]
    details = tables(export(Layout.CENTRAL_CSV, selects=Selects.DETAILS)[0])["home.csv"]
    assert "about-eats" not in details[0]
    assert "about-eats/bean" in details[0]


def test_groups_can_be_left_out_of_names(export: Any) -> None:
    head = tables(export(Layout.CENTRAL_CSV, group_prefix=False)[0])["home.csv"][0]
    assert {"name", "age", "eats", "where-Latitude"} <= set(head)


def test_attachments_lie_in_media(export: Any) -> None:
    data, _wrote = export(Layout.CENTRAL_CSV)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("media/p.jpg") == b"m!"
    assert tables(data)["home.csv"][0]["photo"] == "p.jpg"


def test_excel_gets_its_mark_on_request_only(export: Any) -> None:
    for bom in (True, False):
        with zipfile.ZipFile(io.BytesIO(export(Layout.CENTRAL_CSV, bom=bom)[0])) as archive:
            assert archive.read("home.csv").startswith(b"\xef\xbb\xbf") == bom


def test_the_same_answers_are_the_same_bytes(export: Any) -> None:
    assert export(Layout.CENTRAL_CSV)[0] == export(Layout.CENTRAL_CSV)[0]


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    safe = harmless(text)
    assert safe[:1] not in {*"=+-@\t\r＝＋－＠"} - {""}
    assert safe in {text, f"'{text}"}


def test_only_numbers_of_numeric_questions_are_spared() -> None:
    assert harmless("-5", is_number=True) == "-5"
    assert harmless("-2.5e3", is_number=True) == "-2.5e3"
    assert harmless("-5+cmd", is_number=True) == "'-5+cmd"
    assert harmless("-5") == "'-5"
    assert harmless("\t=1") == "'\t=1"


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), max_size=4)
)
def test_cells_come_back_through_csv(rows: list[list[str]]) -> None:
    stream = io.BytesIO()
    with csv_lines(stream) as lines:
        for row in rows:
            lines.writerow(row)
    text = io.StringIO(stream.getvalue().decode(), newline="")
    assert list(csv.reader(text)) == rows
