"""Content credentials are recognised in each format, and in nothing else."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from stories.rules.credentials import UUID, has_credentials


def drawn(form: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, form)
    return out.getvalue()


def sealed(form: str) -> bytes:
    """The same picture with a block where the standard has it."""
    data, block = drawn(form), b"\x00\x00\x00\x20jumb\x00\x00\x00\x18jumdc2pa" + b"\x00" * 16
    if form == "JPEG":
        body = b"JP\x00\x01\x00\x00\x00\x01" + block
        return data[:2] + b"\xff\xeb" + (len(body) + 2).to_bytes(2, "big") + body + data[2:]
    if form == "PNG":
        return data[:33] + len(block).to_bytes(4, "big") + b"caBX" + block + b"\x00" * 4 + data[33:]
    if form == "WEBP":
        return data + b"C2PA" + len(block).to_bytes(4, "little") + block
    return data + (len(block) + 24).to_bytes(4, "big") + b"uuid" + UUID + block


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_block_is_found_where_the_format_keeps_it(form: str) -> None:
    assert has_credentials(sealed(form))
    assert not has_credentials(drawn(form))


@given(head=st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF", b""]), tail=st.binary(max_size=200))
def test_whatever_comes_is_read_to_its_end(head: bytes, tail: bytes) -> None:
    assert has_credentials(head + tail) in {True, False}
