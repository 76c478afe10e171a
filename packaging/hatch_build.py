"""Compile translations/<language>/LC_MESSAGES/*.po into the wheel; the checkout stays as it is."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Adds every catalogue, compiled, to what goes into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder that lives until the wheel is written."""
        if version == "editable":  # a checkout reads its .po files as they are
            return
        assets = _load(Path(self.root, "intake", "assets.py"))
        self._built = TemporaryDirectory()
        for po in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/*.po")):
            language = po.parts[-3]
            mo = Path(self._built.name, language, f"{po.stem}.mo")
            mo.parent.mkdir(exist_ok=True)
            mo.write_bytes(assets.compile_po(po.read_bytes(), language))
            inside = f"intake/translations/{language}/LC_MESSAGES/{mo.name}"
            build_data["force_include"][str(mo)] = inside

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove that folder."""
        del version, build_data, artifact_path
        if hasattr(self, "_built"):
            self._built.cleanup()


def _load(path: Path) -> ModuleType:
    """Import one file of the package without the package."""
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
