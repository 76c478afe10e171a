import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools import words
from tools.word_lints import lint_pair


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with code of its own and no catalogue."""
    (tmp_path / "code").mkdir()
    translations = tmp_path / "translations"
    monkeypatch.setattr(words, "SOURCE", tmp_path / "code")
    monkeypatch.setattr(words, "TRANSLATIONS", translations)
    monkeypatch.setattr(words, "TEMPLATE", translations / "intake.pot")
    return tmp_path


def check(project: Path) -> list[str]:
    return words.check(project / "code", project / "translations")


def write_code(project: Path, text: str) -> None:
    (project / "code" / "screen.py").write_text(text)


def add(project: Path, messages: Mapping[str, object]) -> int:
    file = project / "messages.json"
    file.write_text(json.dumps(messages))
    return words.add(file)


def test_every_way_of_marking_is_found(project: Path) -> None:
    write_code(
        project,
        'N_("one")\n_("two")\nself.words.gettext("three", x=1)\nwords.ngettext("four", "fours", n)\n'
        'words.pgettext("five", "six")\nself.loc.bind(w, w.setText, "seven")\nprint("eight")\n',
    )
    found = words.entries_in_code(project / "code")
    assert set(found) == {
        ("one", None), ("two", None), ("three", None), ("four", None), ("six", "five"), ("seven", None)
    }  # fmt: skip
    assert found["four", None].plural == "fours"


def test_a_complete_catalogue_opens_the_gate(project: Path) -> None:
    write_code(
        project,
        'N_("Save {x}")\nw.ngettext("{count} day", "{count} days", n)\nw.pgettext("a", "All")\n',
    )
    assert check(project)
    added = add(
        project,
        {
            "Save {x}": "Guardar {x}",
            "{count} day": {"plural": "{count} days", "es": ["{count} día", "{count} días"]},
            "a|All": "Todas",
        },
    )
    assert added == 3
    assert check(project) == []


def test_adding_again_changes_no_byte(project: Path) -> None:
    messages = {"b": "be", "a": "ache"}
    add(project, messages)
    before = words.catalogue_path("es").read_bytes()
    add(project, dict(reversed(messages.items())))
    assert words.catalogue_path("es").read_bytes() == before


def test_what_the_code_no_longer_says_shuts_the_gate_until_it_is_pruned(project: Path) -> None:
    write_code(project, 'N_("new")\n')
    add(project, {"new": "nuevo", "old": "viejo"})
    assert any("old" in fault for fault in check(project))
    words.extract(prune=True)
    assert check(project) == []


def test_extracting_keeps_what_was_translated(project: Path) -> None:
    write_code(project, 'N_("one")\nN_("two")\n')
    add(project, {"one": "uno"})
    words.extract(prune=False)
    assert list(check(project)) == ["es: not translated: 'two'"]


def test_another_plural_is_noticed(project: Path) -> None:
    write_code(project, 'w.ngettext("{count} day", "{count} days", n)\n')
    add(project, {"{count} day": {"plural": "{count} dayz", "es": ["{count} día", "{count} días"]}})
    assert any("another plural" in fault for fault in check(project))


@pytest.mark.parametrize(
    ("english", "spanish", "fault"),
    [
        ("Hello {name}", "Hola {nombre}", "placeholders"),
        ("<b>Hello</b>", "Hola", "markup"),
        ("Name:", "Nombre", "ends otherwise"),
        ("Sure?", "Seguro?", "lacks ¿"),
        ("Hello", "Hello", "not translated"),
        ("Sure?", "¿Está seguro?", "gender"),
        ("Tired", "cansado(a)", "gender"),
        ("Your name", "Tu nombre", "not usted"),
        ("The application", "La aplicación", "programa"),
        ("Welcome", "Bienvenido", "gender"),
    ],
)
def test_a_fault_of_spanish_is_named(english: str, spanish: str, fault: str) -> None:
    assert any(fault in each for each in lint_pair((english,), spanish, "es"))


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Hello {name}", "Hola, {name}"),
        ("PDF: {file}", "PDF: {file}"),
        ("The store is ready", "El almacén está listo"),
        ("Welcome", "Le damos la bienvenida"),
        ("Where it is written", "Dónde se escribe"),
        ("No", "No"),
    ],
)
def test_good_spanish_has_no_fault(english: str, spanish: str) -> None:
    assert list(lint_pair((english,), spanish, "es")) == []
