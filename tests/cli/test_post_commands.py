"""`intake contact`, `outbox`, `inbox` and `receipt`: a bundle's whole way, typed."""

import signal
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from intake.services import sending_many
from intake.services.handing_over import HandingOver, SealedBundle
from tests.cli.conftest import Command, Site


def meet(command: Command, site: Site) -> tuple[str, str]:
    """Exchange cards and compare the words of both; return the names of north and south."""
    names = []
    for here, there, card in (
        (site.south, site.north, site.north_card),
        (site.north, site.south, site.south_card),
    ):
        added = command.at(here, "contact", "add", card, "--own", "--json").json
        assert (added["standing"] in {"new", "same"}, added["verified"]) == (
            True,
            here == site.north,
        )
        shown = command.at(there, "contact", "show", "--json").json
        assert shown["words"] == added["words"]
        words = added["words"]["es"]
        command.at(
            here, "contact", "verify", added["station"],
            "--word", f"2={words[1]}", "--word", f"7={words[6]}",
        )  # fmt: skip
        names.append(added["station"])
    return names[0], names[1]


def test_a_bundle_and_its_receipt_go_there_and_back(command: Command, site: Site) -> None:
    north, _south = meet(command, site)
    (row,) = command.at(site.north, "outbox", "list", "--json").json
    assert row["state"] == "made"
    carried = command.at(site.north, "outbox", "carried", row["bundle_id"][:12], "--json").json
    assert carried["state"] == "carried"
    stick = site.folder / "stick"
    stick.mkdir()
    (site.folder / "bundle").rename(stick / "a.intake")
    looked = command.at(site.south, "inbox", stick, "--look", "--json").json
    assert [each["verdict"] for each in looked] == ["new"]
    taken = command.at(site.south, "inbox", stick).out
    assert "north alliance" in taken
    again = command.at(site.south, "inbox", stick, "--json").json
    assert [(each["verdict"], each["entries"]) for each in again] == [("repeat", 0)]
    issued = command.at(
        site.south, "receipt", "issue", north, "--into", stick, "--backup", "2026-11-24", "--json"
    ).json
    file = Path(issued[0]["file"])
    assert (file.parent, file.suffix) == (stick, ".receipt")
    assert issued[0]["accepted"] == [row["bundle_id"]]
    learnt = command.at(site.north, "receipt", "import", file, "--json").json
    assert (learnt["alarms"], learnt["missing"], learnt["was_here"]) == ([], [], False)
    (row,) = command.at(site.north, "outbox", "list", "--json").json
    assert row["state"] == "accepted"
    assert "aceptado" in command.at(site.north, "outbox", "list", lang="es").out
    (listed,) = command.at(site.north, "receipt", "list", "--json").json
    assert (listed["own_head"], listed["alarms"]) == (learnt["own_head"], [])
    assert listed["backup"] == "2026-11-24T00:00:00+00:00"
    assert "south alliance" in command.at(site.north, "receipt", "list").out
    told = command.at(site.north, "receipt", "import", file, lang="en").out
    assert "taken in before" in told
    assert command.at(site.north, "store", "verify", "--json").json["sound"]
    assert command.at(site.south, "store", "verify", "--json").json["sound"]


def test_what_cannot_be_taken_in_is_said_by_name(command: Command, site: Site) -> None:
    stick = site.folder / "stick"
    stick.mkdir()
    (site.folder / "bundle").rename(stick / "a.intake")
    (stick / "b.bin").write_bytes(b"nothing of ours")
    (file, other) = command.at(site.south, "inbox", stick, "--json", code=Exit.REFUSED).json
    assert (file["verdict"], other["verdict"]) == ("unknown_sender", "refused")
    assert other["fault"] == "not_age"
    command.at(site.south, "receipt", "issue", "nobody", "--into", stick, code=Exit.NOT_FOUND)


def test_a_bundle_that_is_refused_alone_is_set_aside_too(command: Command, site: Site) -> None:
    bundle = site.folder / "bundle"
    bundle.write_bytes(bundle.read_bytes()[:-9])
    command.at(site.south, "bundle", "import", bundle, "--from", site.north_card, code=Exit.REFUSED)
    (kept,) = (site.south / "quarantine").iterdir()
    assert kept.read_bytes() == bundle.read_bytes()
    (row,) = command.at(site.south, "quarantine", "--json").json
    assert (row["file"], row["size"]) == (str(kept), kept.stat().st_size)
    assert kept.name in command.at(site.south, "quarantine").out
    assert "Nothing is set aside." in command.at(site.north, "quarantine").out


