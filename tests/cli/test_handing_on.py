"""What was taken in from another station is read here, and never sealed again."""

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site


def test_a_received_interview_is_not_sealed_again(command: Command, site: Site) -> None:
    command.at(site.south, "bundle", "import", site.bundle, "--from", site.north_card)
    out = site.folder / "on.intake"
    typed = ("bundle", "export", site.case, "--to", site.north_card, "--out", out, "--json")
    refused = command.at(site.south, *typed, code=Exit.REFUSED, lang="es")
    assert refused.json["error"] == "recorded_elsewhere"
    assert "Solo la estación que registró esta entrevista puede sellarla." in refused.err
    assert not out.exists()
