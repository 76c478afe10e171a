"""Files that came with a form: which are kept, which did not come, and what lists lack."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from intake.forms.entry_texts import cells
from intake.forms.form_files import file_of
from intake.forms.importing.findings import Findings
from intake.forms.importing.sniffing import Attachments
from intake.forms.model import FormDef, Wording
from intake.forms.package import Finding, Rule, Severity
from intake.forms.participant import is_playable

_MOST_NAMES: Final = 5
_SOUND: Final = "audio"


def media_of(
    form: FormDef, attachments: Attachments, embedded: Collection[str], findings: Findings
) -> Mapping[str, bytes]:
    """Return the files that the form asks for, by its own names; name the others as left out."""
    asked = {*media_names(form), *(file_of(address) for address in form.external.values())}
    kept: dict[str, bytes] = {}
    left_out = []
    for name, content in attachments:
        if name in asked and name not in kept:
            kept[name] = content
        elif name not in embedded:
            left_out.append(name)
    if left_out:
        shown = ", ".join(left_out[:_MOST_NAMES])
        findings.notice(Rule.MEDIA_LEFT_OUT, str(len(left_out)), shown)
    return kept


def lint_media(form: FormDef, kept: Collection[str]) -> Iterator[Finding]:
    """Yield what did not come with the form, once for each kind of file, and what stays silent."""
    yield from lint_lists(form)
    missing: dict[str, dict[str, str]] = {}
    silent: dict[str, str] = {}
    for path, wording in _told(form):
        for kind, by_language in wording.media.items():
            for name in map(file_of, by_language.values()):
                if name not in kept:
                    missing.setdefault(kind, {}).setdefault(name, path)
                elif kind == _SOUND and not is_playable(name):
                    silent.setdefault(name, path)
    for kind, names in missing.items():
        yield _named(Rule.MISSING_MEDIA, names, kind)
    if silent:
        yield _named(Rule.SOUND_NOT_PLAYED, silent, _SOUND)


def _named(rule: Rule, names: Mapping[str, str], kind: str) -> Finding:
    """Return one finding about files, by name and the first question that has one."""
    shown = ", ".join(list(names)[:_MOST_NAMES])
    first = next(iter(names.values()))
    facts = (first, str(len(names)), shown)
    return Finding(Severity.NOTICE, rule, facts, column=f"media::{kind}")


def lint_lists(form: FormDef) -> Iterator[Finding]:
    """Yield the columns for codes and labels that the list of a question has in no entry."""
    for question in form.questions():
        itemset = question.itemset
        document = form.secondary.get(itemset.instance) if itemset is not None else None
        if itemset is None or document is None:
            continue
        entries = [entry for root in document.children for entry in root.children]
        for severity, name in (
            (Severity.ERROR, itemset.value),
            (Severity.NOTICE, "" if itemset.label_is_text_id else itemset.label),
        ):
            is_column = name.isidentifier() and bool(entries)
            if is_column and not any(cells(entry, name) for entry in entries):
                facts = (question.path, name)
                yield Finding(severity, Rule.LIST_LACKS_COLUMN, facts, column="parameters")


def media_names(form: FormDef) -> frozenset[str]:
    """Return the names of all pictures and recordings of questions and choices."""
    return frozenset(
        file_of(name)
        for wording in form.texts.values()
        for by_language in wording.media.values()
        for name in by_language.values()
    )


def _told(form: FormDef) -> Iterator[tuple[str, Wording]]:
    for node in form.nodes():
        yield from ((node.path, each) for each in (node.label, node.hint) if each is not None)
        for choice in getattr(node, "choices", ()):
            yield node.path, choice.label
    yield from (("", each) for each in form.texts.values())
