"""What questions and choices are called in a file, in one language, without any answer in it."""

from collections.abc import Mapping, Sequence

from intake.domain.answers import Path
from intake.exports.tables import Column
from intake.forms.model import FormDef, Group, Repeat, Wording


def text_of(wording: Wording | None, language: str, otherwise: str) -> str:
    """Return a text on one line, in another language where this one lacks it.

    A value that the form would show in it is an ellipsis: names reach texts that way.
    """
    if wording is None:
        return otherwise
    written = wording.plain(language) or next(
        (text for each in wording.by_language if (text := wording.plain(each))), ""
    )
    return " ".join(written.split()) or otherwise


def question_label(column: Column, language: str) -> str:
    """Return the label of a question, or its name where it has none."""
    return text_of(column.question.label, language, column.question.name)


def choice_labels(column: Column, language: str) -> Mapping[str, str]:
    """Return the label of each choice by code; a code without one is its own label."""
    return {each.code: text_of(each.label, language, each.code) for each in column.choices}


def group_labels(forms: Sequence[FormDef], language: str) -> Mapping[Path, str]:
    """Return what groups and repeats are called, by path."""
    found: dict[Path, str] = {}
    for form in forms:
        for node in form.nodes():
            if isinstance(node, Group | Repeat):
                found.setdefault(node.path, text_of(node.label, language, node.name))
    return found
