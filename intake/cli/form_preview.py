"""`intake form preview`: try a form out in the window, or read it as it would be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.app import check_form
from intake.app.rehearsing import rehearse
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.errors import FormRefusedError
from intake.domain.ids import FormHash
from intake.forms.model import FormDef
from intake.forms.xform import read_form
from intake.i18n import N_, Words
from intake.i18n.kind_words import KINDS
from intake.i18n.languages import native_name
from intake.services.form_outline import OutlineLine, outline
from intake.ui.screens import has_screen

MOST_CHOICES: Final = 20
_ALWAYS: Final = "true()"


@dataclass(frozen=True, slots=True)
class Tried:
    """A form to try out, with the files that it shows."""

    form: FormDef
    hash: FormHash
    files: Mapping[str, bytes]


def preview(call: Call) -> Exit:
    """Open a form on data that is thrown away, or print its questions."""
    tried = form_of(call)
    if not (call.options.json or call.options.no_screen) and has_screen():
        from intake.ui.preview_application import run_preview

        rehearsal = rehearse(tried.form, tried.hash)
        status = run_preview(rehearsal, tried.files, call.terminal.words.language)
        return Exit.CRASH if status else Exit.DONE
    _read_out(call, tried)
    return Exit.DONE


def form_of(call: Call) -> Tried:
    """Return the form that was named: a file, or one of the store."""
    is_file = Path(call.options.form).is_file()
    return _from_file(call.options.form) if is_file else _from_store(call)


def _from_file(file: str) -> Tried:
    result = check_form(read_bytes(file), Path(file).name)
    package, errors = result.package, len(result.report.errors)
    if package is None or errors:
        raise FormRefusedError(file, errors)
    form = read_form(package.xform, result.compartments, package.media)
    return Tried(form, package.hash, package.media)


def _from_store(call: Call) -> Tried:
    """Read the form, and lock the store again before anything is shown."""
    with call.unlocked() as application:
        shelf = application.shelf
        form_hash = shelf.newest(call.options.form).hash
        return Tried(shelf.definition(form_hash), form_hash, shelf.files(form_hash))


def _read_out(call: Call, tried: Tried) -> None:
    form, terminal = tried.form, call.terminal
    lines = outline(form, rehearse(form, tried.hash).session)
    languages = [each.tag for each in form.languages] or [form.default_language]
    terminal.say(
        N_("PREVIEW of “{title}” ({name}, version {version}). Nothing is kept."),
        title=form.title or form.form_id,
        name=form.form_id,
        version=form.version,
    )
    terminal.say(
        N_("In {languages}. What is marked + is asked at once, the rest as answers decide."),
        languages=", ".join(native_name(each) for each in languages),
    )
    if not call.options.json:
        number = 0
        for line in lines:
            number += not line.is_head
            for each in _printed(line, number, terminal.words):
                terminal.out.write(f"{'  ' * line.depth}{each}\n")
    terminal.result(
        {
            "form_id": form.form_id,
            "version": form.version,
            "title": form.title,
            "hash": tried.hash,
            "languages": languages,
            "lines": [_data(each) for each in lines],
        }
    )


def _printed(line: OutlineLine, number: int, words: Words) -> Iterator[str]:
    """Yield what is printed of one question or head, its facts and choices below it."""
    said = _both(line.labels) or line.path
    kind = words.gettext(KINDS[line.kind])
    if line.is_head:
        yield ""
        yield f"## {said} [{kind}]"
    else:
        yield f"{'+' if line.is_asked_first else ' '} {number}. {said} [{kind}]"
    if line.hints:
        yield f"    {_both(line.hints)}"
    for text in _facts(line, words):
        yield f"    ({text})"
    for choice in line.choices[:MOST_CHOICES]:
        yield f"    - {_both(choice.labels) or choice.code} [{choice.code}]"
    more = len(line.choices) - MOST_CHOICES
    if more > 0:
        yield "    " + words.ngettext("and {count} more", "and {count} more", more)


def _facts(line: OutlineLine, words: Words) -> Iterator[str]:
    if line.relevant:
        yield words.gettext("only if {condition}", condition=" ".join(line.relevant.split()))
    if line.required == _ALWAYS:
        yield words.gettext("an answer is needed")
    elif line.required:
        yield words.gettext("an answer is needed if {condition}", condition=line.required)
    if line.is_readonly:
        yield words.gettext("only to be read")
    if line.is_filtered:
        yield words.gettext("which are offered depends on other answers")
    if line.is_identity:
        yield words.gettext("kept with the names")


def _both(texts: Mapping[str, str]) -> str:
    """Return the text in every language, once where they are the same."""
    return " / ".join(dict.fromkeys(texts.values()))


def _data(line: OutlineLine) -> dict[str, object]:
    return {
        "path": line.path,
        "kind": line.kind,
        "depth": line.depth,
        "labels": dict(line.labels),
        "hints": dict(line.hints),
        "choices": [{"code": each.code, "labels": dict(each.labels)} for each in line.choices],
        "choices_filtered": line.is_filtered,
        "relevant": line.relevant,
        "required": line.required,
        "readonly": line.is_readonly,
        "identity": line.is_identity,
        "asked_at_once": line.is_asked_first,
    }
