"""Languages of a form: how their names were read, and what is missing in each."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from intake.forms.importing.locating import Rows
from intake.forms.languages import UNDETERMINED, Language
from intake.forms.model import FormDef, Question, Wording
from intake.forms.package import Finding, Rule, Severity

_MOST_PLACES: Final = 8
_UNNAMED: Final = "default"
"""What pyxform calls the language of columns that name none."""


def lint_languages(form: FormDef) -> Iterator[Finding]:
    """Yield how each language name was read where that is not beyond doubt."""
    for language in form.languages:
        if language.tag == UNDETERMINED or language.name == _UNNAMED:
            yield Finding(Severity.NOTICE, Rule.LANGUAGE_MISSING)
        elif language.tag.startswith("x-"):
            facts = (language.name, language.tag)
            yield Finding(Severity.NOTICE, Rule.LANGUAGE_UNCLEAR, facts)
        elif not _states_its_tag(language):
            yield Finding(Severity.NOTICE, Rule.LANGUAGE_READ, (language.name, language.tag))
    if not form.languages:
        yield Finding(Severity.NOTICE, Rule.LANGUAGE_MISSING)


def lint_translations(form: FormDef, rows: Rows) -> Iterator[Finding]:
    """Yield, for each language and column, how many texts are missing and where the first stand."""
    missing: dict[tuple[str, str], list[str]] = defaultdict(list)
    tags = [language.tag for language in form.languages]
    names = {language.tag: language.name for language in form.languages}
    for path, column, wording in _wordings(form):
        written = [tag for tag in tags if wording.plain(tag)]
        for tag in tags:
            if written and tag not in written:
                missing[tag, column].append(path)
    for (tag, column), paths in missing.items():
        where = dict.fromkeys(str(rows.row(path)) if rows.row(path) else path for path in paths)
        shown = ", ".join(list(where)[:_MOST_PLACES]) + (" …" if len(where) > _MOST_PLACES else "")
        facts = (names[tag], str(len(paths)), shown)
        yield Finding(
            Severity.NOTICE, Rule.MISSING_TRANSLATION, facts, sheet="survey", column=column
        )


def _wordings(form: FormDef) -> Iterator[tuple[str, str, Wording]]:
    for node in form.nodes():
        found = [("label", node.label), ("hint", node.hint),
                 ("constraint_message", node.bind.constraint_message),
                 ("required_message", node.bind.required_message)]  # fmt: skip
        if isinstance(node, Question):
            found.append(("guidance_hint", node.guidance))
            found += [("choices", choice.label) for choice in node.choices]
        for column, wording in found:
            if wording is not None and not wording.expression:
                yield node.path, column, wording


def _states_its_tag(language: Language) -> bool:
    plain = language.name.strip().lower()
    return plain.endswith((f"({language.tag.lower()})", f"[{language.tag.lower()}]")) or (
        plain == language.tag.lower()
    )
