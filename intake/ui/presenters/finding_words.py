"""One line of a form's report in words: the sentence, and what its author can do."""

from intake.forms.importing.words import FINDING_SENTENCES, values_for
from intake.forms.package import Finding
from intake.i18n import Words


def finding_text(finding: Finding, words: Words) -> tuple[str, str]:
    """Return the sentence of a finding and the advice, which may be empty."""
    sentence = FINDING_SENTENCES[finding.rule]
    advice = words.gettext(sentence.advice) if sentence.advice else ""
    return words.gettext(sentence.message, **values_for(finding)), advice
