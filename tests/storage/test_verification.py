"""`store verify`: a good store is good, and each harm is found where it is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.attachments import name_of, original_of
from intake.domain.compartments import Compartment
from intake.domain.errors import CancelledError
from intake.forms.importing.builtin import builtin_packages
from intake.forms.xform import read_form
from intake.services.ports import MediaItem
from intake.storage import database, media, verification
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.keys.signing import is_good
from intake.storage.media import Attachment
from intake.storage.verification import Check, Roots, VerificationReport
from tests.storage.desk import FORM, ORG, Desk, form

ROOTS = Roots(
    ORG, lambda _, signature, message: is_good(signature.key, signature.signature, message)
)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A few interviews, some of it signed."""
    for number in range(6):
        interview = desk.open_interview()
        for question in range(8):
            desk.answer(interview, f"q{question}", "x" * 40 * number)
        desk.answer(interview, "name", "Juana", compartment=Compartment.IDENTITY)
        with desk.records() as records:
            records.refresh_document(interview)
            records.checkpoint()
    return desk


def test_good_store_is_good_and_says_how_far(busy: Desk) -> None:
    steps: list[tuple[int, int]] = []
    report = verification.verify(busy.files, ROOTS, lambda done, total: steps.append((done, total)))
    assert report.problems == ()
    assert report.is_good
    core, identity, media, *_ = report.files
    assert (core.compartment, core.chains, core.withheld, core.unattested) == (
        Compartment.CORE,
        1,
        0,
        0,
    )
    assert core.entries == core.head_seq > 60
    assert identity.unattested == identity.entries - 1
    assert media.entries == 1
    assert (steps[0], steps[-1]) == (
        (0, 6 * len(Compartment)),
        (6 * len(Compartment), 6 * len(Compartment)),
    )
    assert steps == sorted(steps)


def test_verifying_changes_no_projection(busy: Desk) -> None:
    with busy.files.reading(Compartment.CORE) as connection:
        before = connection.execute("SELECT * FROM interview").fetchall()
    _verify(busy.files)
    with busy.files.reading(Compartment.CORE) as connection:
        assert connection.execute("SELECT * FROM interview").fetchall() == before


def test_verifying_can_be_stopped(busy: Desk) -> None:
    def advance(done: int, _total: int) -> None:
        if done == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        verification.verify(busy.files, ROOTS, advance)
    busy.open_interview()


