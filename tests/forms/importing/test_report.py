"""What the report says of a form, and on which row."""

import pytest

from intake.forms.importing.compiling import compile_form
from intake.forms.importing.crossing import packed, unpacked
from intake.forms.package import ImportResult, Rule, Severity
from tests.forms.importing.workbooks import (
    CHOICES,
    SURVEY,
    asking,
    cold,
    errors,
    findings,
    xlsx,
    zipped,
)


def test_good_form_comes_whole() -> None:
    source = cold()
    result = compile_form(source, "C:\\forms\\cold.xlsx")
    package = result.package
    assert package is not None
    assert (package.form_id, package.version, package.title) == ("cold", "7", "Cold")
    assert package.languages == ("en", "es")
    assert package.questions == 1
    assert (package.source, package.source_name) == (source, "cold.xlsx")
    assert len(package.hash) == 64
    assert not result.report.findings


def test_same_file_gives_the_same_form() -> None:
    first, second = compile_form(cold(), "a.xlsx"), compile_form(cold(), "b.xlsx")
    assert first.package is not None
    assert second.package is not None
    assert first.package.hash == second.package.hash


def test_xform_is_kept_as_it_came() -> None:
    made = compile_form(cold(), "cold.xlsx").package
    assert made is not None
    again = compile_form(made.xform, "cold.xml").package
    assert again is not None
    assert (again.hash, again.form_id, again.questions) == (made.hash, "cold", 1)


def test_xform_in_another_encoding_is_kept_in_utf8() -> None:
    made = compile_form(cold(), "cold.xlsx").package
    assert made is not None
    wide = made.xform.decode().replace('<?xml version="1.0"?>', "").encode("utf-16")
    again = compile_form(wide, "cold.xml").package
    assert again is not None
    assert "¿Tiene frío?" in again.xform.decode("utf-8")


@pytest.mark.parametrize(
    ("rows", "columns", "rule", "row"),
    [
        ([("text", "a", "A"), ("mystery", "b", "B")], [], Rule.UNKNOWN_TYPE, 3),
        ([("text", "a", "A"), ("select_one none", "b", "B")], [], Rule.MISSING_LIST, 3),
        ([("text", "a", "A"), ("text", "", "B")], [], Rule.MISSING_NAME, 3),
        ([("text", "a", "A"), ("text", "a", "B")], [], Rule.DUPLICATE_NAME, 3),
        ([("text", "a b", "A")], [], Rule.INVALID_NAME, 2),
        ([("text", "a", "A", "${z} = 1")], ["relevant"], Rule.UNKNOWN_REFERENCE, 2),
        ([("text", "a", "A", "1 +")], ["relevant"], Rule.EXPRESSION_SYNTAX, 2),
        ([("text", "a", "A", "( . = 'a'")], ["constraint"], Rule.EXPRESSION_SYNTAX, 2),
        ([("text", "a", "A", "foo(1)")], ["constraint"], Rule.UNKNOWN_FUNCTION, 2),
        ([("text", "a", "A", "selected(.)")], ["constraint"], Rule.WRONG_ARGUMENTS, 2),
        ([("text", "a", "A", "/data/zzz = 1")], ["relevant"], Rule.UNKNOWN_NAME, 2),
        ([("text", "a", "A", "(" * 90 + "1" + ")" * 90)], ["relevant"], Rule.EXPRESSION_LIMIT, 2),
    ],
)  # fmt: skip
def test_error_names_its_row(
    rows: list[tuple[str, ...]], columns: list[str], rule: Rule, row: int
) -> None:
    result = compile_form(asking(*rows, columns=columns), "f.xlsx")
    assert result.package is None
    assert rule in errors(result)
    assert findings(result, rule)[0].row == row
    assert findings(result, rule)[0].sheet == "survey"


