"""`intake store apart` and `adopt`: what does not count, and a coordinator who vouches for it."""

from pathlib import Path
from typing import Any

from intake.app.doors import StoreDoors
from intake.cli.exit_codes import Exit
from intake.domain.compartments import Compartment
from intake.domain.events import InterviewPaused
from intake.services.ports import ListQuery
from intake.storage.keys.kdf import FLOOR
from tests.cli.conftest import PASSPHRASE, Command, Site


def test_store_with_nothing_apart_says_so(command: Command, founded: Site) -> None:
    assert command.at(founded.north, "store", "apart", "--json").json == {"kept_apart": []}
    assert "Nothing is kept apart." in command.at(founded.north, "store", "apart").out
    refused = command.at(
        founded.north, "store", "adopt", "4b/1", "--reason", "I was there", "--json",
        code=Exit.NOT_FOUND,
    )  # fmt: skip
    assert refused.json["facts"] == {"place": "4b/1"}


def test_answer_by_somebody_without_the_role_is_listed_and_adopted(
    command: Command, site: Site
) -> None:
    act_as_nobody(site.north)
    command.at(site.north, "bundle", "export", site.case, "--to", site.south_card,
               "--out", site.folder / "forged")  # fmt: skip
    taken = command.at(
        site.south, "bundle", "import", site.folder / "forged", "--from", site.north_card, "--json"
    ).json
    (row,) = taken["kept_apart"]
    assert (row["type"], row["reason"], row["name"]) == ("interview.paused", "role", "")
    listed = command.at(site.south, "store", "apart", lang="es").out
    assert row["entry"] in listed
    assert "no tenía el rol" in listed
    assert command.at(site.south, "store", "verify", "--json").json["sound"]
    adopted = command.at(
        site.south, "store", "adopt", row["entry"], "--reason", "I was there", "--json"
    ).json
    assert adopted["adopted"] == row["entry"]
    assert command.at(site.south, "store", "apart", "--json").json == {"kept_apart": []}
    assert command.at(site.south, "store", "verify", "--json").json["sound"]


def act_as_nobody(store: Path) -> None:
    """Pause the interview in a role that is not Ana's, by a program of her own."""
    application = StoreDoors(FLOOR).unlock(str(store), "", PASSPHRASE)
    (interview,) = [row.id for row in application.reading.interviews(ListQuery()).rows]
    people: Any = application.people
    writer = people._take.__self__._writer
    object.__setattr__(writer, "roles", ("volunteer",))
    with application.handing_over._open_records(Compartment.CORE) as records:
        records.append(InterviewPaused(), interview)
    application.close()
