"""`intake erase`: counted, ordered by a steward, approved by the coordinator, new keys after it."""

from pathlib import Path

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command
from tests.services.erasing_acts import STEWARD, fill, found, refuse_keeping
from tools.tampering.proofs import stand_alone


def test_record_is_erased_by_two_commands(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    house = found(store)
    with house.at() as coordinator:
        interview = fill(coordinator)
        refuse_keeping(coordinator, interview)
        case = coordinator.reading.interview(interview).case_code
    words = tmp_path / "words"
    words.write_text(f"{STEWARD}\n", encoding="utf-8")
    words.chmod(0o600)
    ana, dora = ("--person", "Coordinator"), ("--person", "Dora")
    sworn = ("--store", store, "--passphrase-file", words, *dora)

    listed = command.at(store, "erase", "list", *ana, "--json").json
    assert [each["step"] for each in listed["waiting"]] == ["wished"]
    refused = command.at(store, "erase", "approve", case, *ana, "--json", code=Exit.REFUSED)
    assert refused.json["facts"] == {"rule": "ordered"}
    assert command.at(store, "erase", "order", case, *ana, code=Exit.REFUSED).err
    counted = command("erase", "order", case, "--dry-run", *sworn, "--json").json
    assert (counted["attachments"], counted["drafts"], counted["erasure"]) == (1, 2, "")
    assert "Somebody else has to approve it" in command("erase", "order", case, *sworn).out
    same = command("erase", "approve", case, *sworn, code=Exit.REFUSED)
    assert "You ordered it yourself." in same.err
    dry = command.at(store, "erase", "approve", case, "--dry-run", *ana, "--json").json
    assert dry == {**{k: v for k, v in counted.items() if k not in {"erasure", "reason"}},
                   "entries": dry["entries"], "erased": False}  # fmt: skip
    assert "ordered, waits" in command.at(store, "erase", "list", *ana).out

    done = command.at(store, "erase", "approve", case, *ana, lang="es").out
    assert "ya no está aquí" in done
    assert "No se conoce ningún respaldo" in done
    gone = command.at(store, "erase", "approve", case, *ana, "--json", code=Exit.NOT_FOUND)
    assert gone.json["facts"] == {"named": case}
    told = command.at(store, "erase", "list", *ana, "--json").json
    assert (told["waiting"], len(told["erased"])) == ([], 1)
    assert {"core", "identity"} <= set(told["keys_pending"])
    assert "have new keys" in command.at(store, "erase", "keys", *ana).out
    assert "No file waits" in command.at(store, "erase", "keys", *ana).out
    assert command.at(store, "store", "verify", *ana, "--json").json["sound"]

    tool, copy = stand_alone(), tmp_path / "copy"
    with house.at() as coordinator:
        whole = coordinator.ledger_copies.write(str(copy), (), everything=True)
    report = tool.check(tool.Folder(copy), whole.root)
    assert (report.exit(), report.findings) == (0, [])
    monkeypatch.setitem(tool.BODIES, "erasure.ordered", ({"nobody"}, tool.BODIES["mode.set"][1]))
    again = tool.check(tool.Folder(copy), whole.root)
    assert "withheld" in {each["rule"] for each in again.findings}
