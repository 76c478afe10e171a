"""Submissions in the folders that Briefcase reads."""

import io
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from intake.exports.odk_zip import file_name
from intake.services.export_order import Layout


def test_every_submission_has_a_folder_with_its_attachments(export: Any) -> None:
    data, wrote = export(Layout.ODK)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [
            "forms/home/home.xml",
            "forms/home/instances/uuidone/submission.xml",
            "forms/home/instances/uuidone/p.jpg",
            "forms/home/instances/uuidtwo/submission.xml",
        ]
        assert archive.read("forms/home/instances/uuidone/p.jpg") == b"m!"
        root = ET.fromstring(archive.read("forms/home/instances/uuidone/submission.xml"))
        assert {each.external_attr >> 16 for each in archive.infolist()} == {0o600}
    assert (root.get("id"), root.get("version")) == ("home", "2")
    assert root.findtext("meta/instanceID") == "uuid:one"
    assert root.findtext("photo") == "p.jpg"
    assert [len(child.findall("toy")) for child in root.findall("child")] == [2, 0, 1]
    assert wrote.lines == 2


def test_two_submissions_of_one_id_do_not_hide_each_other(export: Any, records: Any) -> None:
    twice = [records[1], replace(records[1], case_code="OTHER")]
    data, _wrote = export(Layout.ODK, of=lambda: twice)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == 3


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "", "a/b\\c", "C:x"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    made = file_name(name)
    assert made
    assert not set(made) & set("/\\:")
    assert made.strip(".") == made