@pytest.mark.parametrize(
    ("expression", "rule"),
    [
        ("${a} = 1 orselected(${a}, 'x')", Rule.GLUED_OPERATOR),
        ("regex(${a}, '[0-9]+')", Rule.UNANCHORED_REGEX),
        ("floor(${a}) = 1", Rule.NOT_IN_COLLECT),
        ("today() > '2020-01-31'", Rule.QUOTED_DATE),
        ("${a} = yes", Rule.UNKNOWN_NAME),
    ],
)
def test_what_programs_read_differently_is_noted(expression: str, rule: Rule) -> None:
    result = compile_form(
        asking(("text", "a", "A", ""), ("text", "b", "B", expression), columns=["relevant"]), "f"
    )
    assert result.package is not None
    found = findings(result, rule)
    assert [(each.severity, each.row, each.column) for each in found] == [
        (Severity.NOTICE, 3, "relevant")
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "${a} = 'x' or selected(${a}, 'y')",
        "regex(${a}, '^[0-9]+$')",
        "date('2020-01-31') < today()",
        "${order} = 'x' or ${origin} = 'y'",
        "position(..) = 1 and string-length(${a}) * 2 > 3",
    ],
)
def test_clean_expression_is_passed_in_silence(expression: str) -> None:
    rows = [("text", name, name, "") for name in ("a", "order", "origin")]
    result = compile_form(asking(*rows, ("text", "b", "B", expression), columns=["relevant"]), "f")
    assert not result.report.findings


def test_filter_by_a_column_that_the_list_lacks_is_named() -> None:
    survey = (
        ("type", "name", "label", "choice_filter"),
        ("text", "where", "Where?", ""),
        ("select_one town", "a", "Which town?", "region = ${where}"),
        ("select_one town", "b", "Which town?", "regoin = ${where} or name = 'x'"),
    )
    choices = (("list_name", "name", "label", "region"), ("town", "t", "T", "north"))
    result = compile_form(cold(survey=survey, choices=choices), "f.xlsx")
    found = findings(result, Rule.UNKNOWN_COLUMN)
    assert [(each.facts, each.row) for each in found] == [(("b", "regoin"), 4)]


WITH_A_MAP = (("type", "name", "label", "media::image"), ("note", "a", "A", "map.png"))


def test_picture_that_did_not_come_is_named_with_its_row() -> None:
    result = compile_form(cold(survey=WITH_A_MAP), "f.xlsx")
    found = findings(result, Rule.MISSING_MEDIA)
    assert [(each.sheet, each.row, each.column, each.facts) for each in found] == [
        ("survey", 2, "media::image", ("a", "1", "map.png"))
    ]


def test_picture_that_came_is_kept_under_the_name_that_the_form_uses() -> None:
    files = {"f/form.xlsx": cold(survey=WITH_A_MAP), "f/media/map.png": b"png", "f/x.jpg": b"x"}
    result = compile_form(zipped(files), "f.zip")
    assert result.package is not None
    assert dict(result.package.media) == {"map.png": b"png"}
    assert not findings(result, Rule.MISSING_MEDIA)
    assert findings(result, Rule.MEDIA_LEFT_OUT)[0].facts == ("1", "x.jpg")
    assert unpacked(b"".join(packed(result))) == result


def test_recordings_that_cannot_be_played_are_named_once() -> None:
    survey = (
        ("type", "name", "label", "media::audio"),
        ("note", "a", "A", "a.mp3"),
        ("note", "b", "B", "b.m4a"),
        ("note", "c", "C", "c.WAV"),
        ("note", "d", "D", "d.mp3"),
    )
    names = ("a.mp3", "b.m4a", "c.WAV")
    files = {"f/form.xlsx": cold(survey=survey)} | {f"f/{name}": b"x" for name in names}
    found = findings(compile_form(zipped(files), "f.zip"), Rule.SOUND_NOT_PLAYED)
    assert [(each.row, each.column, each.facts) for each in found] == [
        (2, "media::audio", ("a", "2", "a.mp3, b.m4a"))
    ]


def test_circle_of_calculations_is_refused() -> None:
    made = asking(
        ("text", "q", "Q", ""),
        ("calculate", "a", "", "${b} + 1"),
        ("calculate", "b", "", "${c} + 1"),
        ("calculate", "c", "", "${a} + 1"),
        columns=["calculation"],
    )
    result = compile_form(made, "f.xlsx")
    assert errors(result) == [Rule.CIRCULAR]
    assert result.report.errors[0].facts[1] == "a → b → c → a"


@pytest.mark.parametrize(
    ("expression", "is_circular"),
    [("${c} + 1", True), (". * 2", True), ("once(${c})", False), ("if(. = '', 'x', .)", False)],
)
def test_calculation_that_counts_on_from_itself_is_refused(
    expression: str, is_circular: bool
) -> None:
    made = asking(
        ("text", "q", "Q", ""), ("calculate", "c", "", expression), columns=["calculation"]
    )
    assert errors(compile_form(made, "f.xlsx")) == ([Rule.CIRCULAR] if is_circular else [])


