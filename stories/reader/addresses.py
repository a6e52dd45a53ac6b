"""Addresses that came from outside."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(url: object) -> str:
    """`url` when a browser may follow it, http or https with a host; else ""."""
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
