"""Finding rows by their words, on PostgreSQL and SQLite alike.

What is searched is named in `catalogue`. The database keeps each index itself, by triggers, in the
transaction that writes the row: no path around it is left. `manage.py rebuild_search` makes all anew.
"""

from .catalogue import INDEXES, REFERENCES, STORIES, Index
from .keep import install, missing, rebuild, remove
from .match import matching

__all__ = ["INDEXES", "REFERENCES", "STORIES", "Index", "install", "matching", "missing", "rebuild", "remove"]
