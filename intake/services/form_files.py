"""The files that are kept with a form, each read when it is first asked for."""

from collections.abc import Iterator, Mapping

from intake.domain.ids import FormHash
from intake.services.ports import Reading


class FormFiles(Mapping[str, bytes]):
    """Pictures, recordings and lists by name; only the names are known from the start."""

    def __init__(self, reading: Reading, form: FormHash) -> None:
        self._reading = reading
        self._form = form
        self._names = reading.form_file_names(form)

    def __getitem__(self, name: str) -> bytes:
        content = self._reading.form_file(self._form, name) if name in self._names else None
        if content is None:
            raise KeyError(name)
        return content

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
