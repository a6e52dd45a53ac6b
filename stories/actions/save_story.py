from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from itertools import count

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from stories.actions.hold_address import TAKEN, is_held, is_wanted
from stories.actions.keep_revision import hold, keep_revision
from stories.actions.note_ahead import note_ahead
from stories.errors import StaleVersion
from stories.models import Byline, Claim, Event, Picture, Revision, Story
from stories.permissions import require
from stories.sanitise import clean


@dataclass(frozen=True)
class StoryText:
    """What a writer writes. `authors` are ids in the order of the byline; an empty `slug` keeps its own."""

    headline: str
    section_id: int
    format_id: int
    standfirst: str = ""
    body: str = ""
    authors: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    lead: Picture | None = None
    lead_alt: str = ""
    lead_caption: str = ""
    lead_credit: str = ""
    lead_credit_url: str = ""
    slug: str = ""
    lead_x: int = 50
    lead_y: int = 50


WANTED = "Another story at work here has this address. Choose a different one."
ROW_FIELDS = tuple(
    f.name for f in fields(StoryText) if f.name not in {"authors", "tags", "lead", "slug", "body"}
)


def save_story(
    story_id: int,
    text: StoryText,
    *,
    by: User,
    version: int,
    kind: Revision.Kind = Revision.Kind.SAVED,
    tab: str = "",
) -> Story:
    """Save the draft on top of `version`, the version the writer began from, and keep a revision of it.

    Saving what is already there changes nothing. A page saving by itself says so by `kind` and
    names itself by `tab`: its drafts of ten minutes fold into one revision and one event. Raises
    StaleVersion when someone saved meanwhile (nothing is written), ValidationError for a slug that
    is not free, NotAllowed.
    """
    require(by, "write", story_id)
    with transaction.atomic():
        return save_locked(lock_version(story_id, version), text, by=by, kind=kind, tab=tab)


def save_locked(
    story: Story, text: StoryText, *, by: User, kind: Revision.Kind = Revision.Kind.SAVED, tab: str = ""
) -> Story:
    """Part of saving and of shelving, which ask who may and hold the story's lock."""
    changed = changes(story, text)
    if changed:
        put(story, text, by=by, changed=changed)
        now = stored(story, authors=signing(text.authors))
        if keep_revision(story, now, by=by, kind=kind, tab=tab):
            Event.objects.record("saved", by=by, story=story, version=story.version, changed=changed)
    elif kind == Revision.Kind.SAVED:
        hold(story, by=by)
    return story


def lock_version(story_id: int, version: int) -> Story:
    """The story, locked. Raises StaleVersion unless it is still the version somebody saw."""
    story = Story.objects.select_for_update().get(pk=story_id)
    if story.version != version:
        raise StaleVersion(story.version)
    return story


def put(story: Story, text: StoryText, *, by: User, changed: Collection[str]) -> None:
    """Write the text as the next version; part of every save, under the story's lock."""
    if not story.revisions.exists():
        # Last saved before revisions were kept.
        keep_revision(story, stored(story), by=story.saved_by, kind=Revision.Kind.SAVED, weighs=False)
    claim = Claim.objects.get(story=story, is_headline=True)
    follows = claim.text == story.headline
    story.version += 1
    story.saved_by, story.saved_at = by, timezone.now()
    if "slug" in changed:
        _readdress(story, text.slug, by)
    write_text(story, text)
    if follows and claim.text != story.headline and not _claims(story, story.headline):
        Claim.objects.filter(pk=claim.pk).update(text=story.headline)
    note_ahead(story)


def _claims(story: Story, text: str) -> bool:
    return Claim.objects.filter(story=story, text=text).exists()


def changes(story: Story, text: StoryText) -> list[str]:
    """Names of what `text` would change."""
    now = stored(story)
    wanted = {name: getattr(text, name) for name in now}
    wanted["body"] = clean(text.body)
    wanted["lead"] = text.lead and text.lead.pk
    wanted["slug"] = text.slug or story.slug
    wanted["tags"] = tuple(sorted(text.tags))
    return [name for name in now if wanted[name] != now[name]]


def stored(
    story: Story, *, authors: Iterable[int] | None = None, tags: Iterable[str] | None = None
) -> dict[str, object]:
    """The draft's text as saved, by the names of StoryText; `lead` by id, tags sorted. `authors`, by id in
    order, and `tags` are asked for where they are not at hand."""
    return {
        **{name: getattr(story, name) for name in ROW_FIELDS},
        "body": story.body,
        "lead": story.lead_id,
        "slug": story.slug,
        "authors": tuple(story.bylines.values_list("author_id", flat=True) if authors is None else authors),
        "tags": tuple(sorted(story.tags.names() if tags is None else tags)),
    }


def write_text(story: Story, text: StoryText) -> None:
    """Put `text` on the row and beside it; part of starting and saving, in their transaction."""
    for name in ROW_FIELDS:
        setattr(story, name, getattr(text, name))
    story.body, story.lead = clean(text.body), text.lead
    story.full_clean(validate_constraints=False, validate_unique=False)
    story.save()
    story.tags.set(text.tags)
    _sign(story, text.authors)


def _sign(story: Story, authors: Iterable[int]) -> None:
    story.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(story=story, author_id=author, position=position)
        for position, author in enumerate(signing(authors), start=1)
    )


def signing(authors: Iterable[int]) -> tuple[int, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(authors))


def _readdress(story: Story, slug: str, by: User) -> None:
    if is_held(slug, story):
        raise ValidationError({"slug": TAKEN})
    if is_wanted(slug, story, by):
        raise ValidationError({"slug": WANTED})
    story.slug = slug


def free_slug(text: str, story: Story, *, by: User) -> str:
    """A slug readers know no other story by, and no draft has that `by` sees."""
    stem = slugify(text)[:100].strip("-") or "story"
    tries = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    return next(slug for slug in tries if not (is_held(slug, story) or is_wanted(slug, story, by)))
