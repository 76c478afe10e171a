"""ODK submissions as Briefcase keeps them, a folder for each with its attachments, in one zip."""

import re
from typing import BinaryIO, Final

from intake.exports.zip_file import zip_file
from intake.forms.submission import submission_xml
from intake.services.export_order import ExportJob, Wrote

_NOT_IN_NAMES: Final = re.compile(r"[^\w.-]+")


def write_odk_zip(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write the form, and every submission with its attachments."""
    name = file_name(job.forms[0].form_id)
    folder = f"forms/{name}"
    written: set[str] = set()
    count = 0
    with zip_file(stream) as archive:
        archive.add(f"{folder}/{name}.xml", [job.xform])
        for record in job.records():
            count += 1
            own = file_name(record.instance_id.replace(":", ""))
            own = f"{own}_{record.case_code}" if own in written else own
            written.add(own)
            within = f"{folder}/instances/{own}"
            xml = submission_xml(
                record.form,
                record.held,
                instance_id=record.instance_id,
                withheld=record.withheld,
            )
            archive.add(f"{within}/submission.xml", [xml])
            for file in record.files:
                pieces = job.media_bytes(file.media)
                archive.add(f"{within}/{file.name}", pieces, compress=False)
    return Wrote(count)


def file_name(text: str) -> str:
    """Return a name that every file system takes, and that leads nowhere else."""
    return _NOT_IN_NAMES.sub("_", text).strip(".") or "form"
