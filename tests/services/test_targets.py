"""Sending and fetching through targets: once, whole, and only when somebody asks."""

from pathlib import Path

import pytest

from intake.domain.errors import (
    TargetSettingError,
    TargetUnreachableError,
    UnknownTargetError,
)
from intake.domain.targets import Target, TargetKind
from intake.services.application import Application
from intake.services.targets import Act, Delivery, Remembered, Targets, incomplete


def quiet(_done: int, _all: int) -> None:
    pass


class Door:
    """Places in memory."""

    def __init__(self) -> None:
        self.firsts: list[bool] = []
        self.fails = False
        self.lies: dict[str, str | None] = {}

    def post(self, target: Target, file: str, recipient: str, advance, *, is_first: bool):  # type: ignore[no-untyped-def]
        self.firsts.append(is_first)
        if self.fails:
            raise TargetUnreachableError(target.name, "gone")
        return Delivery("n", 2, 1)

    def waiting(self, target: Target) -> tuple[str, ...]:
        return tuple(self.lies)

    def fetch(self, target: Target, name: str, into: str, advance) -> str | None:  # type: ignore[no-untyped-def]
        return self.lies[name]


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def targets(north: Application, door: Door) -> Targets:
    made = Targets(north.targets._open_records, door, north.targets._now)
    made.keep(Target("stick", TargetKind.FOLDER, {"path": "/media/stick"}))
    return made


def test_targets_are_kept_changed_and_forgotten(targets: Targets) -> None:
    targets.keep(Target("cloud", TargetKind.WEBDAV, {"url": "https://a.example"}))
    targets.keep(Target("cloud", TargetKind.WEBDAV, {"url": "https://b.example"}))
    assert [(each.name, each.settings) for each in targets.rows()] == [
        ("cloud", {"url": "https://b.example"}),
        ("stick", {"path": "/media/stick"}),
    ]
    targets.forget("cloud")
    assert [each.name for each in targets.rows()] == ["stick"]


def test_target_that_does_not_fit_or_is_unknown_is_refused(targets: Targets) -> None:
    with pytest.raises(TargetSettingError):
        targets.keep(Target("cloud", TargetKind.WEBDAV, {"url": "http://a.example"}))
    with pytest.raises(UnknownTargetError):
        targets.forget("cloud")
    with pytest.raises(UnknownTargetError):
        targets.send("cloud", "a.intake", "age1x", quiet)


def test_what_broke_off_looks_first_what_is_there(targets: Targets, door: Door) -> None:
    door.fails = True
    with pytest.raises(TargetUnreachableError):
        targets.send("stick", "/out/a.intake", "age1x", quiet)
    door.fails = False
    assert targets.send("stick", "/out/a.intake", "age1x", quiet).sent == 1
    targets.send("stick", "/out/b.intake", "age1x", quiet)
    assert door.firsts == [True, False, True]


def test_what_waits_is_fetched_once_and_what_is_not_whole_again(
    targets: Targets, door: Door
) -> None:
    door.lies = {"one": "/in/one.intake", "two": None}
    fetched = targets.fetch("stick", "/in", quiet)
    assert [(each.name, each.file) for each in fetched] == [("one", "/in/one.intake"), ("two", "")]
    assert incomplete(fetched) == 1
    assert targets.waiting("stick") == ("two",)


def test_bundle_and_receipt_travel_through_a_folder_that_two_stations_share(
    north: Application, south: Application, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    for each in (north, south):
        each.targets.keep(Target("shared", TargetKind.FOLDER, {"path": str(shared)}))
    sealed = tmp_path / "a.intake"
    sealed.write_bytes(b"not opened on the way")
    inbox = south.handing_over.read_card(south.handing_over.own_card()).recipient
    north.targets.send("shared", str(sealed), inbox, quiet)
    assert north.targets.send("shared", str(sealed), inbox, quiet).sent == 0
    into = tmp_path / "into"
    into.mkdir()
    (fetched,) = south.targets.fetch("shared", str(into), quiet)
    assert Path(fetched.file).read_bytes() == sealed.read_bytes()
    assert south.targets.waiting("shared") == ()
    assert south.targets.fetch("shared", str(into), quiet) == ()


def test_what_was_done_last_and_what_was_chosen_is_remembered(
    targets: Targets, door: Door, tmp_path: Path
) -> None:
    assert targets.remembered("stick") == Remembered()
    targets.send("stick", "a.intake", "age1x", quiet)
    sent = targets.remembered("stick")
    assert (sent.act, sent.count, sent.station, sent.failed) == (Act.SEND, 1, "age1x", False)
    door.lies = {"b": "b.intake", "c": None}
    targets.fetch("stick", str(tmp_path), quiet)
    fetched = targets.remembered("stick")
    assert (fetched.act, fetched.count, fetched.folder) == (Act.FETCH, 1, str(tmp_path))
    assert fetched.station == "age1x"
    door.fails = True
    with pytest.raises(TargetUnreachableError):
        targets.send("stick", "d.intake", "age1y", quiet)
    assert targets.remembered("stick").failed
    targets.forget("stick")
    assert targets.remembered("stick") == Remembered()
