"""A QR code for the screen, made by the piece that makes those of papers."""


def code_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return which squares are dark, row by row."""
    from intake.reports.pdf.qr import modules

    return tuple(tuple(row) for row in modules(text))
