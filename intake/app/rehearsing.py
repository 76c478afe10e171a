"""Trying a form out with this machine's clock and its randomness."""

import secrets

from intake.app.clock import local_zone, now
from intake.domain.ids import FormHash
from intake.forms.model import FormDef
from intake.forms.surroundings import Surroundings
from intake.services.rehearsing import Rehearsal


def rehearse(form: FormDef, form_hash: FormHash) -> Rehearsal:
    """Begin a made-up interview with a form."""
    return Rehearsal(form, form_hash, Surroundings(now, local_zone(), secrets.token_bytes))
