"""`intake form export` gives a questionnaire of the store back."""

from pathlib import Path

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site
from tests.services.test_form_shelf import FORM


def test_imported_file_comes_back_byte_for_byte(
    command: Command, site: Site, tmp_path: Path
) -> None:
    source, out = tmp_path / "check.md", tmp_path / "out.md"
    source.write_bytes(FORM)
    command.at(site.north, "form", "import", source)
    told = command.at(site.north, "form", "export", "check", "-o", out, "--json").json
    assert (out.read_bytes(), told["name"]) == (FORM, "check.md")
    assert (told["file"], told["size"]) == (str(out), len(FORM))
    xform = tmp_path / "out.xml"
    command.at(site.north, "form", "export", told["hash"][:12], "--as", "xform", "-o", xform)
    assert xform.read_bytes().lstrip().startswith(b"<")
    command.at(site.north, "form", "export", "check", "-o", out, code=Exit.FILE)
    command.at(site.north, "form", "export", "no_such", "-o", out, "--replace", code=Exit.NOT_FOUND)
    assert out.read_bytes() == FORM
