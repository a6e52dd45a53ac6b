"""When a server says to come back."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST = 30 * 24 * 3600


def retry_after(value: str, now: datetime) -> int:
    """The seconds a Retry-After header asks for, in either form (RFC 9110, 10.2.3); 0 for none."""
    text = value.strip()
    if text.isascii() and text.isdecimal():
        return min(int(text[:10]), MOST)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return 0
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0, round((aware - now).total_seconds())), MOST)
