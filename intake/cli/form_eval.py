"""`intake form eval`: score the form engine from outside, one line of JSON each."""

import gzip
import io
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.errors import UnreadableFileError
from intake.forms.scoring import cases, traces

_GZIP: Final = b"\x1f\x8b"
_LARGEST: Final = 400_000_000


def evaluate(call: Call) -> Exit:
    """Evaluate every case of a file, or replay every scenario."""
    for each in _scored(call):
        call.terminal.out.write(json.dumps(each, ensure_ascii=False) + "\n")
    return Exit.DONE


def _scored(call: Call) -> Iterable[Mapping[str, object]]:
    if call.options.cases is not None:
        recorded = _decoded(call.options.cases)
        if not cases.is_case_file(recorded):
            raise UnreadableFileError(call.options.cases, "scored_layout")
        return cases.evaluated(recorded)
    recorded = _decoded(call.options.traces)
    if not _is_traces(recorded):
        raise UnreadableFileError(call.options.traces, "scored_layout")
    return traces.scored(recorded)


def _is_traces(recorded: object) -> bool:
    return (
        isinstance(recorded, dict)
        and isinstance(recorded.get("forms"), dict)
        and isinstance(recorded.get("scenarios"), list)
        and all(isinstance(each, dict) for each in recorded["scenarios"])
    )


def _decoded(file: str) -> Any:
    content = read_bytes(file)
    try:
        if content.startswith(_GZIP):
            content = gzip.GzipFile(fileobj=io.BytesIO(content)).read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UnreadableFileError(file, "scored_json")
        return json.loads(content)
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise UnreadableFileError(file, "scored_json") from error