def test_value_that_is_set_may_count_on_from_itself() -> None:
    made = asking(
        ("text", "q", "Q", "", ""),
        ("calculate", "c", "", "${c} + 1", "${q}"),
        columns=["calculation", "trigger"],
    )
    assert errors(compile_form(made, "f.xlsx")) == []


def test_rows_inside_groups_are_found() -> None:
    made = asking(
        ("begin group", "g", "G", ""),
        ("begin_repeat", "r", "R", ""),
        ("integer", "n", "N", ". > foo()"),
        ("end_repeat", "", "", ""),
        ("end group", "", "", ""),
        ("text", "z", "Z", "bar()"),
        columns=["constraint"],
    )
    found = findings(compile_form(made, "f.xlsx"), Rule.UNKNOWN_FUNCTION)
    assert [(each.facts, each.row) for each in found] == [
        (("g/r/n", "foo"), 4),
        (("z", "bar"), 7),
    ]


def test_kinds_that_are_simpler_or_stay_empty_are_named() -> None:
    made = asking(
        ("video", "v", "V", ""),
        ("image", "s", "S", "signature"),
        ("text", "t", "T", "ex:org.app"),
        ("phonenumber", "p", "", ""),
        ("audit", "audit", "", ""),
        columns=["appearance"],
    )
    result = compile_form(made, "f.xlsx")
    assert result.package is not None
    simpler = findings(result, Rule.SIMPLER_KIND)
    assert [(each.facts[1], each.row, each.column) for each in simpler] == [
        ("video", 2, "type"),
        ("signature", 3, "appearance"),
        ("ex:", 4, "appearance"),
    ]
    empty = findings(result, Rule.LEFT_EMPTY)
    assert {(each.facts[1], each.column) for each in empty} == {
        ("phonenumber", "type"),
        ("audit", "type"),
    }


def test_question_that_only_another_program_could_answer_is_refused() -> None:
    columns = ["appearance", "read_only"]
    made = asking(("text", "t", "T", "", ""), ("integer", "n", "N", "ex:org.app", "yes"),
                  columns=columns)  # fmt: skip
    (refused,) = compile_form(made, "f.xlsx").report.errors
    assert (refused.rule, refused.row, refused.column) == (
        Rule.ONLY_ANOTHER_PROGRAM,
        3,
        "appearance",
    )


@pytest.mark.parametrize(("read_only", "is_refused"), [("yes", True), ("", False)])
def test_group_that_another_program_fills_in_is_named_or_refused(
    read_only: str, is_refused: bool
) -> None:
    made = asking(
        ("begin group", "g", "G", "org.app.MEASURE()", ""),
        ("integer", "n", "N", "", read_only),
        ("end group", "", "", "", ""),
        columns=["body::intent", "read_only"],
    )
    result = compile_form(made, "f.xlsx")
    rule = Rule.ONLY_ANOTHER_PROGRAM if is_refused else Rule.SIMPLER_KIND
    (found,) = findings(result, rule)
    assert (found.facts, found.row, found.column) == (("g", "intent"), 2, "body::intent")
    assert (result.package is None) == is_refused


def test_missing_translations_are_counted_by_language() -> None:
    made = cold(survey=(SURVEY[0], SURVEY[1], ("text", "b", "Why?", ""), ("text", "c", "How?", "")))
    result = compile_form(made, "f.xlsx")
    found = findings(result, Rule.MISSING_TRANSLATION)
    assert [(each.facts, each.sheet, each.row, each.column) for each in found] == [
        (("Español (es)", "2", "3, 4"), "survey", 3, "label::Español (es)")
    ]


def test_missing_translation_of_a_choice_is_named_on_its_own_sheet() -> None:
    made = cold(choices=(CHOICES[0], CHOICES[1], ("yn", "no", "No", "")))
    (found,) = findings(compile_form(made, "f.xlsx"), Rule.MISSING_TRANSLATION)
    assert (found.sheet, found.row, found.column) == ("choices", 3, "label::Español (es)")


