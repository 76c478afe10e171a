"""The label of a list's entry, in the languages that the list has it in."""

from intake.forms.attached_lists import LANGUAGE
from intake.forms.languages import language_of
from intake.forms.model import TextPart, Wording
from intake.forms.xpath.nodes import Node


def entry_wording(entry: Node, name: str, default_language: str) -> Wording:
    """Return the text `name` of an entry; what names no language is in the form's own."""
    by_language: dict[str, tuple[TextPart, ...]] = {}
    for node in entry.named(name):
        written = node.attribute(LANGUAGE)
        tag = language_of(written).tag if written else default_language
        if node.value:
            by_language.setdefault(tag, (node.value,))
    return Wording(by_language)
