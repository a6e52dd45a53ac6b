"""Who may do what, asked of everybody at once."""

import pytest
from django.contrib.auth.models import Permission, User

from stories.permissions import NEEDS, holders, may

pytestmark = pytest.mark.django_db


@pytest.fixture
def everybody(writer: User, editor: User, publisher: User, outsider: User) -> list[User]:
    by_hand = User.objects.create_user("by-hand")
    by_hand.user_permissions.add(Permission.objects.get(codename="decide_proposal"))
    gone = User.objects.create_user("gone", is_active=False)
    gone.groups.set(editor.groups.all())
    administers = User.objects.create_superuser("administers")
    twice = User.objects.create_user("twice")
    twice.groups.set([*writer.groups.all(), *editor.groups.all()])
    return [writer, editor, publisher, outsider, by_hand, gone, administers, twice]


@pytest.mark.parametrize("verb", NEEDS)
def test_it_is_what_each_is_told(everybody: list[User], verb: str) -> None:
    each = [person.username for person in everybody if may(person, verb)]
    assert sorted(one.username for one in holders(verb)) == sorted(each)
