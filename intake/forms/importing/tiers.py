"""What a form asks for and is shown simpler, left empty, or not supported (docs/forms.md)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from intake.forms.expression_places import places
from intake.forms.form_files import file_of, lists_asked
from intake.forms.model import FormDef, Question, QuestionKind, Wording
from intake.forms.package import Finding, Rule, Severity

_SIMPLER: Final = {
    QuestionKind.VIDEO: "video",
    QuestionKind.BARCODE: "barcode",
    QuestionKind.GEOTRACE: "geotrace",
    QuestionKind.GEOSHAPE: "geoshape",
}
_SIMPLER_APPEARANCES: Final = frozenset(
    {"signature", "draw", "annotate", "map", "placement-map", "maps", "streets", "satellite",
     "printer", "bearing", "image-map", "ethiopian", "coptic", "islamic", "bikram-sambat",
     "myanmar", "persian", "buddhist", "picker", "rating", "vertical", "new-front", "selfie"}
)  # fmt: skip
_KNOWN_APPEARANCES: Final = frozenset(
    {"multiline", "numbers", "minimal", "autocomplete", "search", "quick", "quickcompact", "label",
     "list-nolabel", "list", "table-list", "likert", "field-list", "year", "month-year",
     "no-calendar", "compact", "horizontal", "horizontal-compact", "no-ticks",
     "thousands-sep", "masked", "new",
     "hidden", "columns", "columns-pack", "no-buttons", "counter", "default", "url"}
)  # fmt: skip
_COLUMNS: Final = re.compile(r"columns-\w+|compact-\d+|w\d+|quickcompact-?\d*|horizontal.*")
_LEFT_EMPTY: Final = {
    "phonenumber": "phonenumber",
    "phone number": "phonenumber",
    "simserial": "simserial",
    "subscriberid": "subscriberid",
    "imei": "imei",
    "audit": "audit",
    "start-geopoint": "start-geopoint",
    "background-geopoint": "background-geopoint",
    "background-audio": "background-audio",
}
_LAST_SAVED: Final = "jr://instance/last-saved"
_FETCHED: Final = "jr://"


def lint_kinds(form: FormDef) -> Iterator[Finding]:
    """Yield findings about the kinds of questions, and about files that did not come with them."""
    for question in form.questions():
        yield from _of_question(question)
    for name, address in form.external.items():
        if address.startswith(_LAST_SAVED):
            facts = (_first_asking(form, name) or name, "last-saved")
            yield Finding(Severity.NOTICE, Rule.LEFT_EMPTY, facts, column="default")
        elif address.startswith(_FETCHED) and name not in form.secondary:
            facts = (_first_asking(form, name), file_of(address) or name)
            yield Finding(Severity.NOTICE, Rule.MISSING_FILE, facts, column="type")
    if not any(True for _question in form.shown_questions()):
        yield Finding(Severity.ERROR, Rule.NO_QUESTIONS)


def _first_asking(form: FormDef, name: str) -> str:
    """Return the path of the first question with a rule that reads a list; empty for none."""
    asking = (place.path for place in places(form) if name in lists_asked(place.expression))
    return next(asking, "")


def lint_listed_twice(form: FormDef) -> Iterator[Finding]:
    """Yield the codes that a list without a filter has twice with other words, once for each list.

    In an XForm nobody can see any more whether its author allowed that, so it is not refused.
    """
    told: set[tuple[str, str]] = set()
    for question in form.questions():
        itemset = question.itemset
        if itemset is not None and "[" in itemset.nodeset:
            continue
        listed = itemset.instance if itemset is not None else question.path
        first: dict[str, Wording] = {}
        for choice in question.choices:
            is_alike = first.setdefault(choice.code, choice.label) == choice.label
            if not is_alike and (listed, choice.code) not in told:
                told.add((listed, choice.code))
                yield Finding(Severity.NOTICE, Rule.CHOICES_ALIKE, (choice.code, listed))


def lint_written_types(types: Mapping[str, str]) -> Iterator[Finding]:
    """Yield findings about types that the XForm no longer shows, from the workbook's own cells."""
    for path, written in types.items():
        kind = written.strip().lower()
        if kind in _LEFT_EMPTY:
            facts = (path, _LEFT_EMPTY[kind])
            yield Finding(Severity.NOTICE, Rule.LEFT_EMPTY, facts, column="type")
        if kind.endswith(("or_other", "or specify other")):
            yield Finding(Severity.NOTICE, Rule.OR_OTHER, (path,), column="type")


def _of_question(question: Question) -> Iterator[Finding]:
    if question.kind in _SIMPLER:
        yield _simpler(question.path, _SIMPLER[question.kind], "type")
    if question.bind.preload == "property" and question.bind.preload_params in _LEFT_EMPTY:
        facts = (question.path, _LEFT_EMPTY[question.bind.preload_params])
        yield Finding(Severity.NOTICE, Rule.LEFT_EMPTY, facts, column="type")
    for appearance in question.appearance:
        plain = appearance.lower()
        if plain.startswith("ex:"):
            yield _of_other_program(question.path, "ex:", [question], "appearance")
            return  # what follows are the arguments for the other program
        elif plain in _SIMPLER_APPEARANCES or not _is_known(plain):
            yield _simpler(question.path, appearance, "appearance")


def lint_intents(form: FormDef, paths: Iterable[str]) -> Iterator[Finding]:
    """Yield findings about the groups at `paths`, which another program fills in."""
    for path in paths:
        filled = [each for each in form.shown_questions() if each.path.startswith(f"{path}/")]
        yield _of_other_program(path, "intent", filled, "body::intent")


def _of_other_program(path: str, what: str, filled: Iterable[Question], column: str) -> Finding:
    """Refuse what nothing but another program can fill in; name what can be typed as well."""
    asked = [each for each in filled if not each.bind.calculate]
    if asked and all(each.bind.readonly == "true()" for each in asked):
        return Finding(Severity.ERROR, Rule.ONLY_ANOTHER_PROGRAM, (path, what), column=column)
    return _simpler(path, what, column)


def _is_known(appearance: str) -> bool:
    return appearance in _KNOWN_APPEARANCES or _COLUMNS.fullmatch(appearance) is not None


def _simpler(path: str, what: str, column: str) -> Finding:
    return Finding(Severity.NOTICE, Rule.SIMPLER_KIND, (path, what), column=column)
