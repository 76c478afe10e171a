"""What every error that staff may meet is."""


class IntakeError(Exception):
    """The base of every error with a sentence for staff."""
