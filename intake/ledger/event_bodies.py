"""The members of every event's body but that of an answer, written and read field by field."""

from typing import assert_never

from intake.domain.case_codes import CaseCode
from intake.domain.consent import (
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Purpose,
)
from intake.domain.events import (
    BundleReceived,
    BundleSealed,
    ChainBegun,
    ChainReason,
    Checkpointed,
    ConsentRecorded,
    ConsentRefused,
    FormAdded,
    FormChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    OrganisationDescribed,
    PaperIssued,
    QuestionsFinished,
    SessionClosed,
    SessionOpened,
)
from intake.domain.ids import BundleId, ChainId, FormHash, PaperId
from intake.ledger.fields import Fields

_StoreEvent = ChainBegun | OrganisationDescribed | SessionOpened | SessionClosed | Checkpointed
_FormEvent = FormAdded | FormChanged | InterviewOpened
_PaperEvent = PaperIssued | BundleSealed | BundleReceived
_BareEvent = InterviewPaused | InterviewResumed | QuestionsFinished | ConsentRefused
_Event = _StoreEvent | _FormEvent | _PaperEvent | _BareEvent | ConsentRecorded | LanguageRecorded


def members(event: _Event) -> dict[str, object]:
    """Return the members of the body of `event`."""
    match event:
        case ChainBegun() | OrganisationDescribed() | SessionOpened() | SessionClosed():
            return _store_members(event)
        case Checkpointed(first_seq=first_seq, adopts=adopts):
            return {"first_seq": first_seq, "adopts": adopts}
        case FormAdded() | FormChanged() | InterviewOpened():
            return _form_members(event)
        case ConsentRecorded() | LanguageRecorded():
            return _person_members(event)
        case PaperIssued() | BundleSealed() | BundleReceived():
            return _paper_members(event)
        case InterviewPaused() | InterviewResumed() | QuestionsFinished() | ConsentRefused():
            override = event.override if isinstance(event, QuestionsFinished) else ""
            return {"override": override} if override else {}
        case _:
            assert_never(event)


def _store_members(
    event: ChainBegun | OrganisationDescribed | SessionOpened | SessionClosed,
) -> dict[str, object]:
    match event:
        case ChainBegun():
            return {
                "reason": event.reason.value,
                "compartment": event.compartment,
                "predecessor": event.predecessor,
                "predecessor_head": event.predecessor_head,
            }
        case OrganisationDescribed():
            return {"name": event.name, "site": event.site}
        case SessionOpened():
            return {"program_version": event.program_version}
        case SessionClosed():
            return {}
        case _:
            assert_never(event)


def read_chain_begun(fields: Fields) -> ChainBegun:
    """Take the members of `chain.begun`; the predecessor is an id or null."""
    predecessor = None
    if not fields.is_null("predecessor"):
        predecessor = ChainId(fields.hexadecimal("predecessor", 32))
    return ChainBegun(
        ChainReason(fields.text("reason")),
        fields.text("compartment"),
        predecessor=predecessor,
        predecessor_head=fields.text("predecessor_head"),
    )


def read_organisation(fields: Fields) -> OrganisationDescribed:
    """Take the members of `organisation.described`."""
    return OrganisationDescribed(fields.text("name"), fields.text("site"))


def read_checkpoint(fields: Fields) -> Checkpointed:
    """Take the members of `checkpoint`."""
    return Checkpointed(fields.integer("first_seq"), adopts=fields.flag("adopts"))


def _form_members(event: _FormEvent) -> dict[str, object]:
    match event:
        case FormAdded():
            return {
                "form": event.form,
                "form_id": event.form_id,
                "version": event.version,
                "title": event.title,
            }
        case FormChanged():
            members: dict[str, object] = {
                "former": event.former,
                "form": event.form,
                "form_version": event.form_version,
                "lost": list(event.lost),
            }
            return members | ({"reason": event.reason} if event.reason else {})
        case InterviewOpened():
            return {
                "form": event.form,
                "form_id": event.form_id,
                "form_version": event.form_version,
                "case_code": event.case_code,
                "site": event.site,
            }
        case _:
            assert_never(event)


def read_form(fields: Fields) -> FormAdded:
    """Take the members of `form.added`."""
    return FormAdded(
        FormHash(fields.text("form")),
        fields.text("form_id"),
        fields.text("version"),
        fields.text("title"),
    )