def test_a_wrong_word_verifies_nothing_and_revoked_keys_stay_out(
    command: Command, site: Site
) -> None:
    station = command.at(site.south, "contact", "add", site.north_card, "--json").json["station"]
    command.at(
        site.south, "contact", "verify", station, "--word", "1=abandon", "--word", "2=abandon",
        code=Exit.REFUSED,
    )  # fmt: skip
    (row,) = command.at(site.south, "contact", "list", "--json").json
    assert (row["verified"], row["partner"]) == (False, True)
    command.at(site.south, "contact", "revoke", station)
    command.at(site.south, "contact", "add", site.north_card, code=Exit.REFUSED)
    assert command.at(site.south, "contact", "list", "--json").json == []


def test_a_station_gets_a_new_inbox_and_opens_what_came_for_the_old(
    command: Command, site: Site
) -> None:
    card = site.folder / "new_card"
    rotated = command.at(site.south, "contact", "rotate", "--out", card, "--json").json
    assert rotated["card"] == str(card)
    added = command.at(site.north, "contact", "add", card, "--own", "--json").json
    assert (added["standing"], added["changed"]) == ("changed", ["inbox"])
    command.at(site.south, "contact", "add", site.north_card, "--own")
    taken = command.at(site.south, "inbox", site.folder / "bundle", "--json").json
    assert [each["verdict"] for each in taken] == ["new"]
    assert command.at(site.south, "contact", "forget-inboxes", "--json").json == {"destroyed": 1}
    taken = command.at(site.south, "inbox", site.folder / "bundle", "--json").json
    assert [each["verdict"] for each in taken] == ["for_others"]
    assert command.at(site.south, "contact", "forget-inboxes", "--json").json == {"destroyed": 0}
    assert command.at(site.south, "contact", "show", "--json").json["words"] == added["words"]


def test_everything_not_sent_yet_is_sealed_once(command: Command, site: Site, sample: Path) -> None:
    _north, south = meet(command, site)
    command.at(site.north, "interview", "add", sample)
    stick = site.folder / "stick"
    sealed = command.at(site.north, "outbox", "seal", "--to", south, "--into", stick, "--json").json
    assert (sealed["interviews"], sealed["left"], sealed["stopped"]) == (1, 0, False)
    (file,) = sealed["bundles"]
    assert [str(each) for each in stick.iterdir()] == [file["bundle"]]
    taken = command.at(site.south, "inbox", stick, "--json").json
    assert [each["verdict"] for each in taken] == ["new"]
    again = command.at(
        site.north, "outbox", "seal", "--to", site.south_card, "--into", stick, lang="es"
    ).out
    assert "Selladas: 0 entrevistas" in again
    assert len(list(stick.iterdir())) == 1


def test_whoever_stops_the_sealing_keeps_whole_bundles_and_no_number_is_missing(
    command: Command, site: Site, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _north, south = meet(command, site)
    for _ in range(2):
        command.at(site.north, "interview", "add", sample)
    monkeypatch.setattr(sending_many, "SLICE", 1)
    stick, export = site.folder / "stick", HandingOver.export

    def interrupted(self: HandingOver, *args: Any) -> SealedBundle:
        made = export(self, *args)
        signal.raise_signal(signal.SIGINT)
        return made

    typed = ("outbox", "seal", "--to", south, "--into", stick, "--json")
    with monkeypatch.context() as patch:
        patch.setattr(HandingOver, "export", interrupted)
        stopped = command.at(site.north, *typed, code=Exit.CANCELLED)
    assert (stopped.json["interviews"], stopped.json["left"]) == (1, 1)
    assert "the same command goes on" in stopped.err
    assert len(list(stick.iterdir())) == len(stopped.json["bundles"]) == 1
    went_on = command.at(site.north, *typed).json
    assert (went_on["interviews"], went_on["left"], went_on["stopped"]) == (1, 0, False)
    rows = command.at(site.north, "outbox", "list", "--json").json
    assert sorted(each["seq"] for each in rows) == [1, 2, 3]


def test_an_interrupt_in_the_middle_of_a_bundle_leaves_nothing_of_it(
    command: Command, site: Site, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _north, south = meet(command, site)
    command.at(site.north, "interview", "add", sample)
    stick, export = site.folder / "stick", HandingOver.export

    def interrupted(self: HandingOver, *args: Any) -> SealedBundle:
        signal.raise_signal(signal.SIGINT)
        return export(self, *args)

    monkeypatch.setattr(HandingOver, "export", interrupted)
    stopped = command.at(
        site.north, "outbox", "seal", "--to", south, "--into", stick, code=Exit.CANCELLED
    )
    assert "Sealed: 0 interviews. Left: 1." in stopped.out
    assert list(stick.iterdir()) == []
