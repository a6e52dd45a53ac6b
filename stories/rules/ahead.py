"""Whether an edition made now would say something else than the one readers see. Pure."""

from __future__ import annotations

from .comparison import Content, changed_parts


def differs(content: Content, evidence: Content, content_now: Content, evidence_now: Content) -> bool:
    return evidence != evidence_now or bool(changed_parts(content, content_now))
