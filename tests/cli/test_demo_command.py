"""`intake demo`: the whole way from an empty folder, as `./dev run` walks it where no screen is."""

from pathlib import Path

from tests.cli.conftest import Command


def test_demo_goes_the_whole_way_and_names_what_it_made(command: Command, tmp_path: Path) -> None:
    made = command("demo", tmp_path / "demo", "--interviews", "1", "--json").json
    for name in ("store", "passphrase_file", "pdf", "bundle", "recipient_key_file"):
        assert Path(made[name]).exists(), name
    assert Path(made["pdf"]).read_bytes().startswith(b"%PDF-")
    listed = command(
        "interview", "list", "--store", made["store"],
        "--passphrase-file", made["passphrase_file"], "--json",
    ).json  # fmt: skip
    assert made["case_code"] in {each["case_code"] for each in listed}
