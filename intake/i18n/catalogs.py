"""Which catalogue a language reads, and which languages the program speaks."""

import gettext
from functools import lru_cache

from intake.assets import catalog, languages
from intake.i18n.pseudo import PSEUDOS

SOURCE_LANGUAGE = "en"


@lru_cache(maxsize=16)
def load_catalog(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; English, the language of the code, has an empty one."""
    if language in {SOURCE_LANGUAGE, *PSEUDOS}:
        return gettext.NullTranslations()
    return catalog(language)


def interface_languages() -> tuple[str, ...]:
    """List the languages the program can speak: English, and every folder of translations."""
    return (SOURCE_LANGUAGE, *(each for each in languages() if each != SOURCE_LANGUAGE))
