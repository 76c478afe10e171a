"""How many questions a form has, counted in one way wherever it is said."""

from intake.forms.model import FormDef, QuestionKind


def count_questions(form: FormDef) -> int:
    """Return how many questions a person can be asked: texts to read aloud are none."""
    return sum(question.kind is not QuestionKind.NOTE for question in form.shown_questions())
