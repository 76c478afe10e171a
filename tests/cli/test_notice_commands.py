"""`intake bundle export --profile`, `--preview`, and `intake notice`, typed."""

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site
from tests.cli.test_post_commands import meet


def test_preview_says_what_goes_and_makes_nothing(command: Command, site: Site) -> None:
    typed = ("bundle", "export", site.case, "--to", site.south_card, "--own", "--preview")
    told = command.at(site.north, *typed, "--json").json
    assert (told["profile"], told["recipient_verified"]) == ("own", True)
    (record,) = told["records"]
    assert record["goes"] > 0
    assert record["stays"] == 0
    bare = command.at(site.north, *typed, "--without-names", "--json").json["records"][0]
    assert bare["stays"] > 0
    assert {"no_names"} == {why for line in bare["lines"] for why in line["why"]}
    assert "se quedan" in command.at(site.north, *typed, lang="es").out


def test_profile_that_is_no_bundle_or_has_no_yes_is_refused(command: Command, site: Site) -> None:
    typed = ("bundle", "export", site.case, "--to", site.south_card, "--preview", "--profile")
    told = command.at(site.north, *typed, "stats", "--json", code=Exit.REFUSED)
    assert told.json["error"] == "not_for_bundles"
    legal = command.at(site.north, *typed, "legal", "--json", code=Exit.REFUSED).json
    assert legal["records"][0]["denied"] == "no_consent"
    assert legal["records"][0]["goes"] == 0


def test_notice_goes_there_is_confirmed_and_told_by_hand(command: Command, site: Site) -> None:
    north, south = meet(command, site)
    command.at(site.south, "inbox", site.bundle)
    assert command.at(site.north, "notice", "list", "--json").json == {"out": [], "came": []}
    command.at(site.north, "consent", "withdraw", site.case, "--all")
    (due,) = command.at(site.north, "notice", "list", "--json", code=Exit.INCOMPLETE).json["out"]
    assert (due["state"], due["station"], due["reason"]) == ("due", south, "withdrawn")
    sent = command.at(site.north, "notice", "send", south, "--into", site.folder, "--json").json
    looked = command.at(site.south, "inbox", sent["file"], "--json").json
    assert [each["verdict"] for each in looked] == ["notice"]
    told = command.at(site.south, "notice", "list", lang="es", code=Exit.INCOMPLETE).out
    assert "ya no se puede usar" in told
    (came,) = command.at(site.south, "notice", "list", "--json", code=Exit.INCOMPLETE).json["came"]
    typed = ("notice", "confirm", came["notice"][:8], "--remark", "shredded", "--json")
    assert command.at(site.south, *typed).json["remark"] == "shredded"
    command.at(site.south, "receipt", "issue", north, "--into", site.folder)
    (receipt,) = site.folder.glob("*.receipt")
    command.at(site.north, "receipt", "import", receipt)
    (row,) = command.at(site.north, "notice", "list", "--json").json["out"]
    assert row["state"] == "confirmed"
    again = command.at(site.north, "notice", "told", row["notice"], code=Exit.NOT_FOUND)
    assert row["notice"] in again.err
