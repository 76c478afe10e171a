"""Has the card about the privacy notice in Settings do what it says."""

from intake.domain.consent import Notice
from intake.domain.errors import IntakeError
from intake.domain.people import Role
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.surface import Threads
from intake.ui.views.privacy_card import PrivacyCard


def privacy_card(context: Context, application: Application, threads: Threads) -> PrivacyCard:
    """Return the card, with what the store says."""
    desk = application.consenting
    card = PrivacyCard(context, may_choose=application.session.role == Role.COORDINATOR)

    def read() -> None:
        threads.reader.run(desk.profile, card.display, refused)

    def refused(error: IntakeError) -> None:
        card.display(None, sentence(error, context.localizer.words))

    def picked(key: str) -> None:
        threads.writer.run(lambda: desk.set_profile(Notice(key)), lambda _done: read(), refused)

    card.picked.connect(picked)
    read()
    return card
