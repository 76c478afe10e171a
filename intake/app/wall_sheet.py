"""The sheet for the wall, as a file: the same for everybody, so no store has to be open."""

from intake.app.files import write_new


def write_wall_sheet(file: str, languages: tuple[str, ...], *, replace: bool = False) -> int:
    """Write the sheet “Before crossing” on A4, and return its size in bytes."""
    import io

    from intake.i18n import Words
    from intake.reports.catalogue import crossing_sheet
    from intake.reports.pdf import A4, render
    from intake.reports.voices import Voices

    out = io.BytesIO()
    render(crossing_sheet(Voices(tuple(Words(each) for each in languages))), out, A4)
    write_new(file, out.getvalue(), replace=replace)
    return len(out.getvalue())
