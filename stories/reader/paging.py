"""Pages of a list whose length is known."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.http import Http404

SIZE = 12
AROUND = 2


@dataclass(frozen=True)
class Page:
    number: int
    count: int
    size: int = SIZE

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def near(self) -> range:
        """The numbers to offer: this page's and its neighbours'."""
        return range(max(1, self.number - AROUND), min(self.last, self.number + AROUND) + 1)

    @property
    def older(self) -> int | None:
        return self.number + 1 if self.number < self.last else None

    @property
    def newer(self) -> int | None:
        return self.number - 1 if self.number > 1 else None


def turn(asked: str, count: int, size: int = SIZE) -> Page:
    """The page `asked` for, "" for the first. Raises Http404 where there is none."""
    number = asked or "1"
    if not number.isascii() or not number.isdigit() or len(number) > 6:
        raise Http404("Pages have numbers.")
    page = Page(int(number), count, size)
    if not 1 <= page.number <= page.last:
        raise Http404("There is no such page.")
    return page


def cut[M: Model, Row](rows: QuerySet[M, Row], page: Page, beside: int = 0) -> QuerySet[M, Row]:
    """The rows of a page, and `beside` more on either side, where there are so many.

    Those past the middle are reached from the end, so that the last cost no more.
    """
    start, end = max(0, page.start - beside), min(page.start + page.size + beside, page.count)
    if page.start <= page.count // 2:
        return rows[start:end]
    return rows.reverse()[page.count - end : page.count - start]
