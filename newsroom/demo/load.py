"""The demo newsroom, loaded once into an empty database."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.load_publishers import directory, load_publishers
from stories.models import Story

from .people import CAST, describe_tags, hire, open_sections
from .telling import House, Telling
from .wire import load_wire

STORIES = Path(__file__).with_name("stories")


def load_demo(password: str, say: Callable[[str], None] | None = None) -> bool:
    """Load people, sections and stories; everything or nothing.

    False, and nothing changes, where a story or one of the demo's people is there already.
    `say` is told one line a story.
    """
    with transaction.atomic():
        if _lived_in():
            return False
        load_publishers(directory())
        house = House(people=hire(password), sections=open_sections())
        for file in sorted(STORIES.glob("*.toml")):
            story = Telling(tomllib.loads(file.read_text("utf-8")), house).take()
            if say:
                say(_line(story))
        describe_tags()
        load_wire(say)
    return True


def _lived_in() -> bool:
    names = [person.username for person in CAST]
    return Story.objects.exists() or User.objects.filter(username__in=names).exists()


def _line(story: Story) -> str:
    live = story.live_edition
    return f"{live.label if live else 'Draft'}: {story.headline}"
