"""Which records and which answers leave, at a real store."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.attachments import AttachmentName, name_of, original_of
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.errors import CancelledError, FileExistsAlreadyError, UnknownFormError
from intake.domain.events import AnswersExported
from intake.domain.ids import ChainId, FormHash, MediaId
from intake.domain.interview import Interview, State
from intake.forms.importing.builtin import builtin_packages
from intake.ledger import event_codec, header
from intake.services import exporting
from intake.services.application import Application
from intake.services.export_order import ExportOrder, Layout
from intake.services.export_source import Counter
from intake.services.ports import ListQuery
from intake.storage.media import Attachment
from tests.services.conftest import SPANISH, YES
from tests.services.test_attachments_travel import store_of

FORM = "intake_f2"
PHOTO_FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>P</h:title><model>
<instance><data id="photos" version="VERSION"><photo/><face/><who/><gone/></data></instance>
<bind nodeset="/data/photo" type="binary"/><bind nodeset="/data/face" type="binary"/>
<bind nodeset="/data/who" type="string"/></model></h:head>
<h:body><upload ref="/data/photo" mediatype="image/*"/>
<upload ref="/data/face" mediatype="image/*"/>
<select1 ref="/data/who"><itemset nodeset="/data/gone"><value ref="."/><label ref="."/></itemset>
</select1></h:body></h:html>"""


def answer(north: Application, interview: Interview, path: str, text: str) -> None:
    session = north.shelf.session(north.reading.interview(interview.id))
    place = session.compartment(path)
    patches = {place: Patch(path, ((path, Value(text)),))}
    north.interviewing.answer(interview.id, patches)


