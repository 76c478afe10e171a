"""The questionnaires that come with the program: their sources, and their XForms made beforehand.

    python -m intake.forms.importing.builtin

writes resources/forms/*.xml again from the *.md beside them; a test keeps the two equal. A store
reads the .xml at its first start, because importing the converter alone takes about a second.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from intake.assets import folder
from intake.domain.ids import FormHash
from intake.forms.package import FormPackage

if TYPE_CHECKING:  # sources and XForms are wanted without it
    from intake.forms.model import FormDef

_NAMES = (
    "short_intake",
    "fear_interview",
    "debrief",
    "follow_up",
    "adolescent_interview",
    "review_sheet",
)
"""What a person is asked, the usual one first; at the end what staff fill in about a record."""
_NOT_OFFERED = frozenset({"intake_f7"})
"""No interview begins with these: they belong to a record that is there."""


def builtin_sources() -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of each questionnaire as it is written (XLSForm in Markdown)."""
    return tuple((f"{name}.md", _read(f"{name}.md")) for name in _NAMES)


def builtin_xforms() -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of each questionnaire as it is kept, in the order of the sources."""
    return tuple((f"{name}.xml", _read(f"{name}.xml")) for name in _NAMES)


def builtin_packages() -> tuple[FormPackage, ...]:
    """Return each questionnaire ready to be kept; its compartments are stated in the form."""
    return tuple(package for package, _form in builtin_forms())


@cache
def builtin_forms() -> "tuple[tuple[FormPackage, FormDef], ...]":
    """Return each questionnaire ready to be kept, and as it was read for that."""
    from intake.forms.model import QuestionKind
    from intake.forms.xform import read_form

    found = []
    for (source_name, source), (_name, xform) in zip(
        builtin_sources(), builtin_xforms(), strict=True
    ):
        form = read_form(xform)
        shown = [each for each in form.shown_questions() if each.kind is not QuestionKind.NOTE]
        found.append(
            (
                FormPackage(
                    hash=FormHash(sha256(xform).hexdigest()),
                    form_id=form.form_id,
                    version=form.version,
                    title=form.title,
                    xform=xform,
                    source=source,
                    source_name=source_name,
                    languages=tuple(language.tag for language in form.languages),
                    questions=len(shown),
                ),
                form,
            )
        )
    return tuple(found)


def offered_forms() -> "tuple[tuple[FormPackage, FormDef], ...]":
    """Return the questionnaires that an interview can begin with."""
    return tuple(each for each in builtin_forms() if each[0].form_id not in _NOT_OFFERED)


def _read(name: str) -> bytes:
    return folder("resources").joinpath("forms", name).read_bytes()


def write_again() -> None:
    """Write the XForm of each questionnaire anew, beside its source."""
    from intake.forms.importing.compiling import compile_form

    for name, source in builtin_sources():
        package = compile_form(source, name).package
        if package is None:
            raise SystemExit(f"{name} is refused")
        where = Path(str(folder("resources"))) / "forms" / name.replace(".md", ".xml")
        where.write_bytes(package.xform)


if __name__ == "__main__":
    write_again()