@pytest.mark.parametrize(
    ("harm", "table"),
    [
        ("UPDATE interview SET state = 'readback' WHERE id = (SELECT min(id) FROM interview)", 1),
        ("DELETE FROM interview WHERE id = (SELECT min(id) FROM interview)", 1),
        ("UPDATE document SET body = replace(body, 'xxx', 'xxy')", 2),
        ("DELETE FROM attestation WHERE seq = (SELECT max(seq) FROM attestation)", 3),
        ("UPDATE organisation SET name = 'Otra'", 4),
    ],
)
def test_projection_that_replay_does_not_give_is_found(busy: Desk, harm: str, table: int) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute(harm)
    problems = _verify(busy.files).problems
    names = ["", "interview", "document", "attestation", "organisation"]
    assert [(each.check, each.detail) for each in problems] == [(Check.PROJECTION, names[table])]


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        ("UPDATE entry SET body = CAST(replace(body, 'es', 'en') AS BLOB) WHERE seq = 12", "leaf"),
        ("UPDATE entry SET link = zeroblob(32) WHERE seq = 12", "link"),
        ("UPDATE entry SET rlink = zeroblob(32) WHERE seq = 12", "record"),
        ("DELETE FROM entry WHERE seq = 12", "seq"),
        ("UPDATE signature SET signature = zeroblob(64)", "signature"),
        ("DELETE FROM signature", "checkpoint"),
        ("UPDATE entry SET type = 'interview.paused' WHERE seq = 12", "columns"),
        ("UPDATE entry SET actor = zeroblob(16) WHERE seq = 12", "columns"),
        ("UPDATE entry SET hlc = hlc + 1 WHERE seq = 12", "columns"),
    ],
)
def test_ledger_that_was_altered_is_found(busy: Desk, harm: str, rule: str) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        for trigger in ("entry_is_kept", "entry_never_changes"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(harm)
    found = [each for each in _verify(busy.files).problems if each.check is Check.LEDGER]
    assert [each.detail for each in found] == [rule]


def test_header_that_cannot_be_read_is_told_and_not_a_crash(busy: Desk) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute("DROP TRIGGER entry_never_changes")
        connection.execute("UPDATE entry SET header = zeroblob(9) WHERE seq = 1")
    assert "header" in {each.detail for each in _verify(busy.files).problems}


GONE = "header = NULL, body = NULL, salt_h = NULL, salt_b = NULL"
NAMELESS = "type = NULL, subject = NULL, actor = NULL, hlc = NULL"


@pytest.mark.parametrize("nameless", ["", f", {NAMELESS}"])
@pytest.mark.parametrize("compartment", [Compartment.CORE, Compartment.IDENTITY])
def test_answer_that_was_taken_out_of_the_own_chain_is_found(
    busy: Desk, compartment: Compartment, nameless: str
) -> None:
    with busy.files.writing(compartment) as connection:
        (seq,) = connection.execute(
            "SELECT max(seq) FROM entry WHERE type = 'answer.given'"
        ).fetchone()
        connection.execute("DROP TRIGGER entry_never_changes")
        connection.execute(f"UPDATE entry SET {GONE}{nameless} WHERE seq = ?", (seq,))
    found = [(each.compartment, each.detail, each.seq) for each in _verify(busy.files).problems]
    assert (compartment, "withheld", seq) in found


def test_record_that_an_entry_was_moved_to_is_found(busy: Desk) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute("DROP TRIGGER entry_never_changes")
        connection.execute("UPDATE entry SET subject = zeroblob(16) WHERE seq = 12")
    assert "columns" in {each.detail for each in _verify(busy.files).problems}


def test_form_that_was_replaced_is_found(busy: Desk) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute("UPDATE form SET xform = CAST('<other/>' AS BLOB)")
    problems = _verify(busy.files).problems
    assert [(each.check, each.detail) for each in problems] == [(Check.FORM, f"xform {FORM[:16]}")]


def test_form_that_no_longer_keeps_its_names_apart_is_found(busy: Desk) -> None:
    package = builtin_packages()[0]
    compartments = read_form(package.xform).compartments()
    built = replace(form(package.hash), xform=package.xform, compartments=compartments)
    with busy.records() as records:
        records.keep_form(built)
    assert _verify(busy.files).problems == ()
    path = min(path for path, place in compartments.items() if place is Compartment.IDENTITY)
    left = json.dumps({each: place for each, place in compartments.items() if each != path})
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute(
            "UPDATE form SET compartments = ? WHERE hash = ?", (left, bytes.fromhex(package.hash))
        )
    problems = _verify(busy.files).problems
    assert [(each.check, each.detail) for each in problems] == [
        (Check.FORM, f"compartments {package.hash[:16]}")
    ]


def test_foreign_chain_that_cannot_be_read_is_found(busy: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = Desk(elsewhere, "other", "berta")
    interview = other.open_interview()
    arrived = list(other.reading.record_entries(interview))
    other.files.close()
    with busy.records() as records:
        records.merge(arrived)
    assert _verify(busy.files).problems == ()
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute("DROP TRIGGER entry_never_changes")
        connection.execute(f"UPDATE entry SET {GONE} WHERE chain = ?", (arrived[0].chain,))
    found = [(each.detail, each.chain) for each in _verify(busy.files).problems]
    assert ("unreadable", arrived[0].chain.hex()) in found


def test_entries_copied_to_another_chain_are_told_and_not_a_crash(busy: Desk) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute(
            "INSERT INTO entry (chain, seq, leaf, link, rlink, record_count, header, salt_h,"
            " salt_b, type, subject, actor, hlc, body) SELECT zeroblob(16), seq, leaf, link, rlink,"
            " record_count, header, salt_h, salt_b, type, subject, actor, hlc, body FROM entry"
        )
    problems = _verify(busy.files).problems
    assert (Check.PROJECTION, "replay") in {(each.check, each.detail) for each in problems}
    assert Check.LEDGER in {each.check for each in problems}


def test_damaged_page_is_found_and_the_rest_is_still_checked(busy: Desk, tmp_path: Path) -> None:
    files = _reopened(busy)
    path = tmp_path / "core.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    report = _verify(files)
    files.close()
    assert not report.is_good
    assert Check.PAGE in {each.check for each in report.problems}
    own = [each for each in report.problems if each.check is not Check.FILE]  # others read it too
    assert {each.compartment for each in own} == {Compartment.CORE}
    assert [each.compartment for each in report.files] == list(Compartment)


def test_file_that_was_cut_is_found(busy: Desk, tmp_path: Path) -> None:
    files = _reopened(busy)
    path = tmp_path / "core.db"
    path.write_bytes(path.read_bytes()[: -4 * database.PAGE_SIZE])
    report = _verify(files)
    files.close()
    assert Check.STRUCTURE in {each.check for each in report.problems} or Check.FILE in {
        each.check for each in report.problems
    }


def test_old_page_put_back_is_found_by_the_ledger_alone(busy: Desk, tmp_path: Path) -> None:
    """SQLCipher accepts an older copy of a whole file; the projections and chains do not lie."""
    files = _reopened(busy)
    path = tmp_path / "core.db"
    old = path.read_bytes()
    again = StoreFiles(files._files)
    files.close()
    busy.files = again
    interview = busy.open_interview()
    busy.answer(interview, "q", "z" * 400)
    again.empty_journals()
    last = StoreFiles(again._files)
    again.close()
    new = path.read_bytes()
    assert len(new) >= len(old)
    changed = [
        at
        for at in range(database.PAGE_SIZE, len(old), database.PAGE_SIZE)
        if old[at : at + database.PAGE_SIZE] != new[at : at + database.PAGE_SIZE]
    ]
    data = bytearray(new)
    for at in changed[-1:]:
        data[at : at + database.PAGE_SIZE] = old[at : at + database.PAGE_SIZE]
    path.write_bytes(data)
    report = _verify(last)
    last.close()
    assert not report.is_good
    assert Check.PAGE not in {each.check for each in report.problems}


def _verify(files: StoreFiles) -> VerificationReport:
    return verification.verify(files, ROOTS, lambda _done, _total: None)


def _reopened(desk: Desk) -> StoreFiles:
    """Empty the journals and let go of every connection."""
    opened: dict[Compartment, OpenFile] = dict(desk.files._files)
    desk.files.empty_journals()
    desk.files.close()
    return StoreFiles(opened)


PHOTO = bytes(range(256)) * 40


def photographed(desk: Desk, compartment: Compartment) -> MediaItem:
    """Give an answer that names an attachment, and keep another one that none names."""
    interview = desk.open_interview()
    attachment = Attachment(interview, "harm/photo", "image/jpeg", compartment)
    item = media.keep(desk.files, attachment, [PHOTO], desk.chance)
    original = replace(attachment, path=original_of(item.id))
    media.keep(desk.files, original, [b"as it came"], desk.chance)
    media.keep(desk.files, replace(attachment, path="harm/other"), [b"other"], desk.chance)
    name = str(name_of(item.id, item.mime, item.sha256))
    desk.answer(interview, "harm/photo", name, compartment=compartment)
    return item


def media_problems(files: StoreFiles) -> set[tuple[Compartment, str]]:
    report = _verify(files)
    return {(p.compartment, p.detail) for p in report.problems if p.check is Check.MEDIA}


KEPT_IN = [Compartment.CORE, Compartment.IDENTITY]


@pytest.mark.parametrize("compartment", KEPT_IN)
def test_attachments_fit_and_what_no_answer_names_is_told(
    desk: Desk, compartment: Compartment
) -> None:
    item = photographed(desk, compartment)
    report = _verify(desk.files)
    assert report.is_good
    kept = {each.id for each in media.items(desk.files, item.interview)}
    unnamed = {each.compartment: set(each.unnamed) for each in report.files}
    (other,) = unnamed[compartment]
    assert len(kept) == 3
    assert other in kept - {item.id}
    assert sum(map(len, unnamed.values())) == 1


@pytest.mark.parametrize("compartment", KEPT_IN)
@pytest.mark.parametrize(
    ("where", "harm", "rule"),
    [
        ("beside", "DELETE FROM media_item WHERE path = 'harm/photo'", "missing"),
        ("beside", "UPDATE media_item SET sha256 = zeroblob(32) WHERE path LIKE '%o'", "altered"),
        ("beside", "UPDATE media_item SET size = size + 1 WHERE path = 'harm/photo'", "altered"),
        ("media", "DELETE FROM chunk", "altered"),
    ],
)
def test_harm_to_an_attachment_is_named(
    desk: Desk, compartment: Compartment, where: str, harm: str, rule: str
) -> None:
    item = photographed(desk, compartment)
    file = Compartment.MEDIA if where == "media" else compartment
    with desk.files.writing(file) as connection:
        connection.execute(harm)
    assert (compartment, f"{rule} {item.id}") in media_problems(desk.files)


def test_another_file_under_the_name_of_an_attachment_is_named(desk: Desk) -> None:
    """Keys, pieces and facts are exchanged together: only the answer knows what it was."""
    item = photographed(desk, Compartment.CORE)
    other = media.keep(
        desk.files, Attachment(item.interview, "x", "image/jpeg", Compartment.CORE), [b"x"],
        desk.chance,
    )  # fmt: skip
    row = "SELECT size, sha256, key FROM media_item WHERE uid = ?"
    with desk.files.writing(Compartment.CORE) as connection:
        facts = connection.execute(row, (bytes.fromhex(other.id),)).fetchone()
        connection.execute(
            "UPDATE media_item SET (size, sha256, key) = (?, ?, ?) WHERE uid = ?",
            (*facts, bytes.fromhex(item.id)),
        )
    assert (Compartment.CORE, f"altered {item.id}") in media_problems(desk.files)


def test_without_every_key_nothing_is_called_missing(desk: Desk) -> None:
    item = photographed(desk, Compartment.CORE)
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute("DELETE FROM media_item")
    assert media_problems(desk.files) == {(Compartment.CORE, f"missing {item.id}")}
    for each in (Compartment.IDENTITY, Compartment.MEDIA):
        del desk.files._files[each]
        assert media_problems(desk.files) == set()
