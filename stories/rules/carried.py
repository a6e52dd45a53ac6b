"""What a page carried as JSON and a browser sends back: anybody may have written it. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def carried(text: str) -> Mapping[str, Any]:
    """The object; an empty one for everything else, however deep or long."""
    try:
        held: Any = json.loads(text or "{}")
    except (ValueError, RecursionError):
        held = {}
    return held if isinstance(held, dict) else {}


def carried_words(text: str) -> Mapping[str, str]:
    """Those of its parts that are words."""
    return {name: value for name, value in carried(text).items() if isinstance(value, str)}
