"""The whole way once, with a made-up person: two stores, one interview, its PDF, its bundle."""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from intake.app.clock import now
from intake.app.demo_judgements import judge
from intake.app.demo_states import USUAL, make_up
from intake.app.doors import StoreDoors
from intake.app.files import write_new
from intake.app.version import VERSION
from intake.assets import folder
from intake.domain.answers import SkipReason
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import StoreExistsError, UnwritableFolderError
from intake.domain.ids import InterviewId
from intake.i18n import N_, Words
from intake.services.application import Application
from intake.services.doors import Founding
from intake.services.handing_over import Received
from intake.services.kept import Contact
from intake.services.recording_at_once import answers_from
from intake.storage import store_folder
from intake.storage.open_store import OpenStore

STEPS = (
    N_("Founding two stores"),
    N_("Recording an interview"),
    N_("Making up more interviews"),
    N_("Printing the summary"),
    N_("Sealing the bundle"),
    N_("Taking the bundle in at the other store"),
    N_("Reviewing"),
)


@dataclass(frozen=True, slots=True)
class Demo:
    """Where everything lies; the passphrase opens both stores."""

    store: str
    passphrase_file: str
    pdf: str
    bundle: str
    recipient_store: str
    recipient_card: str
    sender_card: str
    recipient_key_file: str
    """age identity of the addressee's inbox: `age -d -i FILE bundle | tar x` opens the bundle."""
    signer_public_key: str
    """minisign public key of the sender: `minisign -V -p FILE`."""
    case_code: str
    new_entries: int
    interviews: int
    """How many there are in the store; all made up, and they stand at every place there is."""


def run_demo(
    where: str, words: Words, tell: Callable[[str], None], *, interviews: int = USUAL
) -> Demo:
    """Walk the whole way in a new folder. Raises StoreExistsError when something is in it.

    The first interview is printed and sealed into a bundle; the others are made up beside it.
    """
    root = Path(where)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise StoreExistsError(where)
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise UnwritableFolderError(where) from refused
    return _Walk(root, words, tell, interviews).whole_way()


class _Walk:
    def __init__(
        self, root: Path, words: Words, tell: Callable[[str], None], interviews: int
    ) -> None:
        self._root, self._words, self._tell = root, words, tell
        self._interviews = interviews
        self._doors = StoreDoors()
        self._passphrase = self._doors.suggest_passphrase(words.language)
        self._step = 0

    def whole_way(self) -> Demo:
        """Found, record, print, seal, take in."""
        self._next()
        write_new(self._path("passphrase"), f"{self._passphrase}\n".encode())
        self._found("store", N_("Shelter Alliance"), N_("North Shelter"), N_("Coordinator"))
        self._found("partner", N_("Legal Partner"), N_("Legal Office"), N_("Lawyer"))
        card = self._partner_card()
        store = self._open("store")
        try:
            code, bundle = self._interview(store, card)
        finally:
            store.close()
        self._next()
        received = self._receive(bundle)
        self._next()
        self._judge()
        return Demo(
            store=self._path("store"),
            passphrase_file=self._path("passphrase"),
            pdf=self._path("summary.pdf"),
            bundle=bundle,
            recipient_store=self._path("partner"),
            recipient_card=self._path("partner.card"),
            sender_card=self._path("store.card"),
            recipient_key_file=self._path("recipient.key"),
            signer_public_key=self._path("signer.pub"),
            case_code=code,
            new_entries=received.new_entries,
            interviews=max(self._interviews, 1),
        )

    def _partner_card(self) -> bytes:
        partner = self._open("partner")
        try:
            card = partner.contact_card()
            write_new(self._path("partner.card"), card)
            write_new(self._path("recipient.key"), f"{partner.inbox_identity()}\n".encode())
        finally:
            partner.close()
        return card

    def _interview(self, store: OpenStore, card: bytes) -> tuple[str, str]:
        from intake.app.unlocked import build_application

        application = build_application(store)
        self._next()
        interview = self._record(application)
        self._next()
        more = max(self._interviews - 1, 0)
        make_up(application, self._passphrase, self._words, more, _no_news)
        self._next()
        application.reporting.summary(interview, self._path("summary.pdf"), ("en", "es"))
        self._next()
        to = _compared(application, card)
        sealed = application.handing_over.export(
            [interview], to, self._path("interview.intake"), _no_news
        )
        write_new(self._path("store.card"), store.contact_card())
        write_new(self._path("signer.pub"), _public_key_file(store))
        return application.reading.interview(interview).case_code, sealed.path

    def _next(self) -> None:
        self._tell(self._words.gettext(STEPS[self._step]))
        self._step += 1

    def _path(self, name: str) -> str:
        return str(self._root / name)

    def _found(self, name: str, organisation: str, site: str, person: str) -> None:
        says = self._words.gettext
        self._doors.found(
            Founding(
                self._path(name),
                says(organisation),
                says(site),
                says(person),
                self._passphrase,
                self._words.language,
            ),
            lambda _step: None,
        )

    def _open(self, name: str) -> OpenStore:
        surroundings = store_folder.Surroundings(now, secrets.token_bytes, VERSION)
        return store_folder.unlock(self._root / name, self._passphrase, surroundings)

    def _record(self, application: Application) -> InterviewId:
        data = _sample()
        consent = Consent(
            Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es", witness="W-02"
        )
        recorded = application.at_once.record(
            application.shelf.newest(str(data["form"])).hash,
            (consent, Languages(best="spa", today="spa")),
            answers_from(data["answers"], "short_intake.json"),
            skip_rest=SkipReason.NOT_ASKED,
        )
        return recorded.interview.id

    def _receive(self, bundle: str) -> Received:
        from intake.app.unlocked import build_application

        partner = self._open("partner")
        try:
            application = build_application(partner)
            card = Path(self._path("store.card")).read_bytes()
            sender = application.handing_over.remember(card, is_partner=False)
            return application.handing_over.receive(bundle, _no_news, sender)
        finally:
            partner.close()

    def _judge(self) -> None:
        from intake.app.unlocked import build_application

        with (
            closing(build_application(self._open("store"))) as station,
            closing(build_application(self._open("partner"))) as partner,
        ):
            judge(station, partner, self._carry, self._passphrase, self._words)

    def _carry(
        self, sender: Application, receiver: Application, interviews: Sequence[InterviewId]
    ) -> None:
        path = self._path("reviews.intake")
        to = _compared(sender, receiver.handing_over.own_card())
        _compared(receiver, sender.handing_over.own_card())
        sender.handing_over.export(interviews, to, path, _no_news)
        receiver.handing_over.receive(path, _no_news)
        Path(path).unlink()


def _compared(application: Application, card: bytes) -> Contact:
    """Remember a station of the own programme; the demo holds both ends, so its words agree."""
    contact = application.contacts.add(card, is_partner=False)
    words = application.contacts.look(contact.card).fingerprint.english
    return application.contacts.verify(contact, dict(enumerate(words, 1)))


def _sample() -> Mapping[str, object]:
    file = folder("resources").joinpath("demo").joinpath("short_intake.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise TypeError("short_intake.json")
    return data


def _public_key_file(store: OpenStore) -> bytes:
    from intake.storage.keys.file_signing import minisign_public

    return minisign_public(store.file_key).encode()


def _no_news(_done: int, _all: int) -> None:
    """Nobody watches."""