def read_form_change(fields: Fields) -> FormChanged:
    """Take the members of `form.changed`."""
    return FormChanged(
        FormHash(fields.text("former")),
        FormHash(fields.text("form")),
        fields.text("form_version"),
        fields.texts("lost"),
        fields.stated("reason"),
    )


def read_interview(fields: Fields) -> InterviewOpened:
    """Take the members of `interview.opened`."""
    form, form_id = FormHash(fields.text("form")), fields.text("form_id")
    version, code = fields.text("form_version"), CaseCode(fields.text("case_code"))
    return InterviewOpened(form, form_id, version, code, site=fields.text("site"))


def _person_members(event: ConsentRecorded | LanguageRecorded) -> dict[str, object]:
    match event:
        case ConsentRecorded(consent=consent):
            return _consent_members(consent)
        case LanguageRecorded(languages=languages):
            return _language_members(languages)
        case _:
            assert_never(event)


def _consent_members(consent: Consent) -> dict[str, object]:
    return {
        "purpose": consent.purpose.value,
        "decision": consent.decision.value,
        "source": consent.source.value,
        "form": consent.form.value,
        "text_version": consent.text_version,
        "lang": consent.lang,
        "witness": consent.witness,
    }


def read_consent(fields: Fields) -> ConsentRecorded:
    """Take the members of `consent.recorded`."""
    return ConsentRecorded(
        Consent(
            Purpose(fields.text("purpose")),
            Decision(fields.text("decision")),
            source=ConsentSource(fields.text("source")),
            form=ConsentForm(fields.text("form")),
            text_version=fields.text("text_version"),
            lang=fields.text("lang"),
            witness=fields.text("witness"),
        )
    )


def _language_members(languages: Languages) -> dict[str, object]:
    return {
        "best": languages.best,
        "today": languages.today,
        "interpreter_needed": languages.interpreter_needed,
        "interpreter": languages.interpreter,
        "relay": languages.relay,
        "mode": languages.mode.value,
    }


def read_languages(fields: Fields) -> LanguageRecorded:
    """Take the members of `language.recorded`."""
    return LanguageRecorded(
        Languages(
            fields.text("best"),
            fields.text("today"),
            interpreter_needed=fields.flag("interpreter_needed"),
            interpreter=fields.text("interpreter"),
            relay=fields.flag("relay"),
            mode=Mode(fields.text("mode")),
        )
    )


def read_finished(fields: Fields) -> QuestionsFinished:
    """Take the members of `questions.finished`; there is a reason only where it is not empty."""
    return QuestionsFinished(fields.stated("override"))


def _paper_members(event: _PaperEvent) -> dict[str, object]:
    match event:
        case PaperIssued():
            return {
                "paper": event.paper,
                "kind": event.kind,
                "language": event.language,
                "salt": event.salt,
                "pdf_salted_sha256": event.pdf_salted_sha256,
            }
        case BundleSealed():
            return {
                "bundle": event.bundle,
                "addressee": event.addressee,
                "seq": event.seq,
                "tagmanifest_sha256": event.tagmanifest_sha256,
                "records": list(event.records),
            }
        case BundleReceived():
            return {
                "bundle": event.bundle,
                "sender": event.sender,
                "seq": event.seq,
                "tagmanifest_sha256": event.tagmanifest_sha256,
                "entries": event.entries,
            }
        case _:
            assert_never(event)


def read_paper(fields: Fields) -> PaperIssued:
    """Take the members of `paper.issued`."""
    return PaperIssued(
        PaperId(fields.text("paper")),
        fields.text("kind"),
        fields.text("language"),
        fields.text("salt"),
        fields.text("pdf_salted_sha256"),
    )


def read_sealed(fields: Fields) -> BundleSealed:
    """Take the members of `bundle.sealed`."""
    return BundleSealed(
        BundleId(fields.text("bundle")),
        fields.text("addressee"),
        fields.integer("seq"),
        fields.text("tagmanifest_sha256"),
        fields.texts("records"),
    )


def read_received(fields: Fields) -> BundleReceived:
    """Take the members of `bundle.received`."""
    return BundleReceived(
        BundleId(fields.text("bundle")),
        fields.text("sender"),
        fields.integer("seq"),
        fields.text("tagmanifest_sha256"),
        fields.integer("entries"),
    )
