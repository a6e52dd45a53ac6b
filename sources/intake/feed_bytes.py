"""A feed's bytes as text, whatever charset they are in and whatever they say of it."""

import codecs
import re
from collections.abc import Iterator
from email.message import Message

from charset_normalizer import from_bytes

_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what browsers read under these names (WHATWG Encoding)
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_NO_CHARSETS = frozenset(
    {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "unicode_escape"}
)
# their bytes are ASCII to look at, so that they would pass for UTF-8
_DISGUISED = ("iso2022", "utf-16", "utf-32", "hz")
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})")


def text_of(body: bytes, content_type: str = "") -> str:
    """The text in `body`: by byte order mark, as UTF-8 where it is that, as declared, else as it looks."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    declared = [codec for codec in map(_codec, _declared(body, content_type)) if codec]
    disguised = [codec for codec in declared if codec.startswith(_DISGUISED)]
    for codec in (*disguised, "utf-8", *declared):
        try:
            return body.decode(codec)
        except UnicodeError:
            continue
    guess = from_bytes(body[:_SAMPLE]).best() if not declared else None
    return body.decode(declared[0] if declared else guess.encoding if guess else "cp1252", "replace")


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    inside = _XML_ENCODING.search(body, 0, 4096)
    if inside:
        yield inside[1].decode("ascii")
    header = Message()
    header["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    yield header.get_content_charset("")


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name).name
        # names like "base64" and "rot13" are Python's, not the web's
        "".encode(found)
    except (LookupError, ValueError):
        return ""
    return "" if found in _NO_CHARSETS else _READ_AS.get(found, found)
