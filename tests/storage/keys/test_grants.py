"""Grants: who may grant, who may open, and what is noticed."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from intake.domain.errors import ChangedGrantError, NotGrantedError
from intake.domain.ids import StoreId
from intake.ledger import canonical
from intake.storage.keys import age_keys, grants
from intake.storage.keys.grants import Grant, Reader
from intake.storage.keys.signing import Signer

if TYPE_CHECKING:
    from tests.storage.keys.conftest import Station

KEY = bytes(range(32))


def grant_by(
    station: "Station", name: str = "Ana", compartment: str = "core", generation: int = 1
) -> Grant:
    return grants.make_grant(
        station.store,
        compartment,
        generation,
        KEY,
        granted_by=station.people[name],
        roster=station.roster,
    )


def signer(station: "Station", name: str = "Ana") -> Signer:
    return Signer(station.keys[name].judgement_seed)


def reader(station: "Station", name: str) -> Reader:
    return Reader(station.store, station.keys[name].age_identity, station.roster)


def test_everybody_who_may_read_opens_it(station: "Station", tmp_path: Path) -> None:
    grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    for name in ("Ana", "Beto", "Caro", "Eva"):
        assert grants.open_grant(tmp_path, "core", reader(station, name)) == grant_by(station)


def test_recovery_sheet_opens_it(station: "Station", tmp_path: Path) -> None:
    grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    sheet = Reader(station.store, station.recovery_identity, station.roster)
    assert grants.open_grant(tmp_path, "core", sheet).key == KEY


def test_who_may_not_read_is_told_so(station: "Station", tmp_path: Path) -> None:
    grants.write_grant(
        tmp_path, grant_by(station, compartment="identity"), station.org, signer(station)
    )
    for name in ("Caro", "Dina"):
        with pytest.raises(NotGrantedError) as refused:
            grants.open_grant(tmp_path, "identity", reader(station, name))
        assert refused.value.compartment == "identity"


def test_who_may_not_grant_makes_no_grant(station: "Station") -> None:
    with pytest.raises(NotGrantedError):
        grant_by(station, "Beto")
    with pytest.raises(ValueError):
        grants.make_grant(
            station.store,
            "core",
            1,
            b"short",
            granted_by=station.people["Ana"],
            roster=station.roster,
        )


def test_grant_slipped_in_by_an_outsider_is_noticed(station: "Station", tmp_path: Path) -> None:
    forged = replace(grant_by(station), key=bytearray(b"x" * 32))
    grants.write_grant(tmp_path, forged, station.org, Signer(bytes(32)))
    with pytest.raises(ChangedGrantError) as refused:
        grants.open_grant(tmp_path, "core", reader(station, "Beto"))
    assert refused.value.compartment == "core"


def test_grant_by_a_colleague_who_may_not_grant_is_noticed(
    station: "Station", tmp_path: Path
) -> None:
    for name in ("Beto", "Ana"):  # Beto signs as himself, or as Ana
        forged = replace(grant_by(station), granted_by=station.people[name])
        grants.write_grant(tmp_path, forged, station.org, signer(station, "Beto"))
        with pytest.raises(ChangedGrantError):
            grants.open_grant(tmp_path, "core", reader(station, "Caro"))


def test_session_key_of_a_coordinator_does_not_grant(station: "Station", tmp_path: Path) -> None:
    grants.write_grant(
        tmp_path, grant_by(station), station.org, Signer(station.keys["Ana"].session_seed)
    )
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "core", reader(station, "Ana"))


def test_grant_of_a_coordinator_who_left_is_not_believed(
    station: "Station", tmp_path: Path
) -> None:
    grants.write_grant(tmp_path, grant_by(station, "Eva"), station.org, signer(station, "Eva"))
    left = replace(
        station.roster, version=2, prev=station.roster.hash, entries=station.roster.entries[:4]
    )
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "core", replace(reader(station, "Ana"), roster=left))


def test_grant_to_more_people_than_may_read_is_noticed(station: "Station", tmp_path: Path) -> None:
    wider = replace(
        grant_by(station, compartment="identity"), recipients=station.roster.recipients("core")
    )
    grants.write_grant(tmp_path, wider, station.org, signer(station))
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "identity", reader(station, "Ana"))


def test_grant_under_another_name_is_noticed(station: "Station", tmp_path: Path) -> None:
    path = grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    shutil.copy(path, tmp_path / "core.2.age")
    shutil.copy(path, tmp_path / "media.1.age")
    with pytest.raises(ChangedGrantError):
        grants.read_grant(tmp_path / "core.2.age", reader(station, "Ana"))
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "media", reader(station, "Ana"))
    with pytest.raises(ChangedGrantError):
        grants.read_grant(path.rename(tmp_path / "x"), reader(station, "Ana"))


def test_grant_of_another_store_is_noticed(station: "Station", tmp_path: Path) -> None:
    grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    with pytest.raises(ChangedGrantError):
        grants.open_grant(
            tmp_path, "core", replace(reader(station, "Ana"), store=StoreId("0f" * 16))
        )


def test_missing_grant_is_noticed(station: "Station", tmp_path: Path) -> None:
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "core", reader(station, "Ana"))


def test_newest_generation_comes_first(station: "Station", tmp_path: Path) -> None:
    for generation in (2, 10, 9):
        grants.write_grant(
            tmp_path, grant_by(station, generation=generation), station.org, signer(station)
        )
    for other in ("core.x.age", "core.01.age", "cores.11.age", "core.11.age.tmp"):
        (tmp_path / other).write_bytes(b"")
    opened = list(grants.open_grants(tmp_path, "core", reader(station, "Beto")))
    assert [grant.generation for grant in opened] == [10, 9, 2]


def test_file_that_is_no_grant_keeps_nobody_out(station: "Station", tmp_path: Path) -> None:
    grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    (tmp_path / "core.2.age").write_bytes(b"junk")
    stranger = [station.keys["Dina"].public.age]
    (tmp_path / "core.3.age").write_bytes(age_keys.seal(b"{}", stranger))
    assert grants.open_grant(tmp_path, "core", reader(station, "Ana")).generation == 1


def test_file_that_is_no_grant_is_told_when_no_other_opens(
    station: "Station", tmp_path: Path
) -> None:
    grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    (tmp_path / "core.2.age").write_bytes(b"junk")
    trying = grants.open_grants(tmp_path, "core", reader(station, "Ana"))
    assert next(trying).generation == 1
    with pytest.raises(ChangedGrantError):
        next(trying)


def test_damaged_grant_is_noticed(station: "Station", tmp_path: Path) -> None:
    path = grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    good = path.read_bytes()
    changed = bytearray(good)
    changed[-1] ^= 1
    for data in (bytes(changed), good[:-1], b"", b"age-encryption.org/v1\n", good + b"x"):
        path.write_bytes(data)
        with pytest.raises(ChangedGrantError):
            grants.open_grant(tmp_path, "core", reader(station, "Ana"))


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"{}",
        canonical.encode({"grant": {}, "signature": "00" * 64}),
        canonical.encode({"grant": {"v": 2}, "signature": "00" * 64}),
        canonical.encode({"grant": {}, "signature": "00"}),
    ],
)
def test_sealed_thing_that_is_no_grant_is_noticed(
    station: "Station", tmp_path: Path, inside: bytes
) -> None:
    sealed = age_keys.seal(inside, [station.keys["Ana"].public.age])
    (tmp_path / "core.1.age").write_bytes(sealed)
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "core", reader(station, "Ana"))


def test_sealed_to_a_passphrase_is_never_tried(station: "Station", tmp_path: Path) -> None:
    # a work factor of 30 would take minutes and a terabyte
    stanza = b"-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
    (tmp_path / "core.1.age").write_bytes(b"age-encryption.org/v1\n" + stanza + bytes(32))
    with pytest.raises(ChangedGrantError):
        grants.open_grant(tmp_path, "core", reader(station, "Ana"))


def test_grant_does_not_show_its_key(station: "Station") -> None:
    shown = repr(grant_by(station)) + repr(reader(station, "Ana"))
    assert KEY.hex() not in shown
    assert "AGE-SECRET" not in shown
    assert repr(KEY)[2:-1] not in shown


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_age_opens_a_grant_without_this_program(station: "Station", tmp_path: Path) -> None:
    path = grants.write_grant(tmp_path, grant_by(station), station.org, signer(station))
    identity = tmp_path / "recovery.txt"
    identity.write_text(station.recovery_identity)
    said = subprocess.run(
        ["age", "-d", "-i", str(identity), str(path)], capture_output=True, check=True
    )
    assert KEY.hex().encode() in said.stdout
