"""The sentence that the author of an interview signs."""

from intake.i18n import N_

STATEMENT = N_(
    "I wrote down what the person said in interview {code}. From now on nothing of it changes; "
    "what comes later is added beside it."
)
"""What the author signs; `code` is the case code as it is shown."""
