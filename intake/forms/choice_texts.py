"""What the labels of a list read: a rule that says the name of a choice reads that, too."""

from collections.abc import Callable, Iterable, Iterator

from intake.forms.model import FormDef, Question
from intake.forms.references import Reading, Reference

Read = Callable[[str, str], Reading]
"""Returns what an expression reads as a rule of a path."""


def read_choice_texts(form: FormDef, readings: Iterable[Reading], read: Read) -> None:
    """Add to each reading what the choices read whose names its rule says."""
    naming = [reading for reading in readings if reading.lists_named]
    if not naming:
        return
    questions = {question.path: question for question in form.questions()}
    for reading in naming:
        for names in tuple(reading.lists_named):
            question = questions.get("/".join(names[1:]))
            for expression in _expressions(form, question) if question is not None else ():
                found = read(expression, "/".join(names[1:]))
                reading.references |= {Reference(each.path, ()) for each in found.references}
                reading.reads_everything = reading.reads_everything or found.reads_everything


def _expressions(form: FormDef, question: Question) -> Iterator[str]:
    for choice in question.choices:
        yield from choice.label.expressions()
    itemset = question.itemset
    if itemset is None or not itemset.label_is_text_id or itemset.instance not in form.secondary:
        return
    entries = (
        entry for root in form.secondary[itemset.instance].children for entry in root.children
    )
    for entry in entries:
        for text_id in entry.named(itemset.label):
            if text_id.value in form.texts:
                yield from form.texts[text_id.value].expressions()
