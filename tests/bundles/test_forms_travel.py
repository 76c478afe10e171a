"""A form travels with its pictures and lists, within limits, and is checked when it arrives."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.bundles import bag, form_members
from intake.bundles.form_members import MAX_NAME, forms_members, is_name, read_forms
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import FormHash
from intake.services.ports import KeptForm

XFORM = b"<html/>"
FORM = KeptForm(
    FormHash(hashlib.sha256(XFORM).hexdigest()),
    "census",
    "2",
    "Census",
    XFORM,
    b"the workbook",
    "census.xlsx",
    ("en", "es"),
    {"name": Compartment.IDENTITY},
    media={"towns.csv": b"name\nt\n", "map.png": b"png"},
)
STEM = f"data/forms/{FORM.hash}"


def sent(*forms: KeptForm) -> dict[str, bytearray]:
    files = {}
    for member in forms_members(forms):
        assert bag.folder_of(member.name) == "forms"
        content = bytearray(b"".join(member.pieces()))
        assert (member.size, member.sha256) == (len(content), bag.sha256(bytes(content)))
        files[member.name] = content
    return files


def refusal(files: dict[str, bytearray]) -> tuple[BundleFault, str]:
    with pytest.raises(BundleRefusedError) as refused:
        read_forms(files)
    return refused.value.fault, refused.value.member


NAMES = st.text(min_size=1, max_size=40).filter(is_name)


@given(st.dictionaries(NAMES, st.binary(max_size=20), max_size=12))
def test_a_form_comes_back_with_its_files(media: dict[str, bytes]) -> None:
    form = replace(FORM, media=media)
    assert read_forms(sent(form)) == (form,)


def test_names_of_files_stand_in_no_name_of_a_member() -> None:
    files = sent(FORM)
    assert sorted(files) == [f"{STEM}.{end}" for end in ("1", "2", "json", "source", "xml")]
    assert files[f"{STEM}.1"] == b"png"


def test_a_form_without_files_is_written_as_ever() -> None:
    facts = sent(replace(FORM, media={}))[f"{STEM}.json"]
    assert b"files" not in facts


def test_what_has_no_room_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_members, "MAX_FORM_FILES", 12)
    (form,) = read_forms(sent(FORM))
    assert (dict(form.media), form.source) == ({"map.png": b"png", "towns.csv": b"name\nt\n"}, b"")
    monkeypatch.setattr(form_members, "MAX_FORM_FILES", 5)
    (form,) = read_forms(sent(FORM))
    assert dict(form.media) == {"map.png": b"png"}


def test_a_file_that_was_named_and_did_not_come_refuses_the_bundle() -> None:
    files = sent(FORM)
    del files[f"{STEM}.2"]
    assert refusal(files) == (BundleFault.MISSING, f"{STEM}.2")


@pytest.mark.parametrize("name", [f"{STEM}.3", f"data/forms/{'f' * 64}.1"])
def test_a_file_that_nothing_names_refuses_the_bundle(name: str) -> None:
    assert refusal({**sent(FORM), name: bytearray(b"more")}) == (BundleFault.UNLISTED, name)


@pytest.mark.parametrize(
    "names",
    [
        b"[]",
        b'["../etc"]',
        b'["a/b"]',
        b'["a\\\\b"]',
        b'["C:x"]',
        b'[".hidden"]',
        b'[""]',
        b'["b","a"]',
        b'["a","a"]',
        b'["' + b"a" * (MAX_NAME + 1) + b'"]',
    ],
)
def test_a_name_that_could_lead_elsewhere_refuses_the_bundle(names: bytes) -> None:
    files = sent(FORM)
    facts = bytes(files[f"{STEM}.json"])
    bent = facts.replace(b'["map.png","towns.csv"]', names)
    assert bent != facts
    files[f"{STEM}.json"] = bytearray(bent)
    assert refusal(files) == (BundleFault.JSON, f"{STEM}.json")


def test_facts_that_are_missing_or_no_facts_refuse_the_bundle() -> None:
    files = sent(FORM)
    bent = bytes(files[f"{STEM}.json"]).replace(b'{"name":"identity"}', b"[]")
    assert refusal({**files, f"{STEM}.json": bytearray(bent)})[0] is BundleFault.JSON
    del files[f"{STEM}.json"]
    assert refusal(files)[0] is BundleFault.MISSING


def test_a_form_that_is_not_what_its_name_says_refuses_the_bundle() -> None:
    files = {**sent(FORM), f"{STEM}.xml": bytearray(b"<other/>")}
    assert refusal(files)[0] is BundleFault.PAYLOAD_ALTERED


def test_form_that_would_keep_answers_with_the_inside_sources_is_refused() -> None:
    form = replace(FORM, compartments={"name": Compartment.SOURCES})
    assert refusal(sent(form)) == (BundleFault.JSON, f"{STEM}.json")
