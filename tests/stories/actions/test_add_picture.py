import struct
import zlib
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks as CaptureCallbacks

from stories.actions.add_picture import add_picture
from stories.actions.make_renditions import MADE, make_format
from stories.actions.make_renditions import beside as beside_
from stories.errors import NotAllowed
from stories.models import Picture
from tests.quality.shared import SHARED, beside

ATTACKS = SHARED / "hostile" / "img"


def picture(width: int = 1200, height: int = 800, form: str = "JPEG", **more: object) -> ContentFile[bytes]:
    out = BytesIO()
    Image.new("RGB", (width, height), "#855300").save(out, form, **more)
    return ContentFile(out.getvalue(), "lead.jpg")


def test_names_and_sizes_of_its_renditions_are_known_at_once_and_none_is_made_yet(writer: User) -> None:
    kept = add_picture(picture(), by=writer)
    assert [r["width"] for r in kept.renditions] == [480, 800, 1200]
    assert (kept.formats, kept.is_shown) == ([], False)
    assert not default_storage.exists(kept.renditions[0]["path"])


def test_the_worker_is_told_when_it_is_kept(
    writer: User, django_capture_on_commit_callbacks: CaptureCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        kept = add_picture(picture(800, 600), by=writer)
    kept.refresh_from_db()
    assert kept.formats == ["webp"]


def test_the_original_stays_as_it_came(writer: User) -> None:
    file = picture()
    sent = file.read()
    file.seek(0)
    assert add_picture(file, by=writer).original.read() == sent


def test_the_same_picture_twice_is_one(writer: User) -> None:
    assert add_picture(picture(), by=writer) == add_picture(picture(), by=writer)
    assert Picture.objects.count() == 1


def test_a_picture_too_small_to_lead_is_refused_with_the_least_width(writer: User) -> None:
    with pytest.raises(ValidationError, match=r"1 pixels wide.*at least 480 wide"):
        add_picture(picture(1, 1), by=writer)
    assert add_picture(picture(480, 320), by=writer).width == 480


@pytest.mark.parametrize(("width", "height"), [(480, 16_001), (16_001, 480)])
def test_a_picture_too_long_for_a_rendition_is_refused_with_the_longest_side(
    writer: User, width: int, height: int
) -> None:
    with pytest.raises(ValidationError, match=f"{width} by {height} pixels.*more than 16000"):
        add_picture(picture(width, height), by=writer)
    assert not Picture.objects.exists()


def test_the_longest_picture_that_is_taken_can_be_shown(writer: User) -> None:
    kept = add_picture(picture(480, 16_000), by=writer)
    for suffix in MADE:
        make_format(kept, suffix)
    kept.refresh_from_db()
    assert kept.formats == list(MADE)


@pytest.mark.parametrize("data", [b"", b"<svg onload='x()'/>", b"<html>", b"GIF89a", picture().read()[:500]])
def test_what_is_no_whole_picture_is_refused_in_a_sentence(writer: User, data: bytes) -> None:
    with pytest.raises(ValidationError, match="picture"):
        add_picture(ContentFile(data, "lead.jpg"), by=writer)


def test_a_bomb_is_refused_before_it_is_unpacked(writer: User) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(ValidationError, match="50 million pixels"):
        add_picture(ContentFile(bomb, "lead.png"), by=writer)


REFUSED = {
    "exif_gps_script.jpg": "64 pixels wide, too small",
    "gif_js_polyglot.gif": "not a picture we can read",
    "html_as_jpg.jpg": "not a picture we can read",
    "huge_dims_50000x50000.png": "50 million pixels",
    "onload.svg": "not a picture we can read",
    "script.svg": "not a picture we can read",
    "truncated.jpg": "damaged or cut short",
}


@beside(ATTACKS)
def test_every_attack_by_picture_has_its_refusal() -> None:
    assert {file.name for file in ATTACKS.iterdir()} == set(REFUSED)


@beside(ATTACKS)
@pytest.mark.parametrize(("name", "says"), REFUSED.items(), ids=list(REFUSED))
def test_a_real_attack_by_picture_is_refused_by_name(writer: User, name: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        add_picture(ContentFile((ATTACKS / name).read_bytes(), name), by=writer)
    assert not Picture.objects.exists()


@beside(ATTACKS)
@pytest.mark.parametrize("suffix", MADE)
def test_a_script_and_a_place_within_a_picture_reach_no_rendition(writer: User, suffix: str) -> None:
    kept = add_picture(enlarged("exif_gps_script.jpg"), by=writer)
    assert b"<script" in kept.original.read()
    make_format(kept, suffix)
    for rendition in kept.renditions:
        with default_storage.open(beside_(rendition["path"], suffix)) as made:
            data = made.read()
        assert b"<script" not in data
        assert b"Exif" not in data
        assert not Image.open(BytesIO(data)).getexif()


def enlarged(name: str) -> ContentFile[bytes]:
    """The picture wide enough to lead, with all that was written into it."""
    out, image = BytesIO(), Image.open(ATTACKS / name)
    image.resize((960, 960)).save(out, "JPEG", exif=image.getexif())
    return ContentFile(out.getvalue(), name)


def test_an_outsider_uploads_nothing(outsider: User) -> None:
    with pytest.raises(NotAllowed):
        add_picture(picture(), by=outsider)
