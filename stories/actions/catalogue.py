"""Putting an edition into the readers' catalogue: part of publishing, in its transaction."""

from __future__ import annotations

from stories.actions.tally import tally
from stories.models import CatalogueEntry, CatalogueHeading, Edition
from stories.rules.headings import Heading, headings, owners, words_of_sources
from stories.rules.tallies import Share, shares


def catalogue(edition: Edition) -> CatalogueEntry:
    """List the story as its live edition tells it, in place of what was listed before."""
    first = edition.story.editions.order_by("number")[0] if edition.number > 1 else edition
    content = edition.content
    before = [one for old in CatalogueEntry.objects.filter(story=edition.story) for one in _shares(old)]
    entry, _ = CatalogueEntry.objects.update_or_create(
        story=edition.story,
        defaults={
            "edition": edition,
            "entry": edition.entry,
            "label_id": edition.label_id,
            "first_label_id": first.label_id,
            "section_slug": edition.section_slug,
            "headline": edition.headline,
            "standfirst": content["standfirst"],
            "body": content["body"],
            "sources": words_of_sources(edition.evidence),
            "published_at": edition.published_at,
        },
    )
    entry.headings.all().delete()
    CatalogueHeading.objects.bulk_create(_headings(entry, edition, first))
    tally(before, _shares(entry, content["section"]["name"]), owners(edition.evidence))
    return entry


def _shares(entry: CatalogueEntry, section: str = "") -> list[Share]:
    """What the story is counted in; `section` is the name of its section, which counting out needs not."""
    return list(
        shares(
            label=entry.label_id,
            first_label=entry.first_label_id,
            section=(entry.section_slug, section),
            headings=entry.headings.all(),
        )
    )


def _headings(entry: CatalogueEntry, edition: Edition, first: Edition) -> list[CatalogueHeading]:
    now, then = (_by_name(headings(one.content, one.evidence)) for one in (edition, first))
    return [
        CatalogueHeading(
            of=entry,
            kind=one.kind,
            slug=one.slug,
            name=one.name,
            entry=entry.entry,
            is_now=key in now,
            at_first=key in then,
            is_first=key in now and one.is_first,
        )
        for key, one in {**then, **now}.items()
    ]


def _by_name(found: list[Heading]) -> dict[tuple[str, str], Heading]:
    return {(one.kind, one.slug): one for one in found}
