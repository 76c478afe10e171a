"""Which sheet is which, also where its name is written in another way."""

from collections.abc import Mapping, Sequence
from typing import Final

Titles = Mapping[str, Sequence[str]]
"""The first row of each sheet by its title."""

SHEETS: Final = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_OTHERWISE: Final = {
    "survey": ("surveys", "questions", "questionnaire", "form", "encuesta", "preguntas"),
    "choices": ("choice", "cascades", "lists", "list", "options", "opciones", "respuestas"),
    "settings": ("setting", "form_settings", "configuración", "configuracion", "ajustes"),
    "external_choices": ("external choices", "external_choice"),
}
_HEADS: Final = {
    "survey": (frozenset({"type", "name"}),),
    "choices": (frozenset({"list_name", "name"}), frozenset({"list name", "name"})),
}


def meant_by(heads: Titles) -> dict[str, str]:
    """Return the sheet of a form that each title means, in the order of the titles."""
    if len(heads) == 1:
        return dict.fromkeys(heads, "survey")
    found: dict[str, str] = {}
    for title in heads:
        if _plain(title) in SHEETS:
            found.setdefault(_plain(title), title)
    for sheet in SHEETS:
        if sheet not in found:
            title = _by_name(sheet, heads, found) or _by_head(sheet, heads, found)
            if title:
                found[sheet] = title
    by_title = {title: sheet for sheet, title in found.items()}
    return {title: by_title[title] for title in heads if title in by_title}


def _by_name(sheet: str, heads: Titles, found: Mapping[str, str]) -> str:
    names = _OTHERWISE.get(sheet, ())
    return next((each for each in heads if _is_free(each, found) and _plain(each) in names), "")


def _by_head(sheet: str, heads: Titles, found: Mapping[str, str]) -> str:
    wanted = _HEADS.get(sheet, ())
    for title, head in heads.items():
        columns = {_plain(each) for each in head}
        if _is_free(title, found) and any(each <= columns for each in wanted):
            return title
    return ""


def _is_free(title: str, found: Mapping[str, str]) -> bool:
    return title not in found.values()


def _plain(title: str) -> str:
    return " ".join(title.split()).lower()
