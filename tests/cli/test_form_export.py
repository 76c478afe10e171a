"""`intake form export`, as answers: what is written, what is left out, and what is refused."""

import csv
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from intake.app import exporting as streams
from intake.cli import form_export
from intake.cli.exit_codes import Exit
from intake.domain.errors import (
    DiskFullError,
    FileExistsAlreadyError,
    MissingExtraError,
    UnwritableFolderError,
)
from intake.services.export_order import Exported
from tests.cli.conftest import Command, Site

EXPORT = ("form", "export", "intake_f2", "--as")


def paths_in(table: Path) -> set[str]:
    with table.open(encoding="utf-8", newline="") as stream:
        return {row["path"] for row in csv.DictReader(stream)}


def test_every_layout_is_written_for_its_owner_alone(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    for layout in ("odk", "central-csv", "kobo-xlsx", "tidy-csv"):
        out = tmp_path / layout
        done = command.at(founded.north, *EXPORT, layout, "-o", out, "--json").json
        assert (done["layout"], done["interviews"], done["cut"]) == (layout, 1, 0)
        assert "about_you/name" in done["left_out"]
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert zipfile.is_zipfile(tmp_path / "odk")
    workbook = openpyxl.load_workbook(BytesIO((tmp_path / "kobo-xlsx").read_bytes()))
    assert workbook.sheetnames == ["Short intake", "harm"]


def test_names_leave_only_when_they_are_asked_for(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    out = tmp_path / "t.csv"
    said = command.at(founded.north, *EXPORT, "tidy-csv", "-o", out).out
    assert "Left out, because the answers name people: about_you/name" in said
    paths = paths_in(out)
    assert not {"about_you/name", "contact/phone"} & paths
    command.at(founded.north, *EXPORT, "tidy-csv", "-o", out, "--with-names", "--replace")
    paths = paths_in(out)
    assert "about_you/name" in paths


def test_labels_come_in_a_language_of_the_form_or_not_at_all(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    out = tmp_path / "t.csv"
    typed = (*EXPORT, "tidy-csv", "-o", out, "--bom")
    refused = command.at(founded.north, *typed, "--labels", "fr", code=Exit.NOT_FOUND)
    assert "en es" in refused.err
    assert not out.exists()
    command.at(founded.north, *typed, "--labels", "es")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfrecord,")
    assert "País o países de origen" in out.read_text("utf-8")


def test_a_file_that_is_there_stays(command: Command, founded: Site, tmp_path: Path) -> None:
    out = tmp_path / "t.csv"
    out.write_text("mine")
    command.at(founded.north, *EXPORT, "tidy-csv", "-o", out, code=Exit.FILE)
    assert out.read_text() == "mine"


def test_without_the_extra_a_person_is_told_what_to_install(
    command: Command, founded: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: object) -> None:
        raise MissingExtraError("analysis")

    monkeypatch.setattr("intake.app.unlocked.Exporting.export", absent)
    out = tmp_path / "p"
    typed = (*EXPORT, "parquet", "-o", out)
    refused = command.at(founded.north, *typed, code=Exit.REFUSED, lang="es")
    assert "intake[analysis]" in refused.err


def test_parquet_is_written_where_the_extra_is(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `analysis` is not here")
    done = command.at(founded.north, *EXPORT, "parquet", "-o", tmp_path / "p", "--json").json
    assert parquet.read_table(tmp_path / "p").num_rows == done["lines"] > 10


@pytest.mark.parametrize("typed", [("--since", "yesterday"), ("--split", "--selects", "both")])
def test_options_that_do_not_fit_are_refused(command: Command, founded: Site, typed: Any) -> None:
    command.at(founded.north, *EXPORT, "odk", "-o", "x", *typed, code=Exit.USAGE)


def test_days_and_finished_narrow_the_choice(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    for number, (narrowed, count) in enumerate(
        ((("--finished",), 1), (("--until", "2020-01-01"), 0), (("--since", "2020-01-01"), 1))
    ):
        out = tmp_path / str(number)
        done = command.at(founded.north, *EXPORT, "odk", "-o", out, *narrowed, "--json").json
        assert done["interviews"] == count


def test_progress_of_long_work_goes_to_standard_error(
    command: Command, founded: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_export, "MANY", 1)
    done = command.at(founded.north, *EXPORT, "central-csv", "-o", tmp_path / "c", "--json")
    assert done.err.split("\n")[-2] == "100 % written"
    assert done.json["interviews"] == 1


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"cut": 2}, "2 texts were too long"),
        ({"files_missing": 1}, "1 attachment is missing"),
        ({"names_refused": True}, "You do not hold the key"),
    ],
)
def test_what_was_done_in_part_says_so(
    command: Command,
    founded: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lost: Any,
    said: str,
) -> None:
    def in_part(*_: object) -> Exported:
        return Exported(1, ("1",), (), **lost)

    monkeypatch.setattr("intake.app.unlocked.Exporting.export", in_part)
    typed = (*EXPORT, "odk", "-o", tmp_path / "o")
    assert said in command.at(founded.north, *typed, code=Exit.INCOMPLETE).err


@pytest.mark.parametrize(("number", "raised"), [(28, DiskFullError), (5, UnwritableFolderError)])
def test_a_disk_that_fails_leaves_nothing(tmp_path: Path, number: int, raised: Any) -> None:
    def fail() -> None:
        with streams.new_stream(str(tmp_path / "f"), False) as stream:
            stream.write(b"half")
            raise OSError(number, "no")

    with pytest.raises(raised):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with (
        pytest.raises(FileExistsAlreadyError),
        streams.new_stream(str(tmp_path), True),
    ):
        pass
    assert tmp_path.is_dir()


def test_an_export_stands_in_the_history_of_each_interview_and_the_file_does_not(
    command: Command, site: Site, tmp_path: Path
) -> None:
    def noted() -> list[bool]:
        shown = command.at(site.north, "interview", "show", site.case, "--json")
        assert "told-by-nobody" not in shown.out
        lines = [each for each in shown.json["history"] if each["type"] == "answers.exported"]
        return [each["attested"] for each in lines]

    before = noted()
    command.at(site.north, *EXPORT, "tidy-csv", "-o", tmp_path / "told-by-nobody.csv")
    assert noted() == [*before, True]
