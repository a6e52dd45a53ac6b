"""How long a link to a draft lasts."""

from __future__ import annotations

from datetime import timedelta

LASTS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "three-days": timedelta(days=3),
    "week": timedelta(days=7),
}
USUALLY = "three-days"
NAMES = {"hour": "1 hour", "day": "1 day", "three-days": "3 days", "week": "7 days"}
