"""Why an answer is proposed to be kept with the names, in words."""

from collections.abc import Mapping

from intake.i18n import N_, Words

_REASONS: Mapping[str, str] = {
    "stated": N_("The form says so."),
    "name": N_("It asks for a name."),
    "phone": N_("It asks for a telephone number."),
    "email": N_("It asks for an e-mail address."),
    "date_of_birth": N_("It asks for a date of birth."),
    "address": N_("It asks for an address."),
    "identifier": N_("It asks for the number of a document or a case."),
    "contact": N_("It asks how to reach somebody."),
    "coordinates": N_("It records a place on the map."),
    "attachment": N_("It takes a picture, a recording or a file."),
    "device": N_("It records something about this device."),
    "contact_group": N_("It stands among contact details."),
    "free_text": N_("Any text may be written there, names too."),
    "derived": N_("It repeats an answer that is kept apart."),
}


def reason_text(rule: str, words: Words) -> str:
    """Return the sentence for a rule of `intake.forms.compartment_rules`."""
    message = _REASONS.get(rule)
    return words.gettext(message) if message else rule
