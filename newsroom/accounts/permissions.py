"""Who may do what with colleagues, and to whom."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

from stories.errors import NotAllowed

KEEP = "accounts.keep_colleagues"


def may_keep(person: User) -> bool:
    return person.is_active and person.has_perm(KEEP)


def require_keep(person: User) -> None:
    """Raise NotAllowed unless `person` may keep colleagues."""
    if not may_keep(person):
        raise NotAllowed("keep_colleagues")


def may_set(person: User) -> bool:
    """What groups may do is set by who runs the newsroom: whoever sets it could give themselves anything."""
    return person.is_active and person.is_superuser


def require_set(person: User) -> None:
    """Raise NotAllowed unless `person` may set what groups may do."""
    if not may_set(person):
        raise NotAllowed("set_groups")


def held(person: User) -> set[int]:
    """The permissions somebody's groups and account carry, also while they are switched off."""
    by_group, by_hand = Permission.objects.filter(group__user=person), person.user_permissions.all()
    return {key for rows in (by_group, by_hand) for key in rows.order_by().values_list("pk", flat=True)}


def may_touch(person: User, by: User) -> bool:
    """Nobody touches themselves, a superuser, or whoever may do more than they may."""
    if person.pk == by.pk or person.is_superuser:
        return False
    return by.is_superuser or held(person) <= held(by)


def gives(by: User) -> QuerySet[Group]:
    """The groups `by` may put somebody in: nobody gives what they do not have."""
    groups = Group.objects.order_by("pk")
    if by.is_superuser:
        return groups
    beyond = Permission.objects.exclude(pk__in=held(by))
    return groups.exclude(permissions__in=beyond)


def keepers() -> QuerySet[User]:
    """Who may keep colleagues today, superusers aside."""
    carries = Q(content_type__app_label="accounts", codename="keep_colleagues")
    kept = Permission.objects.filter(carries)
    return User.objects.filter(
        Q(groups__permissions__in=kept) | Q(user_permissions__in=kept),
        is_active=True,
        is_staff=True,
        is_superuser=False,
    ).distinct()
