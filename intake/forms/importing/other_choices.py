"""The choice “other” that the converter adds in English alone, said in the form's languages."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from intake.forms.languages import language_of

_XFORMS: Final = "http://www.w3.org/2002/xforms"
_TYPE: Final = re.compile(r"(\S+)\s+(?:or_other|or other|or specify other)\s*\Z")
_CHOICE: Final = "Other"
_QUESTION: Final = "Specify other."
_SAID: Final = {
    "en": (_CHOICE, _QUESTION),
    "es": ("Otro", "Especifique cuál."),
    "fr": ("Autre", "Précisez."),
    "pt": ("Outro", "Especifique qual."),
    "ar": ("غير ذلك", "يُرجى التحديد."),
}
"""By language: the choice, and the question about it."""


def say_other(root: "etree._Element", types: Mapping[str, str]) -> bool:
    """Word what ``or_other`` adds in every language that is known here; tell whether any was.

    `types` are the types of the questions as their author wrote them, by path.
    """
    lists = {path: found[1] for path, kind in types.items() if (found := _TYPE.search(kind))}
    translations = {
        each: language_of(each.get("lang", "")).tag.partition("-")[0]
        for each in root.iter(f"{{{_XFORMS}}}translation")
    }
    if not lists or not translations:
        return False
    asked = {f"{path}_other" for path in lists}
    choices = _say_choices(root, set(lists.values()), translations)
    questions = list(_questions(root, asked))
    for label in questions:
        _ask(label, translations)
    return choices or bool(questions)


def _say_choices(
    root: "etree._Element", lists: set[str], translations: Mapping["etree._Element", str]
) -> bool:
    ids = {
        item.findtext(f"{{{_XFORMS}}}itextId")
        for instance in root.iter(f"{{{_XFORMS}}}instance")
        if instance.get("id") in lists
        for item in instance.iter(f"{{{_XFORMS}}}item")
        if item.findtext(f"{{{_XFORMS}}}name") == "other"
    }
    is_changed = False
    for translation, language in translations.items():
        for text in translation.iterfind(f"{{{_XFORMS}}}text"):
            value = text.find(f"{{{_XFORMS}}}value")
            if text.get("id") in ids and value is not None and value.text == _CHOICE:
                value.text = _SAID.get(language, _SAID["en"])[0]
                is_changed = True
    return is_changed


def _questions(root: "etree._Element", asked: set[str]) -> Iterator["etree._Element"]:
    """Yield the labels of the questions that the converter made up."""
    for control in root.iter(f"{{{_XFORMS}}}input"):
        path = control.get("ref", "").lstrip("/").partition("/")[2]
        label = control.find(f"{{{_XFORMS}}}label")
        if path in asked and label is not None and label.text == _QUESTION:
            yield label


def _ask(label: "etree._Element", translations: Mapping["etree._Element", str]) -> None:
    control = label.getparent()
    text_id = f"{control.get('ref', '')}:label" if control is not None else ""
    is_first = True
    for translation, language in translations.items():
        if language in _SAID or is_first:
            text = etree.SubElement(translation, f"{{{_XFORMS}}}text", id=text_id)
            said = _SAID.get(language, _SAID["en"])[1]
            etree.SubElement(text, f"{{{_XFORMS}}}value").text = said
        is_first = False
    label.text = None
    label.set("ref", f"jr:itext('{text_id}')")
