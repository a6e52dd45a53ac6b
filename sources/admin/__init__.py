"""The desk's screens of sources that need know nothing of stories."""

from . import feed

__all__ = ["feed"]
