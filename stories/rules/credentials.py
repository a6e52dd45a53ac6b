"""Whether a picture's file carries content credentials (C2PA): a block that says who made it and how.

Where the block stands in each format: C2PA Technical Specification 2.1, A.3 "Embedding manifests into
various file formats". What it says is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

SUPERBOX = b"jumb"
UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
PNG, RIFF = b"\x89PNG\r\n\x1a\n", b"RIFF"
MOST_PARTS = 4096


def has_credentials(data: bytes) -> bool:
    if data.startswith(b"\xff\xd8"):
        return any(kind == 0xEB and body[:2] == b"JP" and SUPERBOX in body[:64] for kind, body in _jpeg(data))
    if data.startswith(PNG):
        return b"caBX" in _chunks(data, len(PNG), "big", named_first=False, tail=4)
    if data.startswith(RIFF):
        return b"C2PA" in _chunks(data, 12, "little", named_first=True, tail=0)
    return any(kind == b"uuid" and data[at + 8 : at + 24] == UUID for kind, at in _boxes(data))


def _jpeg(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Segments before the picture itself: their kind, and what they hold."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 1], data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def _chunks(data: bytes, at: int, order: str, *, named_first: bool, tail: int) -> set[bytes]:
    """Names of a PNG's or a RIFF's chunks."""
    names: set[bytes] = set()
    while at + 8 <= len(data) and len(names) < MOST_PARTS:
        one, other = data[at : at + 4], data[at + 4 : at + 8]
        name, length = (one, other) if named_first else (other, one)
        size = int.from_bytes(length, "little" if order == "little" else "big")
        names.add(name)
        # A RIFF's chunk of odd size has a byte more.
        at += 8 + size + tail + (size % 2 if named_first else 0)
    return names


def _boxes(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The outermost boxes of an ISO media file: their kind, and where each begins."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], at
        if size < 8:
            return
        at += size
