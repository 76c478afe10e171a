"""The forms of this store: listing, checking, adding, and opening one to interview with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from intake.domain.compartments import Compartment, only_identity
from intake.domain.errors import FormRefusedError, UnknownFormError
from intake.domain.events import FormAdded
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.forms.compartment_rules import completed
from intake.forms.model import FormDef
from intake.forms.package import FormPackage, ImportResult, Report, Severity
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.versions import demand_compatible, type_findings
from intake.forms.xform import read_form
from intake.services.form_files import FormFiles
from intake.services.ports import FormRow, KeptForm, OpenRecords, Progress, Reading

CompileForm = Callable[[bytes, str], ImportResult]
"""Compiles a questionnaire file (its bytes, its name) apart from this process, within limits."""


@dataclass(frozen=True, slots=True)
class AddedForm:
    """What came of an import."""

    form: KeptForm
    """The form as it is stored; its compartments may be more than was decided now."""
    result: ImportResult
    was_there: bool
    now_apart: tuple[str, ...] = ()
    """Paths of a form that was there which are kept with the names from now on."""


class FormShelf:
    """Forms by hash. A compiled form is kept in memory until its compartments change."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        compile_form: CompileForm,
        surroundings: Surroundings,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._compile_form = compile_form
        self._surroundings = surroundings
        self._compiled: dict[FormHash, FormDef] = {}

    def forms(self) -> tuple[FormRow, ...]:
        """Return every version in the store."""
        return self._reading.forms()

    def newest(self, form_id: str) -> FormRow:
        """Return the version of `form_id` that was added last, or raise UnknownFormError.

        One that only came with records from elsewhere stands behind those that were added here. A
        hash, or the beginning of one that fits one version only, names a form as well, and so does
        ``form_id@version``.
        """
        rows = self._reading.forms()
        mine = [row for row in rows if form_id in {row.form_id, f"{row.form_id}@{row.version}"}]
        if mine:
            return max(mine, key=lambda row: (not row.is_received, row.added))
        by_hash = [row for row in rows if len(form_id) >= 8 and row.hash.startswith(form_id)]
        if len(by_hash) != 1:
            raise UnknownFormError(form_id)
        return by_hash[0]

    def definition(self, form: FormHash) -> FormDef:
        """Return the compiled form."""
        if form not in self._compiled:
            kept = self._reading.form(form)
            files = FormFiles(self._reading, form)
            self._compiled[form] = read_form(kept.xform, kept.compartments, files)
        return self._compiled[form]

    def files(self, form: FormHash) -> dict[str, bytes]:
        """Return the pictures, recordings and lists of a form, by name."""
        return dict(FormFiles(self._reading, form))

    def form_media(self, form: FormHash, name: str) -> bytes | None:
        """Return one file of a form, or None where it has none of that name."""
        return self._reading.form_file(form, name)

    def session(self, interview: Interview) -> FormSession:
        """Return a form session that stands where `interview` stands."""
        form = self.definition(interview.form)
        return FormSession(form, interview.document, surroundings=self._surroundings)

    def progress(self, interview: InterviewId) -> Progress:
        """Return how far an interview has come, as its form counts."""
        return Progress(*self.session(self._reading.interview(interview)).progress())

    def check(self, content: bytes, name: str) -> ImportResult:
        """Compile a file and return its report, also as a version; nothing is kept."""
        return self.as_version(self._compile_form(content, name))

    def as_version(self, result: ImportResult) -> ImportResult:
        """Return `result`, refused where its form changes types against the newest version.

        Only versions that were added here count: nobody elsewhere decides what is asked here.
        """
        package = result.package
        former = self._former(package) if package is not None else None
        if package is None or former is None:
            return result
        new = read_form(package.xform, media=package.media)
        found = tuple(type_findings(self.definition(former.hash), new, result.rows))
        if not found:
            return result
        return ImportResult(None, Report((*result.report.findings, *found)))

    def _former(self, package: FormPackage) -> FormRow | None:
        """Return the version that this one would follow, or None where there is none to follow."""
        rows = self._reading.forms()
        mine = [row for row in rows if row.form_id == package.form_id and not row.is_received]
        if not mine or any(row.hash == package.hash for row in mine):
            return None
        return max(mine, key=lambda row: row.added)

    def add(
        self,
        result: ImportResult,
        name: str,
        compartments: Mapping[str, Compartment] | None = None,
    ) -> AddedForm:
        """Keep the form of a checked file.

        `compartments` is what the person decided, by question path; where it is None every proposal
        of the import holds. What repeats an answer that the person keeps apart is kept apart with
        it, unless the person decided that it is core. Raises FormRefusedError when the report
        lists errors, and IncompatibleFormVersionError when its form may not follow the newest.
        """
        package = result.package
        errors = sum(1 for each in result.report.findings if each.severity is Severity.ERROR)
        if package is None or errors:
            raise FormRefusedError(name, errors)
        if compartments is None:
            compartments = {each.path: each.compartment for each in result.proposals}
        stated = [p.path for p in result.proposals if p.compartment is Compartment.CORE]
        form = read_form(package.xform, media=package.media)
        if (former := self._former(package)) is not None:
            demand_compatible(self.definition(former.hash), form)
        whole = completed(form, compartments, stated)
        return self._keep(_kept(package, whole), result)

    def _keep(self, kept: KeptForm, result: ImportResult) -> AddedForm:
        there = {row.hash for row in self._reading.forms()}
        if kept.hash in there:
            return self._keep_apart(kept, result)
        with self._open_records(Compartment.CORE) as records:
            records.keep_form(kept)
            records.append(FormAdded(kept.hash, kept.form_id, kept.version, kept.title))
        return AddedForm(kept, result, was_there=False)

    def _keep_apart(self, kept: KeptForm, result: ImportResult) -> AddedForm:
        """Add to what is stored of a form; records already made stay as they are."""
        stored = self._reading.form(kept.hash)
        before = only_identity(stored.compartments)
        gained = tuple(sorted(only_identity(kept.compartments).keys() - before.keys()))
        missing = kept.media.keys() - set(self._reading.form_file_names(kept.hash))
        if gained or missing or stored.is_received:
            with self._open_records(Compartment.CORE) as records:
                records.keep_form(kept)
                if stored.is_received:
                    records.append(FormAdded(kept.hash, kept.form_id, kept.version, kept.title))
            self._compiled.pop(kept.hash, None)
        return AddedForm(self._reading.form(kept.hash), result, was_there=True, now_apart=gained)

    def add_builtin(
        self, package: FormPackage, compartments: Mapping[str, Compartment]
    ) -> AddedForm:
        """Keep a form that ships with the program, once."""
        result = ImportResult(package, Report(()), ())
        return self._keep(replace(_kept(package, compartments), builtin=True), result)


def _kept(package: FormPackage, compartments: Mapping[str, Compartment]) -> KeptForm:
    return KeptForm(
        package.hash,
        package.form_id,
        package.version,
        package.title,
        package.xform,
        package.source,
        package.source_name,
        package.languages,
        compartments,
        questions=package.questions,
        media=package.media,
    )