def test_missing_translation_of_a_form_without_rows_is_named_by_its_question() -> None:
    made = compile_form(cold(choices=(CHOICES[0], CHOICES[1], ("yn", "no", "No", ""))), "f.xlsx")
    assert made.package is not None
    result = compile_form(made.package.xform, "f.xml")
    (found,) = findings(result, Rule.MISSING_TRANSLATION)
    assert (found.facts[2], found.row) == ("cold: no", 0)


def test_language_names_are_read_and_doubt_is_said() -> None:
    survey = (
        ("type", "name", "label::English", "label::Español", "label::Khmuic"),
        ("note", "a", "A", "A", "A"),
    )
    choices = (("list_name", "name", "label::English"), ("yn", "yes", "Yes"))
    result = compile_form(cold(survey=survey, choices=choices), "f.xlsx")
    assert [each.facts[1] for each in findings(result, Rule.LANGUAGE_READ)] == ["en", "es"]
    assert findings(result, Rule.LANGUAGE_UNCLEAR)[0].facts[0] == "Khmuic"
    nameless = xlsx({"survey": (("type", "name", "label"), ("note", "a", "A"))})
    assert len(findings(compile_form(nameless, "f.xlsx"), Rule.LANGUAGE_MISSING)) == 1


def test_form_for_another_program_is_named_as_such() -> None:
    result = compile_form(asking(("db:person", "p", "P")), "f.xlsx")
    assert errors(result) == [Rule.UNKNOWN_TYPE, Rule.OTHER_DIALECT]


def test_form_with_its_own_key_says_that_the_key_is_not_used() -> None:
    settings = (("form_id", "public_key"), ("cold", "AAAA"))
    result = compile_form(cold(settings=settings), "f.xlsx")
    assert result.package is not None
    assert findings(result, Rule.ENCRYPTED_FORM)


def test_workbook_without_questions_is_refused() -> None:
    assert errors(compile_form(cold(survey=(SURVEY[0],)), "f.xlsx")) == [Rule.NO_QUESTIONS]
    only = asking(("calculate", "a", "", "1"), columns=["calculation"])
    assert errors(compile_form(only, "f.xlsx")) == [Rule.NO_QUESTIONS]


FROM_FILE = (("type", "name", "label"), ("select_one_from_file towns.csv", "town", "Which town?"))


def test_list_that_did_not_come_is_named() -> None:
    result = compile_form(cold(survey=FROM_FILE), "f.xlsx")
    finding = findings(result, Rule.MISSING_FILE)[0]
    assert (finding.facts, finding.sheet, finding.row) == (("town", "towns.csv"), "survey", 2)


def test_list_in_the_same_zip_is_put_into_the_form() -> None:
    files = {
        "f/form.xlsx": cold(survey=FROM_FILE),
        "f/media/towns.csv": "name,label\nt1,Tecate\nt2,Mexicali\n".encode("utf-8-sig"),
        "f/media/photo.jpg": b"\xff\xd8",
        "__MACOSX/f/._form.xlsx": b"x",
    }
    result = compile_form(zipped(files), "f.zip")
    assert result.package is not None
    assert findings(result, Rule.FILE_EMBEDDED)[0].facts == ("towns.csv", "2")
    assert findings(result, Rule.MEDIA_LEFT_OUT)[0].facts == ("1", "photo.jpg")
    assert not findings(result, Rule.MISSING_FILE)
    assert b"Tecate" in result.package.xform


def test_zip_without_a_form_or_with_two_is_refused() -> None:
    assert errors(compile_form(zipped({"a.txt": b"x"}), "f.zip")) == [Rule.NO_FORM_IN_ZIP]
    two = {"a.xlsx": cold(), "b.xlsx": cold()}
    assert errors(compile_form(zipped(two), "f.zip")) == [Rule.SEVERAL_FORMS_IN_ZIP]


@pytest.mark.parametrize("content", [cold(), b"", asking(("mystery", "a", "A"))])
def test_result_survives_the_way_out_of_the_child(content: bytes) -> None:
    result = compile_form(content, "f.xlsx")
    assert unpacked(b"".join(packed(result))) == result


