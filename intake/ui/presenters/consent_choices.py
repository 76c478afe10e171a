"""What is chosen before an interview, and what it comes to: consent, languages, privacy notice."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake.domain.consent import (
    Assent,
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Notice,
    Preference,
    PrivacyNotice,
    Purpose,
)
from intake.i18n import N_
from intake.i18n.consent_script import leaflet

LANGUAGES_MET = (
    "spa", "eng", "hat", "por", "fra", "quc", "mam", "kek", "cak", "kjb", "ixl", "tzo", "tzh",
    "nah", "cab", "que", "rus", "ara", "zho", "hin", "pan", "amh", "tir", "mfs", "ase",
)  # fmt: skip
"""ISO 639-3 codes offered first; the person's own word for a language is kept in the form."""

MODES: Mapping[str, str] = {
    Mode.IN_PERSON: N_("In person"),
    Mode.PHONE: N_("By telephone"),
    Mode.VIDEO: N_("By video"),
    Mode.RELAY: N_("By relay"),
}
FORMS: Mapping[str, str] = {
    ConsentForm.ORAL_WITNESSED: N_("Spoken, with a witness"),
    ConsentForm.SIGNATURE_PAPER: N_("Signature on paper"),
    ConsentForm.MARK_PAPER: N_("Mark on paper"),
    ConsentForm.AUDIO: N_("Voice recording"),
}
SOURCES: Mapping[str, str] = {
    ConsentSource.SELF: N_("The person"),
    ConsentSource.GUARDIAN: N_("Mother, father or guardian"),
    ConsentSource.CAREGIVER: N_("The person who takes care of the child"),
    ConsentSource.OTHER: N_("Somebody else"),
}
ASSENTS: Mapping[str, str] = {
    "": N_("Not asked yet"),
    Assent.YES: N_("Yes"),
    Assent.NO: N_("No"),
    Assent.LATER: N_("Not now"),
}
NOTICES: Mapping[str, str] = {
    "": N_("Not given"),
    Notice.MX: N_("Mexico"),
    Notice.US: N_("United States"),
}
TOLD: Mapping[str, str] = {"": N_("Not asked"), "yes": N_("Yes"), "no": N_("No")}
PREFERENCES: Mapping[str, str] = {
    "": N_("Not asked"),
    Preference.WOMAN: N_("A woman"),
    Preference.MAN: N_("A man"),
    Preference.EITHER: N_("Either"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The languages of one conversation as they are filled in; codes and choices only."""

    best: str = "spa"
    today: str = "spa"
    mother_tongue: str = ""
    used: str = ""
    interpreter_needed: bool = False
    interpreter: str = ""
    into: str = "spa"
    """The language that the interpreter works into."""
    relay_interpreter: str = ""
    relay_through: str = ""
    has_promised: bool = False
    knows_person: str = ""
    is_accepted: str = ""
    preference: str = ""
    mode: Mode = Mode.IN_PERSON


@dataclass(frozen=True, slots=True)
class Filled(Spoken):
    """What was filled in so far before an interview; codes and choices only."""

    form: str = ""
    source: ConsentSource = ConsentSource.SELF
    consent_form: ConsentForm = ConsentForm.ORAL_WITNESSED
    witness: str = ""
    assent: str = ""
    notice: str = ""
    notice_on_paper: bool = False

    @property
    def is_allowed(self) -> bool:
        """What was said allows an interview: a child for whom somebody else consents says yes."""
        return self.source is ConsentSource.SELF or self.assent == Assent.YES


def consent_of(filled: Filled, text_version: str, text: str, lang: str) -> Consent:
    """Return the yes that was said to a script, which is pinned by the hash of what was read."""
    is_own = filled.source is ConsentSource.SELF
    return Consent(
        Purpose.COLLECT,
        Decision.GRANTED,
        source=filled.source,
        form=filled.consent_form,
        text_version=text_version,
        lang=lang,
        witness=filled.witness.strip(),
        text_sha256=_sha256(text),
        interpreter=filled.interpreter.strip() if filled.interpreter_needed else "",
        assent=None if is_own or not filled.assent else Assent(filled.assent),
    )


def languages_of(spoken: Spoken) -> Languages:
    """Return the languages and the interpreter; without one, nothing of one is kept."""
    known = {
        "best": spoken.best,
        "today": spoken.today,
        "mother_tongue": spoken.mother_tongue,
        "used": spoken.used,
        "mode": spoken.mode,
    }
    if not spoken.interpreter_needed:
        return Languages(**known, relay=spoken.mode is Mode.RELAY)  # type: ignore[arg-type]
    relay = spoken.relay_interpreter.strip()
    return Languages(
        **known,  # type: ignore[arg-type]
        interpreter_needed=True,
        interpreter=spoken.interpreter.strip(),
        relay=spoken.mode is Mode.RELAY or bool(relay),
        pair=(spoken.used or spoken.today, spoken.into),
        relay_interpreter=relay,
        relay_through=spoken.relay_through if relay else "",
        promise=leaflet("promise").text_version if spoken.has_promised else "",
        knows_person=_told(spoken.knows_person),
        is_accepted=_told(spoken.is_accepted),
        preference=Preference(spoken.preference) if spoken.preference else None,
    )


def spoken_of(languages: Languages) -> Spoken:
    """Return what to fill in where another interpreter or language comes: nobody has promised."""
    return Spoken(
        best=languages.best,
        today=languages.today,
        mother_tongue=languages.mother_tongue,
        used=languages.used,
        interpreter_needed=languages.interpreter_needed,
        into=languages.pair[1] if languages.pair else "spa",
        preference=languages.preference.value if languages.preference else "",
        mode=languages.mode,
    )


def notice_of(filled: Filled, lang: str, organisation: str) -> PrivacyNotice | None:
    """Return the privacy notice that was given or read, with the hash of its words."""
    if not filled.notice:
        return None
    given = leaflet(f"notice_{filled.notice}")
    return PrivacyNotice(
        Notice(filled.notice),
        given.text_version,
        _sha256(given.spoken_in(lang, organisation)),
        lang,
        is_paper=filled.notice_on_paper,
    )


def options(words: Mapping[str, str], gettext: Callable[[str], str]) -> tuple[Option, ...]:
    """Return the entries of a list."""
    return tuple(Option(str(key), gettext(text)) for key, text in words.items())


def _told(said: str) -> bool | None:
    return said == "yes" if said else None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
