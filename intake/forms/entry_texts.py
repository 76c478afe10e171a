"""What stands in the columns of a list's entry, and its label in the languages of the list."""

from intake.forms.attached_lists import LANGUAGE
from intake.forms.languages import language_of
from intake.forms.model import TextPart, Wording
from intake.forms.xpath.nodes import Node


def cells(entry: Node, name: str) -> list[Node]:
    """Return the children of one name; unlike `Node.named` an entry is not sorted for it."""
    return [child for child in entry.children if child.name == name]


def entry_wording(entry: Node, name: str, default_language: str) -> Wording:
    """Return the text `name` of an entry; what names no language is in the form's own."""
    by_language: dict[str, tuple[TextPart, ...]] = {}
    for node in cells(entry, name):
        written = node.attribute(LANGUAGE) if node.attributes else None
        tag = language_of(written).tag if written else default_language
        if node.value:
            by_language.setdefault(tag, (node.value,))
    return Wording(by_language)
