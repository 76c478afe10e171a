"""What the command says when it cannot go on: what happened, and what to type instead."""

from collections.abc import Mapping

from intake.domain import errors
from intake.domain.case_codes import read_case_code
from intake.domain.errors import BundleFault, IntakeError
from intake.i18n import N_, Words
from intake.ui.error_messages import sentence

_FILE_RULES: Mapping[str, str] = {
    "passphrase_fd": N_("No passphrase came from file descriptor {file}: is it open for reading?"),
    "passphrase_file": N_("The passphrase file {file} cannot be read."),
    "passphrase_file_mode": N_(
        "Others may read the passphrase file {file}, so it was not used. "
        "Make it yours alone first: chmod 600 {file}"
    ),
    "passphrase_needs_terminal": N_(
        "There is no terminal to ask for the passphrase. Use --passphrase-file or --passphrase-fd."
    ),
    "passphrases_differ": N_("The two passphrases are not the same. Try again."),
    "passphrase_empty": N_("The passphrase is empty."),
    "json": N_("The file {file} is not JSON. Nothing was recorded."),
    "answers_shape": N_(
        "The file {file} is not laid out as a file of answers: see docs/manual/answers-file.md. "
        "Nothing was recorded."
    ),
    "scored_json": N_("The file {file} is neither JSON nor compressed JSON."),
    "age_vector": N_("The file {file} is no age test file in the layout of C2SP/CCTV."),
    "scored_layout": N_("The file {file} is not laid out as what was to be scored."),
    "unknown_path": N_(
        "No answer in the file {file} belongs to a question of this form. Nothing was recorded."
    ),
    "unknown_code": N_(
        "The file {file} has a code under “consent”, “languages” or “skip_rest” that is not "
        "known: see docs/manual/answers-file.md. Nothing was recorded."
    ),
}

_ADVICE: Mapping[type[IntakeError], str] = {
    errors.StoreNotFoundError: N_("Name its folder with --store; “intake store new” makes one."),
    errors.NotAStoreError: N_("Name the folder of a store, or an empty one for a new store."),
    errors.UnknownPersonError: N_("“intake store info” lists them, and --person names one."),
    errors.StoreInUseError: N_("Lock it there, then try again."),
    errors.ForeignStoreError: N_("Ask your coordinator whose store it is."),
    errors.UnknownInterviewError: N_("“intake interview list” lists the case codes."),
    errors.UnknownFormError: N_("“intake form list” lists the forms."),
    errors.UnknownContactError: N_("Give the file of its contact card instead."),
    errors.ConsentMissingError: N_(
        "In a file of answers, the decision under “consent” must be “granted”."
    ),
}

_ADVICE_ON_BUNDLES: Mapping[BundleFault, str] = {
    BundleFault.UNKNOWN_SIGNER: N_("--from names the file of a card."),
    BundleFault.WRONG_RECIPIENT: N_("Ask for one that is sealed for this station’s card."),
    BundleFault.MISADDRESSED: N_("Ask for one that is sealed for this station’s card."),
}


def complaint(error: IntakeError, words: Words) -> str:
    """Return what happened and what to do, in the language of the person."""
    if isinstance(error, errors.UnreadableFileError) and error.rule in _FILE_RULES:
        return words.gettext(_FILE_RULES[error.rule], file=error.file)
    if isinstance(error, errors.WrongPassphraseError) and not error.was_tried:
        return words.ngettext(
            "After wrong passphrases there is a pause; this one was not tried. "
            "Try again in {count} second.",
            "After wrong passphrases there is a pause; this one was not tried. "
            "Try again in {count} seconds.",
            error.wait_seconds,
        )
    said = _said_here(error, words) or sentence(error, words)
    advice = _advice(error)
    return f"{said} {words.gettext(advice)}" if advice else said


def facts(error: IntakeError, code: int, words: Words) -> dict[str, object]:
    """Return the same for a program: the kind of the error, its facts and its sentence."""
    kind = type(error).__name__.removesuffix("Error")
    name = "".join("_" + c.lower() if c.isupper() else c for c in kind).lstrip("_")
    return {"error": name, "exit": code, "facts": vars(error), "message": complaint(error, words)}


def _advice(error: IntakeError) -> str | None:
    if isinstance(error, errors.BundleRefusedError):
        return _ADVICE_ON_BUNDLES.get(error.fault)
    return _ADVICE.get(type(error))


def _said_here(error: IntakeError, words: Words) -> str:
    """Return the sentence where a command says it otherwise than a window, or nothing."""
    match error:
        case errors.UnknownInterviewError() if read_case_code(error.named) is None:
            return words.gettext(
                "“{named}” is no case code: a character of it is wrong or missing.",
                named=error.named,
            )
        case errors.UnknownContactError() if error.named.startswith("age1"):
            return words.gettext("“{named}” is no age recipient.", named=error.named)
        case errors.NotAStoreError():
            return words.gettext(
                "The folder {folder} holds other files and no store. Nothing was changed.",
                folder=error.folder,
            )
        case _:
            return ""
