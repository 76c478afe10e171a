"""The report in words: for each rule a sentence, and what its author can do."""

from collections.abc import Mapping
from typing import Final

from intake.forms.importing.sentences import Sentence
from intake.forms.importing.sentences_about_conversion import CONVERSION_SENTENCES
from intake.forms.importing.sentences_about_files import FILE_SENTENCES
from intake.forms.importing.sentences_about_questions import QUESTION_SENTENCES
from intake.forms.importing.sentences_about_repairs import REPAIR_SENTENCES
from intake.forms.package import Finding, Rule

FINDING_SENTENCES: Final[Mapping[Rule, Sentence]] = {
    **FILE_SENTENCES,
    **REPAIR_SENTENCES,
    **CONVERSION_SENTENCES,
    **QUESTION_SENTENCES,
}


def values_for(finding: Finding) -> Mapping[str, str]:
    """Return the values of the placeholders of a finding's message."""
    names = FINDING_SENTENCES[finding.rule].facts
    given = (*finding.facts, *("" for _name in names))
    return dict(zip(names, given, strict=False))
