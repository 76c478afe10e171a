"""Every function and every axis, on a small record of our own."""

import math
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from intake.forms.scoring.documents import read_document
from intake.forms.xpath.compiler import compile_text
from intake.forms.xpath.functions import FUNCTIONS
from intake.forms.xpath.moments import Moment
from intake.forms.xpath.nodes import Node
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.tokens import Sort, tokenize
from intake.forms.xpath.values import Context, Environment, Value

RECORD = """<data xmlns:o="urn:o" xml:lang="es" id="top"><!-- note --><name id="n1">Ana</name><age>34</age>
<child><age>3</age></child><child><age>9</age></child><towns>tap ten</towns><o:code>7</o:code>
<born>2001-02-03</born><parts><part>0.1</part><part>0.2</part><part>0.3</part></parts><blank/><?go on?></data>"""


class Words:
    def text(self, text_id: str) -> str:
        return f"text {text_id}"

    def choice_name(self, code: str, path: str) -> str:
        return f"{code} of {path}"


@pytest.fixture(scope="module")
def record() -> Node:
    return read_document(RECORD)


@pytest.fixture(scope="module")
def say(record: Node) -> Callable[[str], Value]:
    towns = read_document(
        "<root><item in='x'><c>a</c><l>A</l></item><item><c>b</c><l>B</l></item></root>"
    )
    environment = Environment(
        root=record,
        now=lambda: datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
        zone=ZoneInfo("America/Mexico_City"),
        randomness=lambda count: bytes(range(1, count + 1)),
        instances={"towns": towns},
        form=Words(),
        form_version="2026-11",
    )

    def evaluate(expression: str) -> Value:
        top = record.children[0]
        environment.start_rule()
        return compile_text(expression, {"o": "urn:o"}).evaluate(Context(top, environment))

    return evaluate


