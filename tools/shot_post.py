"""Pictures of what was sent, what arrives, and comparing words by voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from intake.domain.errors import BundleFault
from intake.domain.ids import BundleId, InterviewId
from intake.domain.receipts import Outcome, Reason
from intake.services.contacts import ContactRow, Fingerprint
from intake.services.inbox import Looked, Verdict
from intake.services.outbox import OutboxRow, stage_of
from intake.services.post import SentBundle
from intake.services.targets import Act, Remembered
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.contacts import ComparePresenter, CompareTools
from intake.ui.presenters.inbox import InboxPresenter, InboxTools
from intake.ui.presenters.outbox import OutboxPresenter, OutboxTools
from intake.ui.presenters.sending import SendingPresenter, SendingTools
from intake.ui.presenters.sending_many import ManyPresenter, ManyTools
from intake.ui.presenters.targets import TargetsPresenter, TargetTools
from intake.ui.shell import Place
from intake.ui.views.contacts_dialog import CompareDialog
from intake.ui.views.inbox_card import InboxCard
from intake.ui.views.many_card import ManyCard
from intake.ui.views.outbox_card import OutboxCard
from intake.ui.views.sending_view import SendingView
from intake.ui.views.targets_card import TargetsCard
from tests.ui.fakes import NOW, STATION, InlineLane, InlineWorkshop
from tests.ui.fakes import WORDS as SAID
from tests.ui.presenters.test_sending_at_once import FakeMany, FakeTargets
from tools.shot_notices import notices_card
from tools.shot_start import Build, as_any

_STATION = "Oficina legal"
_SENT = SentBundle(BundleId("01931f0a-0000-7000-8000-000000000001"), "age1", 4, "00" * 32, NOW)
_ROWS = (
    _SENT,
    replace(_SENT, number=3, carried=NOW),
    replace(_SENT, number=2, received=NOW, settled=NOW, outcome=Outcome.ACCEPTED),
    replace(_SENT, number=1, received=NOW, outcome=Outcome.REFUSED, reason=Reason.DAMAGED),
)
_FAKE = InterviewId("0" * 32)
LOOKED = (
    Looked("/stick/3f0a.intake", Verdict.NEW, "Albergue Esperanza", 7, (_FAKE,) * 3, 1, 240),
    Looked("/stick/77c1.intake", Verdict.NEW, "Albergue Esperanza", 9, (_FAKE,), 0, 80),
    Looked("/stick/9b22.intake", Verdict.REPEAT, "Oficina legal", 2, (_FAKE,), 1, 0),
    Looked("/stick/aa10.intake", Verdict.UNKNOWN_SENDER, fault=BundleFault.UNKNOWN_SIGNER),
    Looked("/stick/c3d4.intake", Verdict.REFUSED, number=3, fault=BundleFault.DAMAGED),
    Looked("/stick/e5f6.receipt", Verdict.RECEIPT, _STATION, 12),
)
WORDS = Fingerprint(tuple(SAID[:8]), tuple(SAID[:8]), "012345678901234567890123456")


def post_cards(context: Context, window: QWidget) -> tuple[QWidget, ...]:
    """Return the cards with made-up bundles."""
    dialogs, words = Dialogs(context, window), context.localizer.words
    rows = tuple(OutboxRow(each, _STATION, stage_of(each)) for each in _ROWS)
    lane = InlineLane()
    outbox = OutboxCard(context, dialogs)
    fake = as_any(SimpleNamespace(rows=lambda: rows))
    tools = OutboxTools(fake, as_any(None), lane, lane, sentence, lambda at, _w: f"{at:%Y-%m-%d}")
    outbox.attach(OutboxPresenter(tools, words, outbox.display))
    inbox = InboxCard(context, dialogs)
    looks = as_any(SimpleNamespace(look=lambda _path, _advance: LOOKED))
    presenter = InboxPresenter(
        InboxTools(looks, InlineWorkshop(), sentence, lambda: None), words, inbox.display
    )
    inbox.attach(presenter)
    presenter.look("/stick")
    return inbox, *_at_once(context, dialogs), outbox, notices_card(context, window)


def _at_once(context: Context, dialogs: Dialogs) -> tuple[QWidget, QWidget]:
    """Return the cards of everything unsent, and of places, with made-up facts."""
    words, lane, workshop = context.localizer.words, InlineLane(), InlineWorkshop()
    many, targets = ManyCard(context, dialogs), TargetsCard(context, dialogs)
    of_many = ManyTools(
        as_any(FakeMany()), lambda: (STATION,), lane, workshop, sentence, lambda: None
    )
    presenter = ManyPresenter(of_many, words, many.display)
    many.attach(presenter)
    presenter.choose(STATION.recipient)
    places = FakeTargets()
    places.last = Remembered(Act.CHECK, NOW, 2)
    of_places = TargetTools(
        as_any(places),
        lambda: (STATION,),
        lane,
        workshop,
        sentence,
        lambda at, _w: f"{at:%Y-%m-%d}",
    )
    targets.attach(TargetsPresenter(of_places, words, targets.display))
    return many, targets


def sending_page(shell: Callable[[Context, QWidget, Place, QWidget], None], desk: object) -> Build:
    """Return what shows the page Send and export."""

    def build(context: Context, window: QWidget) -> None:
        view = SendingView(context, Dialogs(context, window), *post_cards(context, window))
        tools = SendingTools(
            as_any(desk), InlineWorkshop(), lambda _p: b"", lambda _p, _d: None, sentence
        )
        presenter = SendingPresenter(tools, context.localizer.words, view.display)
        view.attach(presenter)
        shell(context, window, Place.SENDING, view)
        presenter.open()

    return build


def compare_words(under: Build) -> Build:
    """Return what shows the dialog over a screen."""

    def build(context: Context, window: QWidget) -> QWidget:
        under(context, window)
        dialog = CompareDialog(context, window)
        contacts = SimpleNamespace(
            rows=lambda: (ContactRow(STATION, WORDS),),
            own=lambda: (b"", WORDS),
            asked=lambda: (3, 7),
        )
        tools = CompareTools(as_any(contacts), as_any(None), InlineLane(), sentence, lambda: None)
        words = context.localizer.words
        dialog.attach(ComparePresenter(tools, STATION.recipient, words, dialog.display))
        return dialog

    return build
