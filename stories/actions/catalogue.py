"""Putting an edition into the readers' catalogue: part of publishing, in its transaction."""

from __future__ import annotations

from stories.actions.tally import tally
from stories.models import CatalogueEntry, CatalogueHeading, CatalogueRest, Edition, Tag
from stories.rules.headings import Heading, headings, owners, words_of_sources
from stories.rules.resting import resting
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
    entry.rests.all().delete()
    CatalogueRest.objects.bulk_create(_rests(entry, edition))
    _name_tags(edition)
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
            rests=key in now and one.rests,
            carries=key in now and one.carries,
        )
        for key, one in {**then, **now}.items()
    ]


def _rests(entry: CatalogueEntry, edition: Edition) -> list[CatalogueRest]:
    return [
        CatalogueRest(
            of=entry,
            derived=one.derived.slug,
            derived_name=one.derived.name,
            origin=one.origin.slug,
            origin_name=one.origin.name,
            kind=one.kind,
            is_doubt=one.is_doubt,
            entry=entry.entry,
        )
        for one in resting(edition.evidence)
    ]


def _name_tags(edition: Edition) -> None:
    """What is said of a tag outlives the catalogue, which may be written anew at any time."""
    tags = {tag["slug"]: Tag(slug=tag["slug"], name=tag["name"]) for tag in edition.content["tags"]}
    Tag.objects.bulk_create(
        tags.values(), update_conflicts=True, unique_fields=["slug"], update_fields=["name"]
    )


def _by_name(found: list[Heading]) -> dict[tuple[str, str], Heading]:
    return {(one.kind, one.slug): one for one in found}
