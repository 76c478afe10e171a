"""`intake bundle vectors`: one line a file, then the totals; it ends with 4 where one differs."""

import hashlib
import json
from pathlib import Path

import pyrage

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command

KEY = pyrage.x25519.Identity.generate()


def write(folder: Path, name: str, expect: str) -> None:
    payload = hashlib.sha256(b"x").hexdigest()
    head = f"expect: {expect}\npayload: {payload}\nidentity: {KEY}\n\n"
    (folder / name).write_bytes(head.encode() + pyrage.encrypt(b"x", [KEY.to_public()]))


def test_every_file_has_a_line_and_the_totals_come_last(command: Command, tmp_path: Path) -> None:
    write(tmp_path, "a", "success")
    done = command("bundle", "vectors", tmp_path, "--json")
    first, totals = (json.loads(line) for line in done.out.splitlines())
    assert done.code == Exit.DONE
    assert (first["file"], first["agrees"], first["import"]) == ("a", True, "opened")
    assert totals["totals"]["x25519"] == {"files": 1, "agree": 1}
    assert totals["opened_by_import"] == 1


def test_what_differs_is_named_and_ends_with_refused(command: Command, tmp_path: Path) -> None:
    write(tmp_path, "a", "no match")
    done = command("bundle", "vectors", tmp_path, code=Exit.REFUSED)
    assert "a: success, where the suite says no match" in done.out
    command("bundle", "vectors", tmp_path / "none", code=Exit.FILE)
