"""The choices that a question offers now, after its filter."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intake.forms.choice_filters import ListRule, Lookup
from intake.forms.entry_texts import entry_wording
from intake.forms.evaluation import Evaluation
from intake.forms.instance import InstanceNode
from intake.forms.model import Choice, Itemset, Output, Question, QuestionKind, Wording
from intake.forms.problems import Role
from intake.forms.program import Program, has_plain_texts, is_whole_list
from intake.forms.views import ChoiceView
from intake.forms.xpath.nodes import Node, in_document_order


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice that is offered."""

    code: str
    label: Wording


Offers = Sequence[Choice | Offer]


@dataclass(slots=True, eq=False)
class Offered:
    """What is offered at a question, with what others have made of it."""

    offers: Offers = ()
    codes: tuple[str, ...] = ()
    views: tuple[ChoiceView, ...] | None = None
    """As the screen sees it; only where no label shows a value."""
    labels: dict[str, Wording] = field(default_factory=dict)

    @property
    def is_static(self) -> bool:
        """No label shows a value."""
        return not any(
            isinstance(part, Output)
            for offer in self.offers
            for parts in offer.label.by_language.values()
            for part in parts
        )


class Choices:
    """Works out lists, each again only when something that it reads has changed.

    Who changes a value says so with `forget`. A list in random order keeps its order until then.
    """

    def __init__(self, program: Program, evaluation: Evaluation) -> None:
        self._program = program
        self.evaluation = evaluation
        self._whole: dict[str, Offered] = {}
        self._kept: dict[InstanceNode, Offered] = {}

    def offered(self, node: InstanceNode) -> Offered:
        """Return what is offered at `node`."""
        question = node.rules.question
        if question is None or not question.kind.is_choice:
            return Offered()
        itemset = question.itemset
        if itemset is None or is_whole_list(itemset):
            if question.path not in self._whole:
                self._whole[question.path] = _offered(question.choices)
            return self._whole[question.path]
        if node not in self._kept:
            rule = self._program.list_rule(itemset, question.path)
            found = _offered(self._found(node, rule, itemset))
            if not rule.is_lasting:
                return found
            self._kept[node] = found
        return self._kept[node]

    def forget(self, nodes: Iterable[InstanceNode]) -> None:
        """Work out the lists at `nodes` again when they are needed."""
        for node in nodes:
            self._kept.pop(node, None)

    def still_offered(self, node: InstanceNode) -> str:
        """Return the answer without the choices that are no longer offered."""
        question = node.rules.question
        answer = node.held.v
        if question is None or not answer:
            return answer
        chosen = [answer] if question.kind is QuestionKind.SELECT_ONE else answer.split()
        codes = self._offered_of(chosen, node, question)
        kept = [code for code in chosen if code in codes]
        return answer if len(kept) == len(chosen) else " ".join(kept)

    def _offered_of(
        self, chosen: list[str], node: InstanceNode, question: Question
    ) -> Container[str]:
        """Return which of the chosen codes are offered, asking about no more than those."""
        itemset = question.itemset
        rule = self._program.list_rule(itemset, question.path) if itemset else None
        if itemset is None or rule is None or rule.one is None or not has_plain_texts(itemset):
            return self.offered(node).codes
        one = rule.one
        entries = self._entries(itemset.instance, ("*", "*"), itemset.value)
        return {
            code
            for code in chosen
            if any(self.evaluation.finds(one, entry, node) for entry in entries.get(code, ()))
        }

    def name_of(self, node: InstanceNode, code: str) -> Wording | None:
        """Return the label of a choice, whether it is offered now or not."""
        question = node.rules.question
        if question is None or not code:
            return None
        is_plain = question.itemset is None or has_plain_texts(question.itemset)
        if not question.choices or not is_plain:
            return _labels(self.offered(node)).get(code)
        if question.path not in self._whole:
            self._whole[question.path] = _offered(question.choices)
        return _labels(self._whole[question.path]).get(code)

    # --- entries

    def _found(self, node: InstanceNode, rule: ListRule, itemset: Itemset) -> list[Offer]:
        if rule.lookup is not None and rule.one is not None and rule.wanted is not None:
            wanted = self.evaluation.texts(rule.wanted, node, Role.CHOICES)
            entries = self._looked_up(rule.lookup, itemset.instance, wanted)
            kept = [each for each in entries if self.evaluation.finds(rule.one, each, node)]
        else:
            kept = self.evaluation.nodes(rule.evaluate, node, Role.CHOICES)
        return [self._offer(entry, node, itemset) for entry in kept]

    def _looked_up(self, lookup: Lookup, instance: str, wanted: Iterable[str]) -> list[Node]:
        by_text = self._entries(instance, lookup.names, lookup.column)
        return in_document_order([entry for text in wanted for entry in by_text.get(text, ())])

    def _entries(
        self, instance: str, names: tuple[str, ...], column: str
    ) -> Mapping[str, list[Node]]:
        """Return the entries of an internal list by what stands in one of their columns."""
        key, known = (instance, names, column), self._program.entries
        if key not in known:
            by_text: dict[str, list[Node]] = {}
            document = self._program.form.secondary.get(instance)
            for entry in _below(document, names) if document is not None else ():
                for text in dict.fromkeys(each.value for each in entry.named(column)):
                    by_text.setdefault(text, []).append(entry)
            known[key] = by_text
        return known[key]

    def _offer(self, entry: Node, node: InstanceNode, itemset: Itemset) -> Offer:
        code = self._part(entry, node, itemset.value)
        form = self._program.form
        if not itemset.label_is_text_id and entry.named(itemset.label):
            return Offer(code, entry_wording(entry, itemset.label, form.default_language))
        written = self._part(entry, node, itemset.label)
        if itemset.label_is_text_id:
            return Offer(code, form.texts.get(written, Wording()))
        return Offer(code, Wording({form.default_language: (written,)}) if written else Wording())

    def _part(self, entry: Node, node: InstanceNode, name: str) -> str:
        found = entry.named(name)
        if found:
            return found[0].value
        if not name or name.isidentifier():
            return ""
        rule = self._program.evaluator(name, node.rules.path)
        return self.evaluation.at_entry(rule, entry, node)


def _offered(offers: Offers) -> Offered:
    return Offered(tuple(offers), tuple(each.code for each in offers))


def _labels(offered: Offered) -> Mapping[str, Wording]:
    """Return the labels by code; the first of two choices with one code counts."""
    if not offered.labels:
        offered.labels.update({each.code: each.label for each in reversed(offered.offers)})
    return offered.labels


def _below(document: Node, names: tuple[str, ...]) -> list[Node]:
    found = [document]
    for name in names:
        found = [
            child
            for node in found
            for child in (node.children if name == "*" else node.named(name))
        ]
    return found
