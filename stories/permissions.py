"""Who may do what: the one table the desk and the actions ask."""

from __future__ import annotations

from django.contrib.auth.models import Permission, User
from django.db.models import Exists, OuterRef, Q, QuerySet

from .errors import NoSuchStory, NotAllowed
from .models import Story

# verb: the permission it needs
NEEDS = {
    "write": "stories.write_story",
    "propose": "stories.write_story",
    "approve": "stories.decide_proposal",
    "decline": "stories.decide_proposal",
    "lower": "stories.lower_story",
    "retract": "stories.lower_story",
    "override": "stories.override_label",
    "judge": "stories.write_story",
    "restore": "stories.write_story",
    "comment": "stories.write_story",
    "assign": "stories.write_story",
    "give_preview": "stories.write_story",
    "keep_private": "stories.write_story",
    "answer": "stories.write_story",
    "review": "stories.decide_proposal",
    "schedule": "stories.decide_proposal",
    "keep_house": "stories.keep_house",
    "keep_formats": "stories.keep_formats",
    "read_ledger": "stories.read_ledger",
}

_WRITES = (
    "stories.write_story",
    "sources.add_retrieval",
    "sources.add_reference",
    "sources.change_derivation",
    "sources.change_reference",
    "sources.view_signal",
    "sources.change_signal",
    "sources.add_humansource",
)
_EDITS = (
    *_WRITES,
    "stories.decide_proposal",
    "stories.lower_story",
    "stories.read_ledger",
    "stories.keep_formats",
    "sources.change_feed",
)
_PUBLISHES = (
    *_EDITS,
    "stories.override_label",
    "stories.keep_house",
)
# What each group is set up with; newsrooms may change it.
GROUPS = {"Writer": _WRITES, "Editor": _EDITS, "Publisher": _PUBLISHES}


def may(person: User, verb: str) -> bool:
    return person.is_active and person.has_perm(NEEDS[verb])


def given(verb: str) -> Q:
    """Which rows of User were given what `verb` needs, by a group or by hand."""
    return having(NEEDS[verb])


def having(permission: str) -> Q:
    """The same of any permission. Asked of each person's own few groups: of a list that ends after a few,
    the rest of the newsroom is not read."""
    needed, person = _needed(permission), OuterRef("pk")
    by_group = User.groups.through.objects.filter(user=person, group__permissions__in=needed)
    by_hand = User.user_permissions.through.objects.filter(user=person, permission__in=needed)
    return Q(Exists(by_group)) | Q(Exists(by_hand))


def few_given(verb: str) -> Q:
    """The same of what few may do: they are named by the database at once, and nobody else is looked at."""
    needed = _needed(NEEDS[verb])
    return Q(pk__in=needed.values("group__user").union(needed.values("user")))


def _needed(permission: str) -> QuerySet[Permission]:
    app, codename = permission.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


def holders(verb: str) -> QuerySet[User]:
    """All who may do `verb`: `may`, asked of everybody."""
    return holding(NEEDS[verb])


def holding(permission: str) -> QuerySet[User]:
    return User.objects.filter(having(permission) | Q(is_superuser=True), is_active=True)


def sees(person: User, story: int) -> bool:
    """Whether the story of this key is there for `person`: a private one only for those named on it."""
    return Story.objects.open_to(person).filter(pk=story).exists()


def require(person: User, verb: str, story: int | None = None) -> None:
    """Raise NotAllowed unless `person` may do `verb`; NoSuchStory where it touches `story`, by its key,
    and that is not open to them. Every action asks this first, and of a story always with its key."""
    if not may(person, verb):
        raise NotAllowed(verb)
    if story is not None and not sees(person, story):
        raise NoSuchStory
