"""`intake form diff`: what sets two versions of a questionnaire apart."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.app import check_form
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.errors import FormRefusedError
from intake.domain.ids import FormHash
from intake.forms.differences import Change, diff
from intake.forms.model import FormDef
from intake.forms.versions import type_changes
from intake.forms.xform import read_form
from intake.i18n import N_
from intake.services.form_shelf import FormShelf
from intake.ui.presenters.change_words import change_text

WIDEST: Final = 40
"""Characters of a text in the table."""
_ENDINGS: Final = frozenset({".xlsx", ".xls", ".csv", ".md", ".xml", ".zip"})


@dataclass(frozen=True, slots=True)
class _Version:
    """One of the two."""

    named: str
    hash: FormHash
    form: FormDef


def compare(call: Call) -> Exit:
    """Compare a file or a kept form with another; the store is opened for kept ones only."""
    named = (call.options.old, call.options.new)
    versions = {each: _from_file(each) for each in named if _is_file(each)}
    kept = [each for each in named if each not in versions]
    if kept:
        with call.unlocked() as application:
            versions |= {each: _from_store(each, application.shelf) for each in kept}
    old, new = (versions[each] for each in named)
    return _tell(call, old, new)


def _is_file(named: str) -> bool:
    return Path(named).suffix.lower() in _ENDINGS or Path(named).is_file()


def _from_file(file: str) -> _Version:
    result = check_form(read_bytes(file), Path(file).name)
    if result.package is None:
        raise FormRefusedError(file, len(result.report.errors))
    package = result.package
    form = read_form(package.xform, result.compartments, package.media)
    return _Version(file, package.hash, form)


def _from_store(named: str, shelf: FormShelf) -> _Version:
    found = shelf.newest(named).hash
    return _Version(named, found, shelf.definition(found))


def _tell(call: Call, old: _Version, new: _Version) -> Exit:
    terminal = call.terminal
    changes, refused = diff(old.form, new.form), type_changes(old.form, new.form)
    if changes:
        terminal.table(
            (N_("Question"), N_("What"), N_("Before"), N_("After")),
            [_row(call, each) for each in changes],
        )
    else:
        terminal.say(N_("The two questionnaires ask the same."))
    for each in refused:
        terminal.say(
            N_(
                "“{path}” cannot become {after}: it was {before}. Give the question a new name, "
                "or the store refuses the form as a version of the same."
            ),
            path=each.path,
            before=each.before,
            after=each.after,
        )
    terminal.result(
        {
            "old": _version_data(old),
            "new": _version_data(new),
            "compatible": not refused,
            "type_changes": [
                {"path": each.path, "before": each.before, "after": each.after} for each in refused
            ],
            "changes": [_change_data(each) for each in changes],
        }
    )
    return Exit.REFUSED if refused else Exit.DONE


def _row(call: Call, change: Change) -> tuple[str, str, str, str]:
    about = change.code or change.language
    what = change_text(change.kind, call.terminal.words)
    return (
        change.path,
        f"{what} ({about})" if about else what,
        _shortened(change.before),
        _shortened(change.after),
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def _version_data(version: _Version) -> dict[str, object]:
    form = version.form
    return {
        "named": version.named,
        "hash": version.hash,
        "form_id": form.form_id,
        "version": form.version,
        "title": form.title,
    }


def _change_data(change: Change) -> dict[str, str]:
    return {
        "kind": change.kind.value,
        "path": change.path,
        "before": change.before,
        "after": change.after,
        "code": change.code,
        "language": change.language,
    }
