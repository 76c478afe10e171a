"""Datasets of one open store, or of bundles that are only looked into."""

from intake.app.clock import now
from intake.services.datasets import DatasetDraft, Datasets
from intake.storage.open_store import OpenStore


def datasets_of(store: OpenStore) -> Datasets:
    """Assemble the datasets around one person's session at one store."""
    return Datasets(store.records, store.reading.datasets, write_dataset, now)


def write_dataset(draft: DatasetDraft, layout: str, path: str) -> None:
    """Write a draft as `csv` or `parquet` (a folder) or as `xlsx`; its writers load now."""
    from intake.app.exporting import new_stream
    from intake.exports.dataset_files import write_folder, write_workbook

    if layout != "xlsx":
        write_folder(draft, layout, path)
        return
    with new_stream(path, replace=False) as stream:
        write_workbook(draft, stream)
