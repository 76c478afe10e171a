"""A form in two versions, records of both, and what an export of them is."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from intake.domain.answers import Document, SkipReason, Value
from intake.domain.ids import MediaId
from intake.domain.interview import State
from intake.exports.writing import write_export
from intake.forms.model import FormDef
from intake.forms.submission import leaving
from intake.forms.xform import read_form
from intake.services.export_order import (
    ExportJob,
    ExportOrder,
    ExportRecord,
    Layout,
    NamedFile,
    Origin,
    Wrote,
)

PAGE = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Hogar [a/b]</h:title><model>
<itext><translation lang="English (en)"><text id="eats"><value>What do you eat?</value></text>
<text id="bean"><value>Beans</value></text></translation>
<translation lang="Español (es)"><text id="eats"><value>¿Qué
 come?</value></text><text id="bean"><value>Frijoles</value></text></translation></itext>
<instance><data id="home" version="{version}">{more}<about><name/><age/><eats/><where/></about>
<child jr:template=""><nick/><toy jr:template=""><what/></toy></child><photo/>
<meta><instanceID/></meta></data></instance>
<bind nodeset="/data/about/age" type="int"/><bind nodeset="/data/about/where" type="geopoint"/>
<bind nodeset="/data/about/name" type="string"/><bind nodeset="/data/photo" type="binary"/>
</model></h:head><h:body>{body}<group ref="/data/about"><label>About &gt; you</label>
<input ref="/data/about/name"><label>Name</label></input>
<input ref="/data/about/age"><label>Age of <output value="/data/about/name"/></label></input>
<select ref="/data/about/eats"><label ref="jr:itext('eats')"/>
<item><label ref="jr:itext('bean')"/><value>bean</value></item>
<item><label>Rice</label><value>rice</value></item>{choice}</select>
<input ref="/data/about/where"/></group>
<group ref="/data/child"><label>Child</label><repeat nodeset="/data/child">
<input ref="/data/child/nick"/><group ref="/data/child/toy"><repeat nodeset="/data/child/toy">
<input ref="/data/child/toy/what"/></repeat></group></repeat></group>
<upload ref="/data/photo" mediatype="image/*"/></h:body></h:html>"""

MakeRecord = Callable[..., ExportRecord]
Export = Callable[..., tuple[bytes, Wrote]]


@pytest.fixture(scope="session")
def new_form() -> FormDef:
    return read_form(PAGE.format(version="2", more="", body="", choice="").encode())


@pytest.fixture(scope="session")
def old_form() -> FormDef:
    page = PAGE.format(
        version="1",
        more="<gone/>",
        body='<input ref="/data/gone"/>',
        choice="<item><label>Fish</label><value>fish</value></item>",
    )
    return read_form(page.encode())


@pytest.fixture(scope="session")
def make_record() -> MakeRecord:
    def make(form: FormDef, name: str, values: dict[str, Any], **rows: tuple[str, ...]) -> Any:
        held = Document(
            {p: v if isinstance(v, Value) else Value(v) for p, v in values.items()},
            {repeat.replace("__", "/"): uids for repeat, uids in rows.items()},
        )
        moment = datetime(2026, 11, 24, 9, 30, 1, 999, tzinfo=UTC)
        return ExportRecord(
            f"uuid:{name}", "CODE", form, State.OPEN, Origin.HERE, moment, moment, held,
            leaving(form, held), frozenset(),
        )  # fmt: skip

    return make


@pytest.fixture(scope="session")
def records(
    new_form: FormDef, old_form: FormDef, make_record: MakeRecord
) -> tuple[ExportRecord, ...]:
    nested = {"child[a]/toy": ("x", "y"), "child[c]/toy": ("z",)}
    first = make_record(
        new_form,
        "one",
        {
            "about/name": 'Ana, «la "otra"»\nde  aquí ',
            "about/age": "-3",
            "about/eats": "bean rice",
            "about/where": "-14.9 -92.2 10 5",
            "child[a]/nick": "=1+1",
            "child[a]/toy[x]/what": "ball",
            "child[c]/toy[z]/what": "@sum",
            "photo": "p.jpg",
        },
        child=("a", "b", "c"),
    )
    document = replace(first.document, rows={**first.document.rows, **nested})
    held = replace(first.held, rows={**first.held.rows, **nested})
    files = (NamedFile("p.jpg", MediaId("m")),)
    second = make_record(
        old_form,
        "two",
        {
            "gone": "old",
            "about/age": Value(skip=SkipReason.DECLINED),
            "about/eats": "fish",
            "child[q]/nick": "hidden",
            "about/name": Value("not relevant", rel=False),
        },
        child=("q",),
    )
    return replace(first, document=document, held=held, files=files), second


@pytest.fixture(scope="session")
def export(new_form: FormDef, old_form: FormDef, records: tuple[ExportRecord, ...]) -> Export:
    def write(
        layout: Layout,
        *,
        of: Callable[[], Iterable[ExportRecord]] | None = None,
        into: io.BytesIO | None = None,
        **order: Any,
    ) -> tuple[bytes, Wrote]:
        def read() -> Iterator[ExportRecord]:
            yield from of() if of else records

        job = ExportJob(
            ExportOrder("home", layout, "file", **order),
            (new_form, old_form), b"<xform/>", frozenset(), read,
            lambda media: iter([media.encode(), b"!"]),
        )  # fmt: skip
        stream = into or io.BytesIO()
        wrote = write_export(job, stream)
        return stream.getvalue(), wrote

    return write
