"""Pages as readers get them: without the data for machines in their heads, and without our own files."""

from __future__ import annotations

import json
import re
from typing import Any

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OWN = re.compile(r'<script src="/static/reader/[a-z_.0-9]+js" defer></script>')


def for_readers(page: str) -> str:
    """The page without its data, which is never run, and without the scripts that are files of ours: no
    other has any."""
    return OWN.sub("", DATA.sub("", page))


def data(page: str) -> dict[str, Any]:
    """What the page tells machines in schema.org's words."""
    (found,) = DATA.findall(page)
    told: dict[str, Any] = json.loads(found)
    return told