def exported(north: Application, tmp_path: Path, **order: Any) -> tuple[list[dict[str, str]], Any]:
    file = str(tmp_path / "tidy.csv")
    done = north.exporting.export(
        ExportOrder(order.pop("form", FORM), Layout.TIDY_CSV, file, replace=True, **order)
    )
    text = (tmp_path / "tidy.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""))), done


def add_photo_form(north: Application, version: str, *, face: bool = False) -> FormHash:
    package = replace(
        builtin_packages()[0],
        form_id="photos",
        version=version,
        xform=PHOTO_FORM.replace(b"VERSION", version.encode()),
        hash=FormHash(version.encode().hex().ljust(64, "0")),
    )
    apart = {"face": Compartment.IDENTITY} if face else {}
    return north.shelf.add_builtin(package, apart).form.hash


def test_answers_that_name_people_stay_unless_asked_for(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    answer(north, interview, "about_you/name", "Ana")
    answer(north, interview, "about_you/age_band", "age_25_39")
    rows, done = exported(north, tmp_path)
    assert "about_you/age_band" in {row["path"] for row in rows}
    assert "Ana" not in {row["value"] for row in rows}
    assert "about_you/name" in done.left_out
    assert (done.records, done.names_refused, done.versions) == (1, False, ("1",))
    rows, done = exported(north, tmp_path, with_names=True)
    assert "Ana" in {row["value"] for row in rows}
    assert done.left_out == ()


def test_who_does_not_hold_the_key_of_names_is_told_so(
    north: Application, interview: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(north, interview, "about_you/name", "Ana")
    monkeypatch.setattr(
        type(north.reading), "can_read", lambda _self, place: place is not Compartment.IDENTITY
    )
    rows, done = exported(north, tmp_path, with_names=True)
    assert "Ana" not in {row["value"] for row in rows}
    assert done.names_refused
    assert "about_you/name" in done.left_out


def test_records_are_chosen_by_state_and_by_day(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    answer(north, interview, "about_you/age_band", "age_25_39")
    today = north.reading.interviews(ListQuery()).rows[0].opened.date()
    for order, count in (
        ({"finished": True}, 0),
        ({"since": today}, 1),
        ({"since": today + timedelta(days=1)}, 0),
        ({"until": today}, 1),
        ({"until": date(2020, 1, 1)}, 0),
    ):
        assert exported(north, tmp_path, **order)[1].records == count, order


def test_all_versions_of_a_form_leave_together_or_one_by_its_hash(
    north: Application, tmp_path: Path
) -> None:
    first, _unused, last = (add_photo_form(north, each) for each in ("1", "2", "3"))
    for form in (first, last):
        made = north.interviewing.begin(form, YES, SPANISH)
        answer(north, made, "gone", form)
    rows, done = exported(north, tmp_path, form="photos")
    assert [row["form_version"] for row in rows] == ["1", "3"]
    assert done.versions == ("3", "1")
    rows, done = exported(north, tmp_path, form=first)
    assert [row["value"] for row in rows] == [first]
    assert (done.records, done.versions) == (1, ("1",))
    assert north.exporting.languages("photos") == ("und",)
    assert north.exporting.languages(FORM) == ("en", "es", "es-x-llano")


def test_a_form_that_is_not_here_is_said_to_be_unknown(north: Application, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormError):
        exported(north, tmp_path, form="other")
    assert list(tmp_path.glob("tidy*")) == []


@pytest.fixture
def photographed(north: Application) -> Interview:
    form = add_photo_form(north, "1", face=True)
    made = north.interviewing.begin(form, YES, SPANISH)
    store = store_of(north)
    for path, place, mime in (
        ("photo", Compartment.CORE, "image/jpeg"),
        ("face", Compartment.IDENTITY, "x/y"),
    ):
        where = Attachment(made.id, path, mime, place)
        store.keep_media(where, [b"of one that was taken out again"])
        item = store.keep_media(where, [b"bytes of ", path.encode()])
        store.keep_media(replace(where, path=original_of(item.id)), [b"as it came"])
        answer(north, made, path, str(name_of(item.id, item.mime, item.sha256)))
    return made


def names(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {Path(each).suffix: archive.read(each) for each in archive.namelist()[1:]}


def test_attachments_leave_under_names_that_say_nothing(
    north: Application, photographed: Interview, tmp_path: Path
) -> None:
    file = tmp_path / "o.zip"
    order = ExportOrder("photos", Layout.ODK, str(file))
    done = north.exporting.export(order)
    found = names(file)
    assert found[".jpg"] == b"bytes of photo"
    assert ".bin" not in found
    said = north.reading.interview(photographed.id).document.values["photo"].v
    assert f"<photo>{said[:32]}.jpg</photo>".encode() in found[".xml"]
    assert b"<face" not in found[".xml"]
    assert (done.files, done.files_missing, done.left_out) == (1, 0, ("face", "who"))
    done = north.exporting.export(replace(order, with_names=True, replace=True))
    assert names(file)[".bin"] == b"bytes of face"
    assert done.files == 2


def test_picture_leaves_no_more_once_photographs_are_taken_back(
    north: Application, photographed: Interview, tmp_path: Path
) -> None:
    file = tmp_path / "o.zip"
    order = ExportOrder("photos", Layout.ODK, str(file), with_names=True, replace=True)
    photo = replace(YES, purpose=Purpose.PHOTO)
    north.consenting.record(photographed.id, photo)
    north.exporting.export(order)
    assert ".jpg" in names(file)
    north.consenting.withdraw(photographed.id, photo.matter)
    done = north.exporting.export(order)
    assert ".jpg" not in names(file)
    assert b".jpg" not in names(file)[".xml"]
    assert names(file)[".bin"] == b"bytes of face"
    assert (done.files, done.files_missing) == (1, 0)


def test_an_attachment_that_is_not_here_is_counted(north: Application, tmp_path: Path) -> None:
    form = add_photo_form(north, "1")
    made = north.interviewing.begin(form, YES, SPANISH)
    answer(north, made, "photo", "elsewhere.jpg")
    for layout, missing in ((Layout.CENTRAL_CSV, 1), (Layout.TIDY_CSV, 0)):
        order = ExportOrder("photos", layout, str(tmp_path / layout.value))
        assert north.exporting.export(order).files_missing == missing


def test_the_name_of_one_that_is_not_here_says_nothing_of_its_content(
    north: Application, tmp_path: Path
) -> None:
    form = add_photo_form(north, "1")
    made = north.interviewing.begin(form, YES, SPANISH)
    named = AttachmentName(MediaId("a" * 32), "b" * 32, ".jpg")
    answer(north, made, "photo", str(named))
    file = tmp_path / "o.zip"
    done = north.exporting.export(ExportOrder("photos", Layout.ODK, str(file)))
    assert done.files_missing == 1
    assert f"<photo>{named.outside}</photo>".encode() in names(file)[".xml"]


def test_an_attachment_that_was_taken_out_does_not_leave(
    north: Application, photographed: Interview, tmp_path: Path
) -> None:
    answer(north, photographed, "photo", "")
    done = north.exporting.export(ExportOrder("photos", Layout.ODK, str(tmp_path / "o.zip")))
    assert (done.files, done.files_missing) == (0, 0)


def test_nothing_is_overwritten_unless_it_is_meant(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    file = tmp_path / "there"
    file.write_text("before")
    order = ExportOrder(FORM, Layout.ODK, str(file))
    with pytest.raises(FileExistsAlreadyError):
        north.exporting.export(order)
    assert file.read_text() == "before"
    north.exporting.export(replace(order, replace=True))
    assert zipfile.is_zipfile(file)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, CancelledError])
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("is_there", [True, False])
def test_a_stop_leaves_no_half_file(
    north: Application,
    interview: Interview,
    tmp_path: Path,
    stop: type[BaseException],
    layout: Layout,
    is_there: bool,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    if is_there:
        (folder / "file").write_text("before")

    def advance(_done: int, _steps: int) -> None:
        raise stop

    order = ExportOrder(FORM, layout, str(folder / "file"), replace=True)
    with pytest.raises(stop):
        north.exporting.export(order, advance)
    assert [each.read_text() for each in folder.iterdir()] == (["before"] if is_there else [])


@pytest.mark.parametrize(
    ("layout", "passes"), [(Layout.ODK, 1), (Layout.KOBO_XLSX, 2), (Layout.CENTRAL_CSV, 3)]
)
def test_progress_counts_every_reading(
    north: Application, interview: Interview, tmp_path: Path, layout: Layout, passes: int
) -> None:
    told: list[tuple[int, int]] = []
    order = ExportOrder(FORM, layout, str(tmp_path / "f"))
    north.exporting.export(order, lambda *step: told.append(step))
    assert told == [(n + 1, passes) for n in range(passes)]


def test_progress_never_says_more_than_all() -> None:
    told: list[tuple[int, int]] = []
    counter = Counter(lambda *step: told.append(step), 1)
    counter.step()
    counter.step()
    assert told == [(1, 1), (1, 1)]


def noted(application: Application) -> list[AnswersExported]:
    entries = store_of(application).reading.chain_entries(Compartment.CORE, chain_of(application))
    events = [
        event_codec.decode(header.decode(each.header).type, each.body)
        for each in entries
        if each.header is not None and each.body is not None
    ]
    return [each for each in events if isinstance(each, AnswersExported)]


def chain_of(application: Application) -> ChainId:
    chains = store_of(application).reading.chains()
    return next(chain for place, chain in chains if place is Compartment.CORE)


def test_the_ledger_notes_what_left_and_not_where_it_went(
    north: Application, photographed: Interview, tmp_path: Path
) -> None:
    form = north.shelf.newest("photos").hash
    for with_names, places in ((False, ("core", "media")), (True, ("core", "identity", "media"))):
        order = ExportOrder("photos", Layout.ODK, str(tmp_path / "secret place"), replace=True)
        north.exporting.export(replace(order, with_names=with_names))
        assert noted(north)[-1] == AnswersExported(
            "photos", (form,), "odk", places, (photographed.id,)
        )
    exported(north, tmp_path, form="photos")
    assert noted(north)[-1].compartments == ("core",)
    last = north.reading.history(photographed.id)[-1]
    assert (last.type, last.actor, last.attested) == (
        "answers.exported", north.session.person, True,
    )  # fmt: skip


def test_names_that_were_refused_are_not_noted_as_gone(
    north: Application, interview: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        type(north.reading), "can_read", lambda _self, place: place is not Compartment.IDENTITY
    )
    exported(north, tmp_path, with_names=True)
    assert noted(north)[-1].compartments == ("core",)


def test_an_export_of_many_is_noted_in_slices_and_one_of_none_too(
    north: Application, interview: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(north, tmp_path, finished=True)
    assert [each.records for each in noted(north)] == [()]
    form = north.shelf.newest(FORM).hash
    made = [interview.id, *(north.interviewing.begin(form, YES, SPANISH).id for _ in range(2))]
    monkeypatch.setattr(exporting, "MOST", 2)
    exported(north, tmp_path)
    slices = [each.records for each in noted(north)[1:]]
    assert [len(each) for each in slices] == [2, 1]
    assert sorted(each for part in slices for each in part) == sorted(made)


def test_a_stopped_export_is_not_noted(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    def advance(_done: int, _steps: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        north.exporting.export(ExportOrder(FORM, Layout.ODK, str(tmp_path / "f")), advance)
    assert noted(north) == []


def test_records_are_chosen_by_code_or_one_by_one(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    form = north.shelf.newest(FORM).hash
    other = north.interviewing.begin(form, YES, SPANISH)
    for order, meant in (
        ({"only": other.id}, {other.id}),
        ({"code": interview.case_code}, {interview.id}),
        ({"states": (State.OPEN,)}, {interview.id, other.id}),
        ({"states": (State.PAUSED,)}, set()),
        ({"only": other.id, "code": interview.case_code}, set()),
    ):
        assert exported(north, tmp_path, **order)[1].records == len(meant), order
        assert set(noted(north)[-1].records) == meant
