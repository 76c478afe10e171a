"""The choices that a question offers now, after its filter."""

from collections.abc import Container, Iterable

from intake.forms.choice_filters import ListRule
from intake.forms.entry_texts import cells, entry_wording
from intake.forms.evaluation import Evaluation
from intake.forms.instance import InstanceNode
from intake.forms.model import Itemset, Question, QuestionKind, Wording
from intake.forms.offers import Offer, Offered, labels_of, listed
from intake.forms.problems import Role
from intake.forms.program import Program, has_plain_texts, is_whole_list
from intake.forms.xpath.nodes import Node


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
                self._whole[question.path] = listed(question.choices)
            return self._whole[question.path]
        if node not in self._kept:
            rule = self._program.list_rule(itemset, question.path)
            found = listed(self._found(node, rule, itemset))
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
        entries = self._program.lookups.entries(itemset.instance, ("*", "*"), itemset.value)
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
            return labels_of(self.offered(node)).get(code)
        if question.path not in self._whole:
            self._whole[question.path] = listed(question.choices)
        return labels_of(self._whole[question.path]).get(code)

    # --- entries

    def _found(self, node: InstanceNode, rule: ListRule, itemset: Itemset) -> list[Offer]:
        found = self.evaluation.nodes(rule.evaluate, node, Role.CHOICES)
        if rule.one is None or not has_plain_texts(itemset):
            return [self._offer(entry, node, itemset) for entry in found]
        key = (itemset.instance, itemset.value, itemset.label, itemset.label_is_text_id)
        made = self._program.offers.setdefault(key, {})
        for entry in found:
            if entry not in made:
                made[entry] = self._offer(entry, node, itemset)
        return [made[entry] for entry in found]

    def _offer(self, entry: Node, node: InstanceNode, itemset: Itemset) -> Offer:
        code = self._part(entry, node, itemset.value)
        form = self._program.form
        if not itemset.label_is_text_id and cells(entry, itemset.label):
            return Offer(code, entry_wording(entry, itemset.label, form.default_language))
        written = self._part(entry, node, itemset.label)
        if itemset.label_is_text_id:
            return Offer(code, form.texts.get(written, Wording()))
        return Offer(code, Wording({form.default_language: (written,)}) if written else Wording())

    def _part(self, entry: Node, node: InstanceNode, name: str) -> str:
        found = cells(entry, name)
        if found:
            return found[0].value
        if not name or name.isidentifier():
            return ""
        rule = self._program.evaluator(name, node.rules.path)
        return self.evaluation.at_entry(rule, entry, node)
