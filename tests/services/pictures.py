"""Pictures as telephones make them: with the place, the hour and the name of the owner."""

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRETS = (b"Ana's telephone", b"32.5149", b"2026:11:24")


def exif(way: int = 6) -> bytes:
    made = Image.Exif()
    made[0x0112] = way
    made[0x010F] = "Ana's telephone"
    made[0x0132] = "2026:11:24 16:42:00"
    made[0x010E] = "32.5149"
    return made.tobytes()


def located(south: bool = False) -> bytes:
    """Return a picture that says when, with what and where it was taken."""
    made = Image.Exif()
    made[0x010F], made[0x0110] = "Acme", "Phone 3"
    made[0x8769] = {0x9003: "2026:11:24 16:42:00"}
    made[0x8825] = {
        1: "S" if south else "N", 2: (32.0, 30.0, 54.0),
        3: "E" if south else "W", 4: (117.0, 2.0, 18.0),
    }  # fmt: skip
    stream = io.BytesIO()
    picture().save(stream, "JPEG", exif=made.tobytes(), quality=90)
    return stream.getvalue()


def picture(size: tuple[int, int] = (64, 48)) -> Image.Image:
    made = Image.new("RGB", size)
    made.putdata([(x * 3 % 256, y * 5 % 256, x * y % 256) for y in range(size[1])
                  for x in range(size[0])])  # fmt: skip
    return made


def jpeg(way: int = 6, *, progressive: bool = False, size: tuple[int, int] = (64, 48)) -> bytes:
    stream = io.BytesIO()
    picture(size).save(
        stream, "JPEG", exif=exif(way), comment=b"32.5149", progressive=progressive,
        icc_profile=b"profile", quality=90,
    )  # fmt: skip
    return stream.getvalue() + b"32.5149 a film behind the end"


def png() -> bytes:
    stream = io.BytesIO()
    info = PngInfo()
    info.add_text("Owner", "Ana's telephone")
    picture().save(stream, "PNG", pnginfo=info, exif=exif())
    return stream.getvalue()


def webp() -> bytes:
    stream = io.BytesIO()
    picture().save(stream, "WEBP", exif=exif(), xmp=b"32.5149", quality=80)
    return stream.getvalue()


def seen(content: bytes) -> bytes:
    """Return what is seen, before anybody turns it the right way up."""
    return Image.open(io.BytesIO(content)).convert("RGB").tobytes()


def way_up(content: bytes) -> int:
    return int(Image.open(io.BytesIO(content)).getexif().get(0x0112, 1))
