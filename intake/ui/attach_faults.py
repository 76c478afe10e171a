"""The sentence for each way in which a file cannot be attached."""

from collections.abc import Mapping
from typing import Final

from intake.domain.attachments import AttachFault as Fault
from intake.i18n import N_

ATTACH_FAULTS: Final[Mapping[Fault, str]] = {
    Fault.EMPTY: N_("This file is empty. Nothing was attached."),
    Fault.TOO_LARGE: N_("This file is too large: at most {size} can be attached."),
    Fault.NOT_A_PICTURE: N_(
        "This file is no picture that can be read. Choose a JPEG, PNG or WebP picture."
    ),
    Fault.NOT_CLEANABLE: N_(
        "A picture of this kind may say where and by whom it was taken, and that cannot be taken "
        "out here. Save it as JPEG or PNG and choose that."
    ),
    Fault.NOT_A_RECORDING: N_("This file is no sound recording that is known here."),
    Fault.NOT_A_VIDEO: N_("This file is no video that is known here."),
    Fault.NOT_ALLOWED: N_(
        "The person has not said yes to photographs. The picture was not attached."
    ),
}
