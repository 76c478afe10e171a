"""The published vectors of the roster: two readers, the program's and the stand-alone one, agree."""

import json
from pathlib import Path
from typing import Any

import pytest

from intake.domain.ids import OrganisationId
from intake.storage.keys.roster_chain import SignedRoster, read_rosters
from intake.storage.keys.roster_reading import RosterError
from tests.vectors.roster import generate
from tools.tampering.proofs import stand_alone

FILES = sorted(Path(generate.__file__).parent.glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_both_judge_a_roster_as_the_vector_says(file: Path) -> None:
    vector, tool = json.loads(file.read_text(encoding="utf-8")), stand_alone()
    assert by_program(vector) == vector["expect"]
    files = [(each["data"].encode(), each["signature"].encode()) for each in vector["files"]]
    try:
        believed = len(tool.read_rosters(files, vector["root"], tool.Report()))
    except tool.Wrong:
        believed = None
    assert believed == vector["expect"].get("versions")


def by_program(vector: dict[str, Any]) -> dict[str, Any]:
    files = [
        SignedRoster(each["data"].encode(), each["signature"].encode()) for each in vector["files"]
    ]
    org, root = OrganisationId(vector["org"]), bytes.fromhex(vector["root"])
    try:
        return {"versions": len(read_rosters(files, org=org, root_public=root))}
    except RosterError as refused:
        return {"fault": refused.fault.value}


def test_files_are_what_the_generator_writes() -> None:
    written = {each["name"]: generate.text_of(each) for each in generate.all_vectors()}
    assert {file.stem: file.read_text(encoding="utf-8") for file in FILES} == written
