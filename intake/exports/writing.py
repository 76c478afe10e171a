"""Which writer writes which layout."""

from collections.abc import Mapping
from typing import BinaryIO, Final

from intake.exports.central_csv import write_central_csv
from intake.exports.kobo_xlsx import write_kobo_xlsx
from intake.exports.odk_zip import write_odk_zip
from intake.exports.tidy import write_parquet, write_tidy_csv
from intake.services.export_order import ExportJob, Layout, WriteExport, Wrote

WRITERS: Final[Mapping[Layout, WriteExport]] = {
    Layout.ODK: write_odk_zip,
    Layout.CENTRAL_CSV: write_central_csv,
    Layout.KOBO_XLSX: write_kobo_xlsx,
    Layout.TIDY_CSV: write_tidy_csv,
    Layout.PARQUET: write_parquet,
}


def write_export(job: ExportJob, stream: BinaryIO) -> Wrote:
    """Write a job in the layout that it asks for."""
    return WRITERS[job.order.layout](job, stream)
