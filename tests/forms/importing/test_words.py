"""Every rule of the report has its sentence, and every fact its place in it."""

import string

import pytest

from intake.forms.importing.words import FINDING_SENTENCES, values_for
from intake.forms.package import Finding, Rule, Severity
from intake.i18n import Words


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("rule", list(Rule))
def test_rule_has_a_sentence(rule: Rule) -> None:
    sentence = FINDING_SENTENCES[rule]
    assert sentence.message.endswith((".", "}"))
    assert fields(sentence.message) <= set(sentence.facts)
    assert not fields(sentence.advice)


@pytest.mark.parametrize("rule", list(Rule))
def test_sentence_can_be_said_with_few_facts_or_many(rule: Rule) -> None:
    sentence = FINDING_SENTENCES[rule]
    for facts in ((), ("{one}", "two", "three", "four", "five")):
        values = values_for(Finding(Severity.NOTICE, rule, facts))
        assert set(values) == set(sentence.facts)
        assert Words("en").gettext(sentence.message, **values)


def test_facts_come_in_their_order() -> None:
    finding = Finding(Severity.ERROR, Rule.UNKNOWN_FUNCTION, ("a/b", "foo"))
    assert values_for(finding) == {"question": "a/b", "function": "foo"}
