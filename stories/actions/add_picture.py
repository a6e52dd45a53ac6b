from __future__ import annotations

from hashlib import sha256

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.crypto import salted_hmac
from PIL import Image

from stories.actions.make_renditions import WIDTHS, make_first_renditions, opened, renditions, store
from stories.models import Picture
from stories.permissions import require
from stories.rules.credentials import has_credentials

MOST_BYTES = 20 * 1024 * 1024
# The narrowest rendition: what readers see is never blown up.
LEAST_WIDTH = WIDTHS[0]
# WebP holds 16383 pixels a side.
MOST_SIDE = 16_000


def add_picture(file: File[bytes], *, by: User) -> Picture:
    """Keep a picture as it came; the worker makes its renditions, whose names and sizes are known at once.

    The same file twice is the same picture. Raises ValidationError for what is no
    picture, too large, too narrow, too long, or damaged; NotAllowed.
    """
    require(by, "write")
    data = _bytes(file)
    found = f"sha256:{sha256(data).hexdigest()}"
    known = Picture.objects.filter(digest=found).first()
    if known:
        return known
    image, suffix = opened(data)
    _fits(image)
    stem = _stem(found)
    original = store(f"{stem}.{suffix}", data)
    with transaction.atomic():
        picture, is_new = Picture.objects.get_or_create(
            digest=found,
            defaults={
                "width": image.width,
                "height": image.height,
                "renditions": renditions(image.width, image.height, stem),
                "credentials": has_credentials(data),
                "original": original,
            },
        )
        if is_new:
            transaction.on_commit(lambda: make_first_renditions.enqueue(picture.pk))
    # A task that ran at once has told the row, not this copy of it.
    picture.refresh_from_db()
    return picture


def _stem(digest: str) -> str:
    """Where its files go. Of the digest itself whoever holds a file could ask whether the newsroom has it."""
    name = salted_hmac("stories.picture", digest, algorithm="sha256").hexdigest()
    return f"pictures/{name[:2]}/{name[:32]}"


def _bytes(file: File[bytes]) -> bytes:
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError("The picture is larger than 20 MB. Save it smaller and upload it again.")
    data: bytes = file.read()
    return data


def _fits(image: Image.Image) -> None:
    if image.width < LEAST_WIDTH:
        raise ValidationError(
            f"The picture is {image.width} pixels wide, too small to lead a story. "
            f"Upload one that is at least {LEAST_WIDTH} wide."
        )
    if max(image.size) > MOST_SIDE:
        raise ValidationError(
            f"The picture is {image.width} by {image.height} pixels, too long to be shown: no side may have "
            f"more than {MOST_SIDE}. Crop it or save it smaller, and upload it again."
        )
