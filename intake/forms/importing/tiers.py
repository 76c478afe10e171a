"""What a form asks for and is shown simpler, left empty, or not supported (docs/forms.md)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from intake.forms.expression_places import places
from intake.forms.form_files import file_of, lists_asked
from intake.forms.model import FormDef, Question, QuestionKind
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
            yield Finding(Severity.NOTICE, Rule.LEFT_EMPTY, (name, "last-saved"))
        elif address.startswith(_FETCHED) and name not in form.secondary:
            facts = (_first_asking(form, name), file_of(address) or name)
            yield Finding(Severity.NOTICE, Rule.MISSING_FILE, facts)
    if not any(True for _question in form.shown_questions()):
        yield Finding(Severity.ERROR, Rule.NO_QUESTIONS)


def _first_asking(form: FormDef, name: str) -> str:
    """Return the path of the first question with a rule that reads a list; empty for none."""
    asking = (place.path for place in places(form) if name in lists_asked(place.expression))
    return next(asking, "")


def lint_written_types(types: Mapping[str, str]) -> Iterator[Finding]:
    """Yield findings about types that the XForm no longer shows, from the workbook's own cells."""
    for path, written in types.items():
        kind = written.strip().lower()
        if kind in _LEFT_EMPTY:
            yield Finding(Severity.NOTICE, Rule.LEFT_EMPTY, (path, _LEFT_EMPTY[kind]))
        if kind.endswith(("or_other", "or specify other")):
            yield Finding(Severity.NOTICE, Rule.OR_OTHER, (path,))


def _of_question(question: Question) -> Iterator[Finding]:
    if question.kind in _SIMPLER:
        yield _simpler(question, _SIMPLER[question.kind])
    if question.bind.preload == "property" and question.bind.preload_params in _LEFT_EMPTY:
        facts = (question.path, _LEFT_EMPTY[question.bind.preload_params])
        yield Finding(Severity.NOTICE, Rule.LEFT_EMPTY, facts)
    for appearance in question.appearance:
        plain = appearance.lower()
        if plain.startswith("ex:"):
            yield _simpler(question, "ex:")
            return  # what follows are the arguments for the other program
        elif plain in _SIMPLER_APPEARANCES or not _is_known(plain):
            yield _simpler(question, appearance)


def _is_known(appearance: str) -> bool:
    return appearance in _KNOWN_APPEARANCES or _COLUMNS.fullmatch(appearance) is not None


def _simpler(question: Question, what: str) -> Finding:
    return Finding(Severity.NOTICE, Rule.SIMPLER_KIND, (question.path, what))
