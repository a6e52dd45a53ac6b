"""Whether an edition made now would say something else than the one readers see. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Frozen = Mapping[str, Any]
# Editions sealed before pictures had a point hold on to the middle.
MIDDLE = {"x": 50, "y": 50}


def differs(content: Frozen, evidence: Frozen, content_now: Frozen, evidence_now: Frozen) -> bool:
    return evidence != evidence_now or _pointed(content) != _pointed(content_now)


def _pointed(content: Frozen) -> Frozen:
    lead = content["lead"]
    return {**content, "lead": {**MIDDLE, **lead}} if lead else content
