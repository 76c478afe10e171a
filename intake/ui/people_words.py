"""Words for roles, reasons and holders of keys. In Spanish a role is a task and has no gender."""

from collections.abc import Mapping

from intake.domain.people import LeavingReason, Role
from intake.i18n import N_, Words
from intake.services.people import Holder, Holding

ROLES: Mapping[Role, str] = {
    Role.VOLUNTEER: N_("Intake volunteer"),
    Role.INTERVIEWER: N_("Interviewer"),
    Role.INTERPRETER: N_("Interpreter"),
    Role.REVIEWER: N_("Reviewer"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.COORDINATOR: N_("Coordinator"),
    Role.STEWARD: N_("Data steward"),
    Role.AUDITOR: N_("Auditor"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
REASONS: Mapping[LeavingReason, str] = {
    LeavingReason.LEFT: N_("left"),
    LeavingReason.LOST: N_("keys lost"),
    LeavingReason.COMPROMISED: N_("keys in other hands"),
}
_HOLDINGS: Mapping[Holding, str] = {
    Holding.EARLIER: N_("{name} (earlier keys)"),
    Holding.RECOVERY: N_("Recovery sheet {name}"),
    Holding.UNKNOWN: N_("unknown key {name}"),
}


def role_text(role: Role, words: Words) -> str:
    """Name a role."""
    return words.gettext(ROLES[role])


def reason_text(reason: LeavingReason, words: Words) -> str:
    """Say why somebody is gone."""
    return words.gettext(REASONS[reason])


def holder_text(holder: Holder, words: Words) -> str:
    """Name who holds a key."""
    message = _HOLDINGS.get(holder.holding)
    return words.gettext(message, name=holder.label) if message else holder.label