@pytest.mark.parametrize(
    "written",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"format":1}',
     b'{"format":2,"package":{},"files":[],"media":[],"findings":[],"proposals":[]}\n',
     b'{"format":2,"package":null,"files":[["xform",9]],"media":[],"findings":[],"proposals":[]}\nx',
     b'{"format":2,"package":null,"files":[],"media":[],"findings":[["error","no such rule",[],"",0,""]],"proposals":[]}\n',
     b'{"format":2,"package":null,"files":[],"media":[],"findings":[["error","too_deep",[1],"",0,""]],"proposals":[]}\n'],
)  # fmt: skip
def test_anything_else_from_the_child_is_refused(written: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(written)


def test_nothing_is_proposed_for_a_refused_form() -> None:
    assert compile_form(asking(("mystery", "name", "A")), "f.xlsx") == ImportResult(
        None, compile_form(asking(("mystery", "name", "A")), "f.xlsx").report
    )


XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
<instance><data id="t" version="1"><a/><b/></data></instance>
<instance id="towns" src="jr://file/towns.xml"/>
<bind nodeset="/data/a" type="string" {bind}/><bind nodeset="/data/b" type="string"/></model></h:head>
<h:body><input ref="/data/a" {query}><label>A</label></input>
<select1 ref="/data/b"><label>B</label><itemset nodeset="instance('{list}')/root/item">
<value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>"""


def xform(bind: str = "", query: str = "", towns: str = "towns") -> bytes:
    return XFORM.format(bind=bind, query=query, list=towns).encode()


def test_list_in_xml_is_put_into_the_form() -> None:
    towns = b"<root><item><name>t1</name><label>Tecate</label></item></root>"
    result = compile_form(zipped({"f.xml": xform()}), "f.zip")
    assert findings(result, Rule.MISSING_FILE)[0].facts[1] == "towns.xml"
    result = compile_form(zipped({"form/f.xml": xform(), "towns.csv": b"name\nx\n"}), "f.zip")
    assert findings(result, Rule.MISSING_FILE)
    survey = (*FROM_FILE[:1], ("select_one_from_file towns.xml", "town", "Which town?"))
    result = compile_form(zipped({"f.xlsx": cold(survey=survey), "towns.xml": towns}), "f.zip")
    assert findings(result, Rule.FILE_EMBEDDED)[0].facts == ("towns.xml", "1")
    assert result.package is not None
    assert b"Tecate" in result.package.xform


def test_list_that_cannot_be_read_is_named() -> None:
    files = {
        "f.xlsx": cold(survey=FROM_FILE),
        "towns.csv": "name,label\nt1,Cancún\n".encode("cp1252"),
    }
    result = compile_form(zipped(files), "f.zip")
    assert errors(result) == [Rule.DAMAGED_ATTACHMENT]


def test_rules_of_an_xform_are_read_like_those_of_a_workbook() -> None:
    assert errors(compile_form(xform(bind='relevant="foo(1)"'), "f.xml")) == [Rule.UNKNOWN_FUNCTION]
    assert errors(compile_form(xform(towns="cities"), "f.xml")) == [Rule.UNKNOWN_NAME]
    external = compile_form(xform(query="query=\"instance('x')\""), "f.xml")
    assert errors(external) == [Rule.UNSUPPORTED_KIND]
    assert external.report.errors[0].facts == ("a", "select_one_external")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("-foo() > 1", [Rule.UNKNOWN_FUNCTION]),
        ("(/data/b)[foo()] = 1", [Rule.UNKNOWN_FUNCTION]),
        ("instance('towns')/root/item[foo()]/name = 1", [Rule.UNKNOWN_FUNCTION]),
        ("current()/../zz = 1", []),
        ("/data/b[zz = 1] = 2", []),
        ("//zz = 1", []),
        ("/wrong/b = 1", [Rule.UNKNOWN_NAME]),
        ("../../../.. = 1", []),
        ("$var = 1", [Rule.EXPRESSION_SYNTAX]),
    ],
)
def test_every_part_of_an_expression_is_read(expression: str, expected: list[Rule]) -> None:
    result = compile_form(xform(bind=f'relevant="{expression}"'), "f.xml")
    assert errors(result) == expected


def test_form_that_saves_entities_is_refused() -> None:
    survey = (("type", "name", "label", "save_to"), ("text", "a", "A", "called"))
    entities = (("list_name", "label"), ("people", "${a}"))
    result = compile_form(cold(survey=survey, entities=entities), "f.xlsx")
    assert errors(result) == [Rule.ENTITIES]
