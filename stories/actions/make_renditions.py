"""Making a picture's renditions: by the worker, WebP at once, then JPEG and AVIF.

What a rendition holds is the picture upright and its colour profile: no place, no time, no camera.
"""

from __future__ import annotations

import logging
import time
import warnings
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.tasks import task
from PIL import Image, ImageOps, UnidentifiedImageError

from stories.models import Picture

WIDTHS = (480, 800, 1200, 1600, 2400)
MOST_PIXELS = 50_000_000
READ = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
# In the order they are made in. AVIF's speed goes from 0 to 10, the fastest.
MADE: dict[str, dict[str, Any]] = {
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
}
FIRST = "webp"
# A width so close to the widest saves nobody anything.
NEARLY = 0.9
MOST_TRIES, MOST_SECONDS = 5, 10.0

log = logging.getLogger(__name__)


@task(priority=10)
def make_first_renditions(pk: int) -> None:
    """Those a story can be shown with. Put in the queue when a picture comes."""
    make_format(Picture.objects.get(pk=pk), FIRST)


@task()
def make_missing_renditions() -> int:
    """Run by the worker's clock: what is still to be made, for some seconds; the number of formats made.

    So what a worker that was killed left undone is done by the next; after five tries a picture is left.
    One that fails keeps no other waiting.
    """
    made, begun = 0, time.monotonic()
    waiting = Picture.objects.filter(tries__lt=MOST_TRIES).exclude(formats=list(MADE)).order_by("pk")
    for picture in waiting.iterator(chunk_size=20):
        if time.monotonic() - begun > MOST_SECONDS:
            break
        Picture.objects.filter(pk=picture.pk).update(tries=F("tries") + 1)
        made += _make_safely(picture)
    return made


def _make_safely(picture: Picture) -> int:
    made = 0
    try:
        for suffix in [one for one in MADE if one not in picture.formats]:
            make_format(picture, suffix)
            made += 1
    except Exception:
        log.exception("Making renditions of picture %s broke off", picture.pk)
    return made


def make_format(picture: Picture, suffix: str) -> None:
    """Every width in one format, then the row that says so: a page offers nothing that is not there yet."""
    with picture.original.open("rb") as file:
        image, _ = opened(file.read())
    # Each from the wider one before it, which is quicker and looks the same.
    for rendition in reversed(picture.renditions):
        image = shrunk(image, rendition["width"], rendition["height"])
        store(beside(rendition["path"], suffix), written(image, suffix))
    with transaction.atomic():
        row = Picture.objects.select_for_update().get(pk=picture.pk)
        row.formats = [one for one in MADE if one in {*row.formats, suffix}]
        row.save(update_fields=["formats"])


def renditions(width: int, height: int, stem: str) -> list[dict[str, Any]]:
    """What will be made, narrowest first and never wider than the picture is."""
    return [
        {"width": one, "height": max(1, round(height * one / width)), "path": f"{stem}-{one}.{FIRST}"}
        for one in widths(width)
    ]


def widths(widest: int) -> list[int]:
    last = min(widest, WIDTHS[-1])
    return [*(one for one in WIDTHS if one < last * NEARLY), last]


def beside(path: str, suffix: str) -> str:
    return f"{path.removesuffix(f'.{FIRST}')}.{suffix}"


def shrunk(image: Image.Image, width: int, height: int) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA"} else None
    small = image.convert(mode).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    # Comments and whatever else a file brought; some writers would put it into ours.
    small.info.clear()
    if profile:
        small.info["icc_profile"] = profile
    return small


def written(image: Image.Image, suffix: str) -> bytes:
    out = BytesIO()
    shown = on_white(image) if suffix == "jpg" and image.mode == "RGBA" else image
    shown.save(out, **MADE[suffix], icc_profile=image.info.get("icc_profile"))
    return out.getvalue()


def on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def store(path: str, data: bytes) -> str:
    """Named by what it holds: what is there already is the same."""
    if default_storage.exists(path):
        return path
    kept = default_storage.save(path, ContentFile(data))
    if kept != path:
        # Somebody stored the same in between, and ours got another name.
        default_storage.delete(kept)
    return path


def opened(data: bytes) -> tuple[Image.Image, str]:
    """The picture upright, in memory. The size it claims is checked before a pixel is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=list(READ))
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(
                    "The picture has more than 50 million pixels. Save it smaller and upload it again."
                )
            suffix = READ[image.format or ""]
            image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(
            "The picture has more than 50 million pixels. Save it smaller and upload it again."
        ) from error
    except UnidentifiedImageError as error:
        raise ValidationError(
            "This file is not a picture we can read. Upload a JPEG, PNG, WebP, AVIF or GIF."
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError(
            "The picture is damaged or cut short. Open it, save it again and upload that."
        ) from error
    return ImageOps.exif_transpose(image), suffix
