"""Values that a form wants filled in by the device; what would tell who or where stays blank."""

from intake.domain.answers import Value
from intake.forms.instance import Instance
from intake.forms.model import Bind, FormDef
from intake.forms.recalculation import Recalculation
from intake.forms.xpath.functions.codings import uuid4_text
from intake.forms.xpath.moments import iso
from intake.forms.xpath.values import Environment


def preload(
    form: FormDef, instance: Instance, environment: Environment, recalculation: Recalculation
) -> None:
    """Fill in the start, the day and the id of a new record."""
    for path, bind in form.binds.items():
        for node in instance.of.get(path, ()) if bind.preload else ():
            text = _preloaded(bind, environment)
            if text and node.is_leaf and not node.held.v:
                recalculation.set_value(node, Value(text))


def _preloaded(bind: Bind, environment: Environment) -> str:
    match bind.preload, bind.preload_params:
        case "uid", _:
            return f"uuid:{uuid4_text(environment.randomness(16))}"
        case "timestamp", "start":
            return iso(environment.local_now())
        case "date", "today":
            return environment.local_now().strftime("%Y-%m-%d")
        case _:
            return ""
