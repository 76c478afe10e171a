"""Languages of a form: how their names were read, and what is missing in each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.forms.importing.locating import Rows
from intake.forms.languages import UNDETERMINED, Language
from intake.forms.model import FormDef, Question, Wording
from intake.forms.package import Finding, Rule, Severity

_MOST_PLACES: Final = 8
_UNNAMED: Final = "default"
"""What pyxform calls the language of columns that name none."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of the form, and where it stands."""

    path: str
    sheet: str
    row: int
    column: str
    wording: Wording


def lint_languages(form: FormDef, rows: Rows) -> Iterator[Finding]:
    """Yield how each language name was read where that is not beyond doubt."""
    sheet, row = ("survey", 1) if rows.by_path else ("", 0)
    for language in form.languages:
        if language.tag == UNDETERMINED or language.name == _UNNAMED:
            yield Finding(Severity.NOTICE, Rule.LANGUAGE_MISSING)
        elif language.tag.startswith("x-"):
            yield _about_name(Rule.LANGUAGE_UNCLEAR, language, sheet, row)
        elif not _states_its_tag(language):
            yield _about_name(Rule.LANGUAGE_READ, language, sheet, row)
    if not form.languages:
        yield Finding(Severity.NOTICE, Rule.LANGUAGE_MISSING)


def _about_name(rule: Rule, language: Language, sheet: str, row: int) -> Finding:
    facts, column = (language.name, language.tag), f"label::{language.name}"
    return Finding(Severity.NOTICE, rule, facts, sheet, row, column if row else "")


def lint_translations(form: FormDef, rows: Rows) -> Iterator[Finding]:
    """Yield, for each language and column, how many texts are missing and where the first stand."""
    missing: dict[tuple[str, str, str], list[_Text]] = defaultdict(list)
    names = {language.tag: language.name for language in form.languages}
    for text in _texts(form, rows):
        written = [tag for tag in names if text.wording.plain(tag)]
        for tag in names if written else ():
            if tag not in written:
                missing[tag, text.sheet, text.column].append(text)
    for (tag, sheet, column), texts in missing.items():
        where = dict.fromkeys(str(text.row) if text.row else text.path for text in texts)
        shown = ", ".join(list(where)[:_MOST_PLACES]) + (" …" if len(where) > _MOST_PLACES else "")
        facts = (names[tag], str(len(texts)), shown)
        yield Finding(
            Severity.NOTICE,
            Rule.MISSING_TRANSLATION,
            facts,
            sheet=sheet,
            row=next((text.row for text in texts if text.row), 0),
            column=f"{column}::{names[tag]}",
        )


def _texts(form: FormDef, rows: Rows) -> Iterator[_Text]:
    """Yield every text that has languages; each choice of a list once."""
    told: set[tuple[str, str]] = set()
    for node in form.nodes():
        row = rows.row(node.path)
        found = [("label", node.label), ("hint", node.hint),
                 ("constraint_message", node.bind.constraint_message),
                 ("required_message", node.bind.required_message)]  # fmt: skip
        if isinstance(node, Question):
            found.append(("guidance_hint", node.guidance))
        for column, wording in found:
            if wording is not None and not wording.expression:
                yield _Text(node.path, "survey", row, column, wording)
        for choice in node.choices if isinstance(node, Question) else ():
            listed = node.itemset.instance if isinstance(node, Question) and node.itemset else ""
            key = (listed or node.path, choice.code)
            if key not in told and not choice.label.expression:
                told.add(key)
                number = rows.row_of_choice(listed, choice.code)
                yield _Text(f"{node.path}: {choice.code}", "choices", number, "label", choice.label)


def _states_its_tag(language: Language) -> bool:
    plain = language.name.strip().lower()
    return plain.endswith((f"({language.tag.lower()})", f"[{language.tag.lower()}]")) or (
        plain == language.tag.lower()
    )