CASES: list[tuple[str, str | float | bool]] = [
    ("string(name)", "Ana"),
    ("string(1.50)", "1.5"),
    ("concat('a', name, child/age)", "aAna39"),
    ("join('-', child/age, 'x')", "3-9-x"),
    ("starts-with(name, 'A')", True),
    ("ends-with(name, 'a')", True),
    ("contains(name, 'n')", True),
    ("substring-before('a=b', '=')", "a"),
    ("substring-after('a=b', '=')", "b"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 0 div 0)", ""),
    ("substr('12345', 1, 3)", "23"),
    ("substr('12345', -2)", "45"),
    ("substr('12345', -9)", "12345"),
    ("substr('12345', 1, -1)", "234"),
    ("substr('12345', 3, 1)", ""),
    ("substr('12345', 'x')", ""),
    ("substr('12345', 1, 'x')", ""),
    ("substr('12345', 1 div 0)", ""),
    ("substr('12345', -1 div 0, 1 div 0)", "12345"),
    ("string-length(name)", 3.0),
    ("normalize-space('  a  b ')", "a b"),
    ("translate('bar', 'abc', 'AB')", "BAr"),
    ("regex(name, '^A')", True),
    ("digest('a', 'MD5', 'hex')", "0cc175b9c0f1b6a831c399e269772661"),
    ("digest('a', 'SHA-1')", "hvfkN/qlp/zhXR3cuerq6jd2Z7g="),
    ("base64-decode('aG9sYQ==')", "hola"),
    ("base64-decode('a')", ""),
    ("base64-decode('aG9s YQ')", "hola"),
    ("base64-decode('12:30')", ""),
    ("base64-decode('aG9s=YQ=')", ""),
    ("string-length(uuid(12))", 12.0),
    ("true()", True),
    ("false()", False),
    ("boolean(blank)", True),
    ("boolean(string(blank))", False),
    ("not(1)", False),
    ("boolean-from-string('1')", True),
    ("if(age > 30, 'old', foo())", "old"),
    ("coalesce(blank, name)", "Ana"),
    ("coalesce(0 div 0, 'x')", "x"),
    ("starts-with(once('x'), 'Ana')", True),
    ("string(blank[once(0 div 0) = ''])", ""),
    ("count(blank[once(0 div 0) = ''])", 1.0),
    ("count(blank[once(2) = '2'])", 1.0),
    ("checklist(1, 2, true(), false(), true())", True),
    ("checklist(-1, 1, true(), true())", False),
    ("weighted-checklist(3, -1, true(), 1, true(), 2)", True),
    ("lang('es')", True),
    ("lang('en')", False),
    ("number(age)", 34.0),
    ("number('x') = number('x')", False),
    ("number('7.5e-3')", 0.0075),
    ("number('1e+21')", 1e21),
    ("number('12e3') = 12000", False),
    ("1.5e+3", 1500.0),
    ("2.5E-1", 0.25),
    ("number('1970-01-03T12:00:00.000Z') = 2.5", True),
    ("string(number('1970-01-03T12:00:00.000Z'))", "2"),
    ("string(number('1969-12-30T12:00:00.000Z'))", "-2"),
    ("string(number(date(1.5)))", "1"),
    ("string(number(born) - number('2001-02-01'))", "2"),
    ("string(number(born))", "11356"),
    ("string(number(date('none')))", "NaN"),
    ("string(number(true()))", "1"),
    ("string(number(nothing))", "NaN"),
    ("int('7.9')", 7.0),
    ("int('7.922021953507237e-12')", 0.0),
    ("int(-7.9)", -7.0),
    ("floor(-1.2)", -2.0),
    ("ceiling(1.2)", 2.0),
    ("round(2.5)", 3.0),
    ("round(-2.5)", -3.0),
    ("round(1.256, 2)", 1.26),
    ("round(1234, -2)", 1200.0),
    ("sum(child/age)", 12.0),
    ("sum(nothing)", 0.0),
    ("sum(parts/part) > 0.6", True),
    ("max(child/age, 4)", 9.0),
    ("min(child/age, 4)", 3.0),
    ("pow(2, 3)", 8.0),
    ("pow(-8, 0.5) = 1", False),
    ("pow(10, 400)", math.inf),
    ("pow(-10, 401)", -math.inf),
    ("pow(-10, 400)", math.inf),
    ("pow(0, -1)", math.inf),
    ("pow(0 div 0, 0)", 1.0),
    ("string(pow(1, 0 div 0))", "NaN"),
    ("string(pow(-1, 1 div 0))", "NaN"),
    ("abs(-2)", 2.0),
    ("sqrt(9)", 3.0),
    ("sqrt(-1) = 1", False),
    ("exp(0)", 1.0),
    ("exp(1000)", math.inf),
    ("exp10(2)", 100.0),
    ("log(1)", 0.0),
    ("log10(0)", -math.inf),
    ("sin(0) + cos(0) + tan(0)", 1.0),
    ("asin(0) + acos(1) + atan(0) + atan2(0, 1)", 0.0),
    ("pi()", math.pi),
    ("random() < 1", True),
    ("last()", 1.0),
    ("position()", 1.0),
    ("position(child[2])", 2.0),
    ("count(child)", 2.0),
    ("count-non-empty(blank)", 0.0),
    ("name(o:code)", "o:code"),
    ("local-name(o:code)", "code"),
    ("namespace-uri(o:code)", "urn:o"),
    ("local-name(nothing)", ""),
    ("string(id('n1'))", "Ana"),
    ("string(id(name)) = ''", True),
    ("string(current()/name)", "Ana"),
    ("string(indexed-repeat(/data/child/age, /data/child, 2))", "9"),
    ("string(indexed-repeat(/data/child/age, /data/child, 3))", ""),
    ("string(indexed-repeat(/data/child/age, /data/child, 1.5))", ""),
    ("string(indexed-repeat(/data/child/age, /data/child, 1 div 0))", ""),
    ("string(indexed-repeat(/data/child/age, /data/child, 'x'))", ""),
    ("string(instance('towns')/root/item[c='b']/l)", "B"),
    ("count(instance('none'))", 0.0),
    ("pulldata('towns', 'l', 'c', 'a')", "A"),
    ("pulldata('towns', 'l', 'c', 'z')", ""),
    ("count(randomize(child, 5))", 2.0),
    ("count(randomize(child, '5'))", 2.0),
    ("count(randomize(child))", 2.0),
    ("selected(towns, 'ten')", True),
    ("is-selected(towns, 'te')", False),
    ("selected-at(towns, 1)", "ten"),
    ("selected-at(towns, 2)", ""),
    ("selected-at(towns, -1)", ""),
    ("selected-at(towns, -0.5)", "tap"),
    ("selected-at(towns, 'x')", ""),
    ("selected-at(towns, 1 div 0)", ""),
    ("count-selected(towns)", 2.0),
    ("jr:choice-name('a', '/data/towns')", "a of /data/towns"),
    ("jr:itext('x')", "text x"),
    ("string(today())", "2026-11-24"),
    ("string(now())", "2026-11-24T09:30:00.000-06:00"),
    ("string(date(born))", "2001-02-03"),
    ("string(date-time('nothing'))", "Invalid Date"),
    ("string(date(0 div 0))", "Invalid Date"),
    ("string(date(true()))", ""),
    ("number('2012-2-3') = 1", False),
    ("string(date('2012-2-3'))", "2012-02-03"),
    ("decimal-time('12:00')", 0.5),
    ("decimal-time('06:00Z')", 0.0),
    ("decimal-time('12:00:00.0000')", 0.5),
    ("string(date(''))", ""),
    ("string(date('0'))", "Invalid Date"),
    ("string(date('2012-02-03 '))", "Invalid Date"),
    ("format-date(' 2012-02-03', '%Y')", ""),
    ("string(decimal-date-time(3.5))", "3.5"),
    ("string(decimal-date-time('3.5'))", "NaN"),
    ("string(number('\u0663'))", "NaN"),
    ("regex('\u0663', '^\\d$')", False),
    ("regex('7-', '^[\\d-]+$')", True),
    ("regex('\u00f1', '^\\w$')", False),
    ("regex('\u00f1', '^\\p{L}$')", True),
    ("regex('a\n', 'a$')", False),
    ("regex('a$', 'a\\$')", True),
    ("regex('a$', 'a[$]')", True),
    ("pow(-0, -1)", -math.inf),
    ("pow(-0, -2)", math.inf),
    ("today() > born", True),
    ("born < '2001-02-04'", True),
    ("decimal-date-time('1970-01-02T00:00:00.000Z')", 1.0),
    ("decimal-date-time(3)", 3.0),
    ("decimal-time('12:00:00')", 0.5),
    ("decimal-time('12:00:00.000Z')", 0.25),
    ("decimal-time('25:00:00') = 1", False),
    ("decimal-time(1) = 1", False),
    ("format-date(born, '%e/%n/%y %b %a %%')", "3/2/01 Feb Sat %"),
    ("format-date-time('2026-01-02T03:04:05.006-06:00', '%Y-%m-%d %H:%M:%S.%3 %h')",
     "2026-01-02 03:04:05.006 3"),
    ("format-date('', '%Y')", ""),
    ("distance('0 0; 0 1')", 111318.84),
    ("area('0 0; 0 1; 1 1; 1 0')", 6_378_100**2 * math.radians(1) * math.sin(math.radians(1))),
    ("area('0 0')", 0.0),
    ("geofence('0.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", True),
    ("geofence('5 5', '0 0; 0 1; 1 1; 1 0; 0 0')", False),
    ("geofence('nowhere', '0 0')", False),
    ("geofence('0.5 0.5; 0.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", False),
    ("1 + 2 * 3 - 4 div 2", 5.0),
    ("7 mod 4", 3.0),
    ("-7 mod 4", -3.0),
    ("5 mod 0 = 1", False),
    ("1 div 0", math.inf),
    ("-1 div 0", -math.inf),
    ("--1", 1.0),
    ("age = true()", True),
    ("true() != nothing", True),
    ("child/age = 9 and child/age != 9", True),
    ("1 < age or foo()", True),
    ("age >= 34", True),
    ("count(name | age | name)", 2.0),
    ("count(//age)", 3.0),
    ("count(/data/child[age > 4])", 1.0),
    ("string(/data/child[2]/age)", "9"),
    ("string((//age)[last()])", "9"),
    ("count(//age/..)", 3.0),
    ("count(//age/ancestor::*)", 3.0),
    ("count(//age/ancestor-or-self::age)", 3.0),
    ("count(name/following-sibling::child)", 2.0),
    ("count(towns/preceding-sibling::*)", 4.0),
    ("version()", "2026-11"),
    ("property('deviceid')", ""),
    ("string(depend(name, age, nothing))", "Ana"),
    ("enclosed-area('0 0; 0 1; 1 1; 1 0') = area('0 0; 0 1; 1 1; 1 0')", True),
    ("pulldata('towns', '@in', 'c', 'a')", "x"),
    ("pulldata('towns', 'l', '@in', 'x')", "A"),
    ("pulldata('towns', 'l', '@in', '')", ""),
    ("count(name/following::age)", 3.0),
    ("count(towns/preceding::age)", 3.0),
    ("count(descendant::age)", 3.0),
    ("count(child::*[self::child])", 2.0),
    ("count(@*)", 2.0),
    ("string(@id)", "top"),
    ("count(o:*)", 1.0),
    ("count(text()) > 0", True),
    ("count(comment())", 1.0),
    ("count(processing-instruction('go'))", 1.0),
    ("count(processing-instruction())", 1.0),
    ("count(node()) > 9", True),
    ("count(namespace::*)", 2.0),
    ("count(@id/following::name)", 1.0),
    ("count(/)", 1.0),
    ("string(.)  = string(/data)", True),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_expression_says(
    say: Callable[[str], Value], expression: str, expected: str | float | bool
) -> None:
    value = say(expression)
    assert type(value) is type(expected)
    if isinstance(expected, float) and math.isfinite(expected):
        assert value == pytest.approx(expected)
    else:
        assert value == expected


@pytest.mark.parametrize(
    "expression",
    [
        "count('a')",
        "'a'/b",
        "'a'[1]",
        "'a' | name",
        "digest('a', 'rot13')",
        "digest('a', 'SHA1')",
        "distance('0 0; 0 1', '1 1')",
        "uuid(-1)",
        "distance('a')",
        "pulldata('none', 'l', 'c', 'a')",
        "position(nothing)",
        "format-date(born, '%')",
        "regex(name, '[')",
    ],
)
def test_expression_without_sense_is_a_problem(
    say: Callable[[str], Value], expression: str
) -> None:
    with pytest.raises(XPathError):
        say(expression)


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        ("", False),
        ("nowhere", False),
        ("0 0", False),
        ("0 0; 1 1", False),
        ("0 0; 0 0; 1 1", False),
        ("0 0; 1 1; 2 2", False),
        ("0 0; 2 2; 1 1", True),
        ("0 0; 1 1; 0 0", True),
        ("0 0; 2 2; 2 0; 0 2", True),
        ("0 0; 2 2; 2 0; 1 1", True),
        ("0 0; 2 2; 4 0; 6 2", False),
        ("0 0; 0 4; 4 4; 4 0; 0 0", False),
        ("0 0; 4 4; 0 4; 4 0; 0 0", True),
        ("0 0; 0 2; 0 4; 4 4; 0 3; 0 0", True),
        ("0 0; 3 0; 3 1; 1 0", True),
        ("0 0; 2 0; 2 1; 3 0; 4 0", False),
        ("0 0 10 5; 2 2 10 5; 2 0 10 5; 0 2 10 5", True),
    ],
)
def test_line_that_crosses_touches_or_runs_back_over_itself_intersects(
    say: Callable[[str], Value], line: str, crosses: bool
) -> None:
    assert say(f"intersects('{line}')") is crosses


