from __future__ import annotations

import warnings
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from stories.models import Picture
from stories.permissions import require

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
WIDTHS = (480, 960, 1600)
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}


def add_picture(file: File[bytes], *, by: User) -> Picture:
    """Keep a picture and make its renditions (WebP, without metadata); the original stays as it came.

    The same file twice is the same picture. Raises ValidationError for what is no
    picture, too large, or damaged; NotAllowed.
    """
    require(by, "write")
    data = _bytes(file)
    found = f"sha256:{sha256(data).hexdigest()}"
    known = Picture.objects.filter(digest=found).first()
    if known:
        return known
    image, suffix = _opened(data)
    stem = f"pictures/{found[7:9]}/{found[7:39]}"
    picture = Picture(digest=found, width=image.width, height=image.height)
    picture.renditions = [_rendition(image, width, stem) for width in _widths(image)]
    picture.original.name = _store(f"{stem}.{suffix}", data)
    with transaction.atomic():
        return Picture.objects.get_or_create(
            digest=found,
            defaults={
                "width": picture.width,
                "height": picture.height,
                "renditions": picture.renditions,
                "original": picture.original.name,
            },
        )[0]


def _bytes(file: File[bytes]) -> bytes:
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError("The picture is larger than 20 MB. Save it smaller and upload it again.")
    data: bytes = file.read()
    return data


def _opened(data: bytes) -> tuple[Image.Image, str]:
    """The picture upright, in memory. The size it claims is checked before a pixel is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=list(FORMATS))
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(
                    "The picture has more than 50 million pixels. Save it smaller and upload it again."
                )
            suffix = FORMATS[image.format or ""]
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


def _widths(image: Image.Image) -> list[int]:
    """Never wider than the picture is."""
    return [width for width in WIDTHS if width < image.width] + (
        [] if image.width > WIDTHS[-1] else [image.width]
    )


def _rendition(image: Image.Image, width: int, stem: str) -> dict[str, Any]:
    height = max(1, round(image.height * width / image.width))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    small = image.convert(mode).resize((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "WEBP", quality=80, method=4)
    return {"width": width, "height": height, "path": _store(f"{stem}-{width}.webp", out.getvalue())}


def _store(path: str, data: bytes) -> str:
    """Named by what it holds: what is there already is the same."""
    if default_storage.exists(path):
        return path
    return default_storage.save(path, ContentFile(data))
