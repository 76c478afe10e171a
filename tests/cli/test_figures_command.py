"""`intake figures`: published figures counted anew, a store, and bundles."""

from pathlib import Path

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site


def test_the_cohort_of_december_2021_prints_its_figures(command: Command) -> None:
    found = command("figures", "--fixture", "dhs-2021-12", "--json").json
    assert found["prints"] == "91/78/12/10/72/28/85/15"
    assert found["records"] == 267
    assert "DHS" in command("figures", "--fixture", "dhs-2021-12").out


def test_acts_divided_by_people_are_refused_with_the_reason(command: Command) -> None:
    typed = ("figures", "--fixture", "redodem-2014", "--over")
    refused = command(*typed, "people", code=Exit.REFUSED)
    assert "One person can suffer several acts" in refused.err
    assert "hechos" in command(*typed, "people", code=Exit.REFUSED, lang="es").err
    assert command(*typed, "acts", "--json").json["prints"].startswith("71/11/4/3")


def test_published_figures_are_named_and_others_are_not_there(command: Command) -> None:
    assert "dhs-2021-12" in command("figures", "--list").out
    assert len(command("figures", "--list", "--json").json) >= 10
    command("figures", "--fixture", "none", code=Exit.NOT_FOUND)


def test_a_store_and_a_folder_of_bundles_are_counted(
    command: Command, site: Site, tmp_path: Path
) -> None:
    command.at(site.north, "figures", "--since", "2026-20", code=Exit.REFUSED)
    found = command.at(site.north, "figures", "--json", "--for", "own").json
    assert found["people"] == {"counted": 0, "not_asked": None, "refused": 0}
    assert {each["metric"] for each in found["figures"]} >= {"m1", "m10", "m29"}
    assert "Nothing is counted yet" in command.at(site.north, "figures").out
    (tmp_path / "bundles").mkdir()
    in_bundles = command.at(
        site.north, "figures", tmp_path / "bundles", "--json", "--for", "own"
    ).json
    assert in_bundles["figures"] == found["figures"]
    command.at(site.north, "figures", "--out", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("As of,")
    command.at(site.north, "figures", "--out", tmp_path / "a.csv", code=Exit.FILE)
    (tmp_path / "bundles" / "a.intake").write_bytes(b"no bundle")
    command.at(site.north, "figures", tmp_path / "bundles", code=Exit.REFUSED)
