"""The choices that a question offers now, after its filter."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from intake.forms.entry_texts import entry_wording
from intake.forms.evaluation import Evaluation
from intake.forms.instance import InstanceNode
from intake.forms.model import Choice, Itemset, Question, QuestionKind, Wording
from intake.forms.problems import Role
from intake.forms.program import Program, is_whole_list
from intake.forms.xpath.nodes import Node


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice that is offered."""

    code: str
    label: Wording


class Choices:
    """Works out lists; a list in random order keeps its order for the session."""

    def __init__(self, program: Program, evaluation: Evaluation) -> None:
        self._program = program
        self.evaluation = evaluation
        self._by_code: dict[tuple[str, str], dict[str, list[Node]]] = {}
        self._shuffled: dict[str, tuple[Offer, ...]] = {}

    def of(self, node: InstanceNode) -> Sequence[Choice | Offer]:
        """Return what is offered at `node`."""
        question = node.rules.question
        if question is None or not question.kind.is_choice:
            return ()
        itemset = question.itemset
        if itemset is None or (is_whole_list(itemset) and not _is_shuffled(itemset)):
            return question.choices
        if is_whole_list(itemset):
            if node.path not in self._shuffled:
                self._shuffled[node.path] = tuple(self._found(node, question, itemset))
            return self._shuffled[node.path]
        return self._found(node, question, itemset)

    def codes(self, node: InstanceNode) -> list[str]:
        """Return the codes that are offered at `node`."""
        return [each.code for each in self.of(node)]

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
        rule = self._program.filter_of_one(itemset, question.path) if itemset else None
        if itemset is None or rule is None:
            return self.codes(node)
        entries = self._entries(itemset)
        return {
            code
            for code in chosen
            if any(self.evaluation.finds(rule, entry, node) for entry in entries.get(code, ()))
        }

    def _entries(self, itemset: Itemset) -> Mapping[str, list[Node]]:
        """Return the entries of an internal list by code."""
        key = (itemset.instance, itemset.value)
        if key not in self._by_code:
            by_code: dict[str, list[Node]] = {}
            document = self._program.form.secondary.get(itemset.instance)
            for root in document.children if document is not None else ():
                for entry in root.children:
                    found = entry.named(itemset.value)
                    by_code.setdefault(found[0].value if found else "", []).append(entry)
            self._by_code[key] = by_code
        return self._by_code[key]

    def name_of(self, node: InstanceNode, code: str) -> Wording | None:
        """Return the label of a choice, whether it is offered now or not."""
        question = node.rules.question
        if question is None or not code:
            return None
        listed: Sequence[Choice | Offer] = question.choices or self.of(node)
        return next((each.label for each in listed if each.code == code), None)

    def _found(self, node: InstanceNode, question: Question, itemset: Itemset) -> list[Offer]:
        rule = self._program.evaluator(itemset.nodeset, question.path)
        entries = self.evaluation.nodes(rule, node, Role.CHOICES)
        return [self._offer(entry, node, itemset) for entry in entries]

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


def _is_shuffled(itemset: Itemset) -> bool:
    return itemset.nodeset.startswith("randomize")
