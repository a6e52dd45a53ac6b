"""Editions put before readers and into their catalogue, as publishing does."""

from __future__ import annotations

from typing import Any

from stories.actions.catalogue import catalogue
from stories.models import Edition

from .editions import publish


def put(slug: str = "laptops-lose-charge", label: str = "emerging", **told: Any) -> Edition:
    edition = publish(slug, label, **told)
    catalogue(edition)
    return edition
