"""The words of the Forms screen: families of versions, and the report on one file."""

from collections.abc import Callable, Collection, Mapping
from datetime import tzinfo
from pathlib import PurePath

from intake.forms.package import Finding, ImportResult, Severity
from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.i18n.formats import date_text, list_text, number_text
from intake.i18n.languages import native_name
from intake.services.ports import FormRow
from intake.ui.presenters.forms_state import FamilyLine, FindingLine, FormLine, ReportShown

FindingText = Callable[[Finding, Words], tuple[str, str]]
"""The sentence of a finding, and what its author can do."""


def in_families(rows: tuple[FormRow, ...]) -> Mapping[str, tuple[FormRow, ...]]:
    """Return the versions of each form by its id, the newest first; what was added here leads."""
    found: dict[str, list[FormRow]] = {}
    for row in rows:
        found.setdefault(row.form_id, []).append(row)
    return {
        form_id: tuple(sorted(each, key=lambda row: (not row.is_received, row.added), reverse=True))
        for form_id, each in found.items()
    }


def family_lines(
    rows: tuple[FormRow, ...], unfolded: Collection[str], words: Words, zone: tzinfo
) -> tuple[FamilyLine, ...]:
    """Return the families of the list, by the title of their newest version."""
    families = in_families(rows)
    lines = [
        _family(form_id, versions, words, zone, is_open=form_id in unfolded)
        for form_id, versions in families.items()
    ]
    return tuple(sorted(lines, key=lambda each: each.newest.title.casefold()))


def form_line(row: FormRow, words: Words, zone: tzinfo) -> FormLine:
    """Return one version in words."""
    added = date_text(row.added.astimezone(zone).date(), words.language, "medium")
    return FormLine(
        hash=row.hash,
        title=title_text(row.title, words) or row.form_id,
        name=words.gettext("{name}, version {version}", name=row.form_id, version=row.version),
        version=words.gettext("Version {version}", version=row.version),
        languages=" · ".join(native_name(each) for each in row.languages),
        counted=words.ngettext("{count} question", "{count} questions", row.questions),
        used=words.ngettext("{count} interview", "{count} interviews", row.interviews),
        added=words.gettext("Came with records on {when}", when=added)
        if row.is_received
        else words.gettext("Added {when}", when=added),
        is_builtin=row.builtin,
        is_received=row.is_received,
    )


def report_shown(
    result: ImportResult,
    file: str,
    identity: Collection[str],
    words: Words,
    finding_text: FindingText,
) -> ReportShown:
    """Return the report on one file, without its proposals."""
    package = result.package
    counts = {
        each: sum(1 for finding in result.report.findings if finding.severity is each)
        for each in Severity
    }
    return ReportShown(
        file=PurePath(file).name,
        title=package.title if package is not None else PurePath(file).name,
        facts=_facts(result, words),
        errors=words.ngettext("{count} error", "{count} errors", counts[Severity.ERROR]),
        repairs=words.ngettext("{count} repair", "{count} repairs", counts[Severity.REPAIR]),
        notices=words.ngettext("{count} notice", "{count} notices", counts[Severity.NOTICE]),
        has_errors=counts[Severity.ERROR] > 0,
        findings=tuple(_finding(each, words, finding_text) for each in _worst_first(result)),
        proposals=(),
        identity_counted=words.ngettext(
            "{count} question kept apart", "{count} questions kept apart", len(identity)
        ),
    )


def _family(
    form_id: str, versions: tuple[FormRow, ...], words: Words, zone: tzinfo, *, is_open: bool
) -> FamilyLine:
    newest, *older = versions
    used = sum(each.interviews for each in older)
    return FamilyLine(
        form_id,
        form_line(newest, words, zone),
        tuple(form_line(each, words, zone) for each in older),
        folded=words.gettext(
            "{versions}, {interviews}",
            versions=words.ngettext("{count} older version", "{count} older versions", len(older)),
            interviews=words.ngettext("{count} interview", "{count} interviews", used),
        )
        if older
        else "",
        is_open=is_open,
    )


def _facts(result: ImportResult, words: Words) -> str:
    package = result.package
    if package is None:
        return words.gettext("The form cannot be read as it is.")
    languages = [native_name(each) for each in package.languages]
    return words.gettext(
        "{questions} in {languages}",
        questions=words.ngettext("{count} question", "{count} questions", package.questions),
        languages=list_text(languages, words.language),
    )


def _finding(each: Finding, words: Words, finding_text: FindingText) -> FindingLine:
    kinds = {
        Severity.ERROR: words.gettext("Error"),
        Severity.REPAIR: words.gettext("Repaired"),
        Severity.NOTICE: words.gettext("Notice"),
    }
    row = number_text(each.row, words.language)
    where = each.sheet
    if each.row and each.column:
        where = words.gettext(
            "{sheet}, row {row}, {column}", sheet=each.sheet, row=row, column=each.column
        )
    elif each.row:
        where = words.gettext("{sheet}, row {row}", sheet=each.sheet, row=row)
    sentence, advice = finding_text(each, words)
    return FindingLine(each.severity, kinds[each.severity], where, sentence, advice)


def _worst_first(result: ImportResult) -> list[Finding]:
    order = list(Severity)
    return sorted(result.report.findings, key=lambda each: order.index(each.severity))
