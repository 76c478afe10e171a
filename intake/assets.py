"""Find resources/ and translations/ in a checkout, an installed wheel and a frozen program.

A wheel holds both folders inside the package; a checkout has them beside it. Standard library and
Babel only: the wheel's build hook loads this file by its path.
"""

import gettext
import io
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

DOMAIN = "intake"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@lru_cache
def folder(name: str) -> Path:
    """Return the folder of that name; FileNotFoundError where this copy of the program lacks it."""
    package = Path(__file__).resolve().parent  # importlib.resources takes 7 ms of every start
    for place in (package, package.parent):
        if (place / name).is_dir():
            return place / name
    raise FileNotFoundError(name)


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of translations, in alphabetical order."""
    return tuple(sorted(each.name for each in folder("translations").iterdir() if each.is_dir()))


def catalog(language: str) -> gettext.NullTranslations:
    """Return the messages of a language; those of the source, English, where it has none."""
    where = folder("translations").joinpath(language, "LC_MESSAGES")
    built = where.joinpath(f"{DOMAIN}.mo")
    if built.is_file():
        return gettext.GNUTranslations(io.BytesIO(built.read_bytes()))
    written = where.joinpath(f"{DOMAIN}.po")
    if written.is_file():
        return gettext.GNUTranslations(io.BytesIO(compile_po(written.read_bytes(), language)))
    return gettext.NullTranslations()


def compile_po(po: bytes, language: str) -> bytes:
    """Return the .mo of a .po, the same bytes every time; a bad .po is refused."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    messages = read_po(io.BytesIO(po), locale=language, abort_invalid=True)
    # Babel fills a missing date with the clock's, and no build would equal the one before.
    messages.creation_date = messages.revision_date = LONG_AGO
    out = io.BytesIO()
    write_mo(out, messages)
    return out.getvalue()
