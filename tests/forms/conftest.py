"""Small forms for tests, written as XForms."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from random import Random

import pytest

from intake.domain.answers import Document
from intake.forms.model import FormDef
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form

MakeForm = Callable[..., FormDef]
OpenSession = Callable[..., FormSession]

PAGE = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>A form</h:title><model>
{itext}<instance><data id="a_form" version="7">{instance}</data></instance>{lists}{binds}
</model></h:head><h:body>{body}</h:body></h:html>"""


@pytest.fixture(scope="session")
def make_form() -> MakeForm:
    def make(
        instance: str,
        binds: str = "",
        body: str = "",
        *,
        itext: str = "",
        lists: str = "",
        media: Mapping[str, bytes] | None = None,
    ) -> FormDef:
        written = PAGE.format(instance=instance, binds=binds, body=body, itext=itext, lists=lists)
        return read_form(written.encode(), media=media or {})

    return make


@pytest.fixture(scope="session")
def open_session() -> OpenSession:
    def start(
        form: FormDef,
        document: Document | None = None,
        *,
        seed: int = 1,
        language: str = "en",
        first_rows: bool = False,
    ) -> FormSession:
        surroundings = Surroundings(
            lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC), UTC, Random(seed).randbytes
        )
        return FormSession(
            form,
            document or Document(),
            surroundings=surroundings,
            language=language,
            first_rows=first_rows,
        )

    return start


@pytest.fixture(scope="session")
def harm_form(make_form: MakeForm) -> FormDef:
    """A form with a condition, a list with a filter, a repeat and a calculation across rows."""
    return make_form(
        """<name/><country/><town/><was_harmed/>
        <story><when/><where/></story>
        <harm jr:template=""><what/><days>1</days><label/></harm>
        <total/><first_rand/><n/><child jr:template=""><age/></child><children_age/>
        <meta><instanceID/></meta>""",
        """<bind nodeset="/data/name" type="string" orx:x="1" intake:compartment="identity"/>
        <bind nodeset="/data/country" type="string"/><bind nodeset="/data/town" type="string"/>
        <bind nodeset="/data/was_harmed" type="string" required="true()"/>
        <bind nodeset="/data/story" relevant=" /data/was_harmed ='y'"/>
        <bind nodeset="/data/story/when" type="date" constraint=". &lt;= today()"
              jr:constraintMsg="jr:itext('future')"/>
        <bind nodeset="/data/story/where" type="string" relevant=" /data/story/when != ''"/>
        <bind nodeset="/data/harm" relevant=" /data/was_harmed ='y'"/>
        <bind nodeset="/data/harm/what" type="string"/>
        <bind nodeset="/data/harm/days" type="int" constraint=". &gt; 0 and . &lt; 1000"/>
        <bind nodeset="/data/harm/label" type="string"
              calculate="concat(position(..), ': ', ../what, ' ', /data/name)"/>
        <bind nodeset="/data/total" type="int" calculate="sum( /data/harm/days )"/>
        <bind nodeset="/data/first_rand" type="decimal" calculate="random()"/>
        <bind nodeset="/data/n" type="int" constraint=". &lt; 6"/>
        <bind nodeset="/data/child/age" type="int"/>
        <bind nodeset="/data/children_age" type="int"
              calculate="sum( /data/child/age ) + count( /data/child )"/>
        <bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>""",
        """<input ref="/data/name"><label ref="jr:itext('name')"/><hint>as said</hint></input>
        <select1 ref="/data/country"><label>Country</label><itemset
          nodeset="instance('countries')/root/item"><value ref="name"/><label ref="label"/>
          </itemset></select1>
        <select ref="/data/town"><label>Towns</label><itemset
          nodeset="instance('towns')/root/item[country= /data/country ]"><value ref="name"/>
          <label ref="jr:itext(itextId)"/></itemset></select>
        <select1 ref="/data/was_harmed"><label>Harmed?</label>
          <item><label>Yes</label><value>y</value></item>
          <item><label>No</label><value>n</value></item></select1>
        <group ref="/data/story" appearance="field-list"><label>Story</label>
          <input ref="/data/story/when"><label>When</label></input>
          <input ref="/data/story/where"><label>Where</label></input></group>
        <group ref="/data/harm"><label>Harm</label><repeat nodeset="/data/harm">
          <input ref="/data/harm/what"><label>What</label></input>
          <input ref="/data/harm/days"><label>Days</label></input></repeat></group>
        <input ref="/data/n"><label>Children</label></input>
        <group ref="/data/child"><label>Child</label>
          <repeat nodeset="/data/child" jr:count=" /data/n "><input ref="/data/child/age">
          <label ref="jr:itext('age')"/></input></repeat></group>""",
        itext="""<itext><translation lang="English (en)"><text id="name"><value>Name</value></text>
          <text id="future"><value>Not in the future</value></text>
          <text id="age"><value>Age of the child of <output value=" /data/name "/></value></text>
          <text id="a"><value>Tapachula</value></text><text id="b"><value>Tenosique</value></text>
          <text id="c"><value>Tecún Umán</value></text></translation>
          <translation lang="Español (es)"><text id="name"><value>Nombre</value></text>
          <text id="future"><value>-</value></text>
          <text id="age"><value>Edad del hijo o la hija de <output value=" /data/name "/></value>
          </text></translation></itext>""",
        lists="""<instance id="countries"><root>
          <item><name>mx</name><label>Mexico</label></item>
          <item><name>gt</name><label>Guatemala</label></item></root></instance>
          <instance id="towns"><root>
          <item><name>tap</name><itextId>a</itextId><country>mx</country></item>
          <item><name>ten</name><itextId>b</itextId><country>mx</country></item>
          <item><name>tec</name><itextId>c</itextId><country>gt</country></item></root></instance>""",
    )
