"""Finding rows by their words, on PostgreSQL and SQLite alike.

What is searched is named in `indexes`. The database keeps each index itself, by triggers, in the
transaction that writes the row: no path around it is left. `manage.py rebuild_search` makes all anew.
"""

from .indexes import (
    AUTHORS,
    COLLEAGUES,
    DERIVATIONS,
    EDITIONS,
    FEEDS,
    INDEXES,
    PEOPLE,
    PRINTED,
    PUBLISHERS,
    REFERENCES,
    REPORTS,
    SIGNALS,
    STORIES,
    STORY_TAGS,
    TAGS,
    Index,
)
from .keep import install, missing, rebuild, remove
from .match import matching, newest_matching, rare, words_begin

__all__ = [
    "AUTHORS",
    "COLLEAGUES",
    "DERIVATIONS",
    "EDITIONS",
    "FEEDS",
    "INDEXES",
    "PEOPLE",
    "PRINTED",
    "PUBLISHERS",
    "REFERENCES",
    "REPORTS",
    "SIGNALS",
    "STORIES",
    "STORY_TAGS",
    "TAGS",
    "Index",
    "install",
    "matching",
    "missing",
    "newest_matching",
    "rare",
    "rebuild",
    "remove",
    "words_begin",
]
