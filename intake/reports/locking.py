"""A PDF that opens only with a passphrase: AES-256, its metadata and attachments included."""

import io
import secrets


def locked(pdf: bytes, passphrase: str) -> bytes:
    """Return the file encrypted; what may be done with it is left to who has the words.

    The owner's passphrase, with which such a file could be opened too, is made up and forgotten.
    """
    import pikepdf

    out = io.BytesIO()
    owner = secrets.token_hex(32)
    allowed = pikepdf.Permissions(extract=True, accessibility=True)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            out,
            encryption=pikepdf.Encryption(
                user=passphrase, owner=owner, R=6, aes=True, metadata=True, allow=allowed
            ),
        )
    return out.getvalue()
