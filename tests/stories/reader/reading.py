"""Pages as readers get them: without the data for machines in their heads."""

from __future__ import annotations

import json
import re
from typing import Any

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def for_readers(page: str) -> str:
    """The page without its data, which is never run."""
    return DATA.sub("", page)


def data(page: str) -> dict[str, Any]:
    """What the page tells machines in schema.org's words."""
    (found,) = DATA.findall(page)
    told: dict[str, Any] = json.loads(found)
    return told
