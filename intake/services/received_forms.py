"""Where the answers of a form that came in a bundle are kept here."""

from dataclasses import replace

from intake.domain.compartments import only_identity
from intake.domain.errors import UnreadableFormError
from intake.forms.compartment_rules import completed, propose
from intake.forms.counting import count_questions
from intake.forms.xform import read_form
from intake.services.ports import KeptForm


def guarded(form: KeptForm) -> KeptForm:
    """Return `form` with all that its sender keeps apart, and all that would be proposed here.

    Nobody here has confirmed what the sender decided, so it can add to what is kept apart and take
    nothing from it. A form that cannot be read cannot be asked either, and stays as it came. Nor
    does a sender decide what is asked here: the form is not offered before somebody adds it.
    """
    form = replace(form, is_received=True)
    try:
        definition = read_form(form.xform, media=form.media)
    except UnreadableFormError:
        return form
    own = only_identity({each.path: each.compartment for each in propose(definition)})
    merged = {**form.compartments, **own}
    return replace(
        form,
        compartments=completed(definition, merged, merged.keys()),
        questions=count_questions(definition),
    )
