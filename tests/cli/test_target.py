"""`intake target`: a whole way from one store to another over a real server, typed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.cli.exit_codes import Exit
from tests.bundles.targets.conftest import PASSWORD, USER, Server, serve, webdav_settings, wsgidav
from tests.cli.conftest import Command, Site

__all__ = ["serve"]
Serve = Callable[[Callable[[int], list[str]]], Server]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return file


@pytest.mark.enable_socket
def test_a_bundle_goes_from_store_to_store_over_webdav(
    command: Command, site: Site, serve: Serve, tmp_path: Path, secret: Path
) -> None:
    served = tmp_path / "served"
    served.mkdir()
    url = webdav_settings(serve(wsgidav(served)))["url"]
    for here in (site.north, site.south):
        added = command.at(
            here, "target", "add", "cloud", "--kind", "webdav",
            "--set", f"url={url}", "--set", f"user={USER}", "--set-from", f"password={secret}",
        )  # fmt: skip
        assert PASSWORD not in added.out
    listed = command.at(site.north, "target", "list", "--json").json
    assert listed == [{"name": "cloud", "kind": "webdav", "settings": {"url": url, "user": USER}}]
    bundle = (site.folder / "bundle").rename(site.folder / "b.intake")
    to = ("--to", site.south_card, "--file", bundle, "--json")
    sent = command.at(site.north, "target", "send", "cloud", *to).json["files"]
    assert (sent[0]["pieces"], sent[0]["sent"]) == (1, 1)
    assert command.at(site.north, "target", "send", "cloud", *to).json["files"][0]["sent"] == 0
    assert command.at(site.south, "target", "check", "cloud", "--json").json["waiting"] == [
        sent[0]["name"]
    ]
    into = site.folder / "into"
    (fetched,) = command.at(site.south, "target", "fetch", "cloud", "--into", into, "--json").json[
        "files"
    ]
    assert Path(fetched["file"]).read_bytes() == bundle.read_bytes()
    assert "Fetched: 0." in command.at(site.south, "target", "fetch", "cloud", "--into", into).out
    taken = command.at(site.south, "bundle", "import", fetched["file"], "--from", site.north_card)
    assert taken.code == Exit.DONE
    seen = {each.name for each in served.rglob("*")}
    assert not any("north" in name or "south" in name or site.case in name for name in seen)


def test_what_does_not_fit_is_said_and_nothing_is_contacted(command: Command, site: Site) -> None:
    add = ("target", "add", "cloud", "--kind", "webdav")
    told = command.at(site.north, *add, "--set", "url=http://a.example", code=Exit.REFUSED)
    assert "https://" in told.err
    command.at(site.north, *add, "--set", "url", code=Exit.USAGE)
    command.at(site.north, "target", "check", "cloud", code=Exit.NOT_FOUND)
    command.at(site.north, "target", "remove", "cloud", code=Exit.NOT_FOUND)


def test_stick_that_is_not_there_is_told_and_can_be_removed(command: Command, site: Site) -> None:
    path = site.folder / "stick"
    command.at(site.north, "target", "add", "stick", "--kind", "folder", "--set", f"path={path}")
    told = command.at(site.north, "target", "check", "stick", lang="es", code=Exit.FILE)
    assert "no responde" in told.err
    path.mkdir()
    assert "Waiting for this station: 0" in command.at(site.north, "target", "check", "stick").out
    command.at(site.north, "target", "remove", "stick")
    assert command.at(site.north, "target", "list", "--json").json == []


def test_file_that_could_not_be_fetched_whole_is_counted(
    command: Command, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.folder / "stick"
    path.mkdir()
    (path / "half.intake").write_bytes(b"x")
    command.at(site.north, "target", "add", "stick", "--kind", "folder", "--set", f"path={path}")
    monkeypatch.setattr("intake.app.target_door.StoreTargets.fetch", lambda *_: None)
    told = command.at(
        site.north, "target", "fetch", "stick", "--into", site.folder / "in", code=Exit.INCOMPLETE
    )
    assert "Not whole yet: 1." in told.out


def test_network_without_its_part_of_the_program_says_which(
    command: Command, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opendal", None)
    monkeypatch.setitem(sys.modules, "paramiko", None)
    s3 = ("--set", "url=https://s3.example", "--set", "bucket=b", "--set", "key_id=k")
    sftp = ("--set", "host=h", "--set", "user=u", "--set", "host_key=ssh-ed25519 AAAA")
    for kind, settings in (("s3", (*s3, "--set", "secret=s")), ("sftp", sftp)):
        command.at(site.north, "target", "add", kind, "--kind", kind, *settings)
        told = command.at(site.north, "target", "check", kind, code=Exit.REFUSED)
        assert "targets" in told.err