def test_line_without_end_is_stopped(say: Callable[[str], Value]) -> None:
    line = ";".join(f"{place % 80} {place % 90}" for place in range(2_000))
    with pytest.raises(XPathError):
        say(f"intersects('{line}')")


def hashed(text: str) -> str:
    seed = int.from_bytes(sha256(text.encode()).digest()[:8], "big", signed=True)
    return str(math.copysign(abs(seed) % 2_147_483_647, seed))


HASHED = {each: hashed(each) for each in ("a text", "Ana")}
ITEMS = "<data>" + "".join(f"<i>{each}</i>" for each in "abcdefgh") + "</data>"


@pytest.mark.parametrize(
    ("seed", "same_as"),
    [
        ("'a text'", HASHED["a text"]),
        ("'Ana'", HASHED["Ana"]),
        ("''", "0"),
        ("-5", "2147483641"),
        ("2147483652", "5"),
        ("7.9", "7"),
        ("1 div 0", "1"),
        ("-1 div 0", "-2"),
    ],
)
def test_seed_is_made_as_collect_makes_it(seed: str, same_as: str) -> None:
    assert HASHED["Ana"].startswith("-") != HASHED["a text"].startswith("-")

    def shuffled(written: str) -> list[str]:
        document = read_document(ITEMS)
        now = datetime(2026, 11, 24, tzinfo=UTC)
        environment = Environment(root=document, now=lambda: now, zone=UTC, randomness=bytes)
        found = compile_text(f"randomize(/data/i, {written})", {}).evaluate(
            Context(document, environment)
        )
        assert isinstance(found, list)
        return [each.value for each in found]

    assert shuffled(seed) == shuffled(same_as)
    assert sorted(shuffled(seed)) == list("abcdefgh")
    assert shuffled(seed) != shuffled("424242")


def test_every_function_is_tried_here() -> None:
    called = {
        token.written
        for expression, _expected in CASES
        for token, after in zip(tokenize(expression), tokenize(expression)[1:], strict=False)
        if token.sort is Sort.NAME and after.written == "("
    }
    called.add("intersects")  # above
    assert set(FUNCTIONS) <= called


def test_moment_of_nothing_has_no_days() -> None:
    assert math.isnan(Moment(None).days)
