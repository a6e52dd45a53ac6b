"""The address readers know a story by: held from the first edition that stands there, and for ever.

A draft holds none. What a draft would be called is between those who see it: another draft that was to go out
under the same words learns of it by no number behind its own and by no refusal.
"""

from __future__ import annotations

from django.contrib.auth.models import User

from stories.errors import Refusal
from stories.models import Slug, Story

TAKEN = "Readers know, or once knew, another story at this address. Choose a different one."


class AddressTaken(Refusal):
    def __init__(self, slug: str) -> None:
        super().__init__(
            f"Not published: another story went out at /stories/{slug}/ since this was proposed. Have the "
            "proposal declined or withdrawn, give the story another address, and propose it again."
        )


def hold_address(story: Story, slug: str) -> None:
    """Part of publishing, which holds the ledger: one edition at a time. Raises AddressTaken."""
    row, _ = Slug.objects.get_or_create(slug=slug, defaults={"story": story})
    if row.story_id != story.pk:
        raise AddressTaken(slug)


def check_address(story: Story, slug: str) -> None:
    """Raise AddressTaken where readers know another story by it."""
    if is_held(slug, story):
        raise AddressTaken(slug)


def is_held(slug: str, story: Story) -> bool:
    """Whether readers know another story by it."""
    return Slug.objects.filter(slug=slug).exclude(story=story.pk).exists()


def is_wanted(slug: str, story: Story, by: User) -> bool:
    """Whether a draft that `by` sees is to go out there, or is at work under it."""
    return Story.objects.open_to(by).filter(slug=slug).exclude(pk=story.pk).exists()
