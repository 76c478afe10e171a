"""Qt's own words (OK, Cancel, file dialogs) in the language of the program."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from intake.i18n.catalogs import load_catalog
from intake.ui.localizer import Localizer


def pgettext(context: str, message: str) -> tuple[str, str]:
    """Mark a string of Qt's for our catalogue, under Qt's context."""
    return context, message


MISSING_IN_QT = (  # what Qt's widgets ask for and qtbase_es.qm does not have, recorded on 6.11.3
    pgettext("QFileDialog", "&Look in:"),
    pgettext("QFileDialog", "Files of &type:"),
    pgettext("QAbstractFileIconProvider", "Drive"),
    pgettext("QAbstractFileIconProvider", "Folder"),
)


class QtWords(QTranslator):
    """Answers Qt from our catalogue; what it lacks falls through to Qt's translation."""

    def __init__(self, localizer: Localizer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._localizer = localizer

    def isEmpty(self) -> bool:
        """Say no: an empty translator would send no LanguageChange when it is installed."""
        return False

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return the word for a string of Qt's; None asks the next one, "" would blank it."""
        if source_text == "QT_LAYOUT_DIRECTION":
            return "RTL" if self._localizer.is_right_to_left else "LTR"
        found = load_catalog(self._localizer.language).pgettext(context, source_text)
        return None if found == source_text else found


class QtStrings(QObject):
    """Keeps Qt's own strings in the language of a localizer."""

    def __init__(self, application: QCoreApplication, localizer: Localizer) -> None:
        super().__init__(application)
        self._application = application
        self._localizer = localizer
        self._below = QTranslator(self)
        self._above = QtWords(localizer, self)
        localizer.changed.connect(self._install)
        self._install(localizer.language)

    def remove(self) -> None:
        """Give Qt its English back."""
        self._localizer.changed.disconnect(self._install)
        self._take_out()
        self.deleteLater()

    def _install(self, language: str) -> None:
        """Put ours over Qt's: installing is what makes open dialogs relabel themselves."""
        self._take_out()
        where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._below.load(f"qtbase_{language.replace('-', '_')}", where):
            self._application.installTranslator(self._below)
        self._application.installTranslator(self._above)

    def _take_out(self) -> None:
        self._application.removeTranslator(self._above)
        self._application.removeTranslator(self._below)
