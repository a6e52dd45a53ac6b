"""Content codings undone bit by bit, so that a small answer cannot become an endless one."""

import zlib
from collections.abc import Iterable

from sources.intake.errors import TooLarge

ACCEPTED = "gzip, deflate"
_DEFLATED = 8
_STEP = 256 * 1024
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


class NotDecodable(ValueError):
    """The coding is none that was asked for, or the bytes are not in it."""


def decoded(chunks: Iterable[bytes], coding: str, most: int) -> bytes:
    """The body in `chunks` without its Content-Encoding. Raises TooLarge past `most` bytes, NotDecodable."""
    name = coding.strip().lower()
    if name in {"", "identity"}:
        return _joined(chunks, most)
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise NotDecodable(name)
    try:
        return _joined(_inflated(chunks), most)
    except zlib.error as error:
        raise NotDecodable(name) from error


def _joined(chunks: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise TooLarge("The page is too large once unpacked. Keep the link and fill in the rest by hand.")
    return bytes(body)


def _inflated(chunks: Iterable[bytes]) -> Iterable[bytes]:
    inflater = None
    for chunk in chunks:
        inflater = inflater or _inflater(chunk)
        data = chunk
        while data and not inflater.eof:
            yield inflater.decompress(data, _STEP)
            data = inflater.unconsumed_tail


def _inflater(first: bytes) -> "zlib._Decompress":
    # "deflate" is sent both with and without zlib's own header
    is_zlib = len(first) > 1 and first[0] & 0x0F == _DEFLATED and int.from_bytes(first[:2]) % 31 == 0
    is_gzip = first[:1] == b"\x1f"
    return zlib.decompressobj(_GZIP_OR_ZLIB if is_gzip or is_zlib else -zlib.MAX_WBITS)
