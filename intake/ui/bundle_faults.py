"""The sentence for each way in which a bundle can be wrong."""

from collections.abc import Mapping

from intake.domain.errors import BundleFault as Fault
from intake.i18n import N_

BUNDLE_FAULTS: Mapping[Fault, str] = {
    Fault.NOT_AGE: N_("The file is no encrypted bundle."),
    Fault.HEADER_REFUSED: N_("It is encrypted in a way that this program does not accept."),
    Fault.WRONG_RECIPIENT: N_("It was encrypted for another station."),
    Fault.DAMAGED: N_("The file was damaged on its way: ask for it again."),
    Fault.TRUNCATED: N_("The end of the file is missing: copy it again."),
    Fault.NOT_A_BAG: N_("It does not hold what a bundle holds."),
    Fault.BAD_NAME: N_("A file in it has a name that is not allowed."),
    Fault.MEMBER_TYPE: N_("It holds something else than plain files."),
    Fault.TOO_LARGE: N_("It unpacks to more than is allowed."),
    Fault.TOO_MANY: N_("It holds more files than are allowed."),
    Fault.TRAILING: N_("There is something behind its end."),
    Fault.ORDER: N_("Its files are not in the order of a bundle."),
    Fault.TAG_SET: N_("Its list of lists does not fit what it holds."),
    Fault.TAG_ALTERED: N_("One of its lists was altered."),
    Fault.MANIFEST_SET: N_("Its list of files does not fit what it holds."),
    Fault.PAYLOAD_ALTERED: N_("A file in it was altered."),
    Fault.UNLISTED: N_("It holds a file that its list does not name."),
    Fault.MISSING: N_("A file that its list names is missing."),
    Fault.DUPLICATE: N_("It holds a file twice."),
    Fault.FETCH: N_("It asks for files from elsewhere, which is never done."),
    Fault.SIGNATURE: N_("Its signature does not fit."),
    Fault.LEGACY_SIGNATURE: N_("It is signed in an old way that is not accepted."),
    Fault.TRUSTED_COMMENT: N_("Its signature speaks of another bundle."),
    Fault.UNKNOWN_SIGNER: N_(
        "Nobody known here has signed it: add the sender’s contact card first."
    ),
    Fault.ROSTER: N_("Its list of the people who may sign does not prove to be right."),
    Fault.SENDER: N_("It names another sender than the one who signed it."),
    Fault.MISADDRESSED: N_("It is addressed to another station."),
    Fault.FORMAT: N_("It is in a format that this program does not know."),
    Fault.NEWER: N_("A newer version of the program wrote it: update this one."),
    Fault.JSON: N_("A description in it cannot be read."),
    Fault.ENTRY: N_("An entry in it cannot be read."),
    Fault.CHAIN: N_("Its entries do not prove to be whole and in order."),
    Fault.RECORD_INCOMPLETE: N_("An interview in it is not complete as it was sealed."),
    Fault.EQUIVOCATION: N_(
        "Another bundle with the same number was received before. Somebody may have copied a "
        "station: ask your coordinator."
    ),
}
