"""What groups may do is set by who runs the newsroom, and stands in the log."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from newsroom.accounts.actions.add_group import add_group
from newsroom.accounts.actions.change_group import change_group
from newsroom.accounts.actions.remove_group import remove_group
from newsroom.accounts.errors import GroupOfOurs, GroupTaken, LastPublisher
from newsroom.accounts.people import told_permissions
from stories.errors import NotAllowed
from stories.models import Event
from tests.newsroom.accounts.ground import group, told_last

pytestmark = pytest.mark.django_db
LIST, ADD = "/desk/auth/group/", "/desk/auth/group/add/"


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def permission(codename: str) -> Permission:
    return Permission.objects.get(codename=codename)


def held(name: str) -> set[Permission]:
    return set(group(name).permissions.all())


def at(one: Group) -> str:
    return f"/desk/auth/group/{one.pk}/change/"


def save(client: Client, one: Group, wanted: set[Permission]) -> str:
    told = {"permissions": [each.pk for each in wanted]}
    return client.post(at(one), told, follow=True).content.decode()


def test_the_list_says_what_each_may(desk: Client) -> None:
    page = desk.get(LIST).content.decode()
    assert "write stories and propose what readers see" in page


def test_a_change_holds_at_once_and_is_told(desk: Client, editor: User) -> None:
    wanted = held("Editor") - {permission("read_ledger")} | {permission("override_label")}
    assert "has changed at once" in save(desk, group("Editor"), wanted)
    now = User.objects.get(pk=editor.pk)
    assert (now.has_perm("stories.override_label"), now.has_perm("stories.read_ledger")) == (True, False)
    assert told_last() == (
        "root changed what the group Editor may do: now let a label stand above its evidence; "
        "no more read the ledger and the log."
    )


def test_no_change_is_none(desk: Client) -> None:
    assert "Nothing was changed" in save(desk, group("Editor"), held("Editor"))
    assert not Event.objects.exists()


def test_a_group_is_added(desk: Client) -> None:
    wanted = [permission("view_signal").pk]
    assert desk.post(ADD, {"name": "Trainee", "permissions": wanted})["Location"] == LIST
    assert held("Trainee") == {permission("view_signal")}
    assert told_last() == "root added the group Trainee, to see the wire."


def test_its_name_stands_on_one_line(desk: Client) -> None:
    desk.post(ADD, {"name": "Night\r\ndesk"})
    assert Group.objects.filter(name="Night desk").exists()


@pytest.mark.parametrize(("name", "said"), [("", "Give it a name"), ("Editor", "called Editor already")])
def test_what_is_wrong_is_said_at_its_field(desk: Client, name: str, said: str) -> None:
    answer = desk.post(ADD, {"name": name})
    assert (answer.status_code, said in answer.content.decode()) == (400, True)


def test_somebody_can_look_after_colleagues_whatever_is_taken(desk: Client, publisher: User) -> None:
    wanted = held("Publisher") - {permission("keep_colleagues")}
    assert "the last one who can look after colleagues" in save(desk, group("Publisher"), wanted)
    assert permission("keep_colleagues") in held("Publisher")


def test_what_has_no_words_here_is_neither_given_nor_taken(desk: Client, administrator: User) -> None:
    other = permission("add_user")
    group("Writer").permissions.add(other)
    assert "Besides, and not changed here: Can add user" in desk.get(at(group("Writer"))).content.decode()
    save(desk, group("Writer"), {permission("view_signal")})
    assert held("Writer") == {other, permission("view_signal")}
    save(desk, group("Writer"), {permission("view_signal"), permission("delete_user")})
    assert held("Writer") == {other, permission("view_signal")}


@pytest.mark.parametrize("role", ["outsider", "writer", "editor", "publisher"])
def test_nobody_else_sets_anything(request: pytest.FixtureRequest, client: Client, role: str) -> None:
    who: User = request.getfixturevalue(role)
    client.force_login(who)
    for answer in (client.get(LIST), client.post(ADD, {"name": "x"}), client.post(at(group("Writer")))):
        assert answer.status_code in {302, 403}
    with pytest.raises(NotAllowed):
        change_group(group("Writer"), told_permissions(), by=who)
    with pytest.raises(NotAllowed):
        add_group("x", [], by=who)
    assert not Event.objects.exists()


def test_two_of_one_name_are_refused(administrator: User) -> None:
    with pytest.raises(GroupTaken):
        add_group("Writer", [], by=administrator)


def test_the_last_keeper_is_kept_by_the_action(administrator: User, publisher: User) -> None:
    with pytest.raises(LastPublisher):
        change_group(group("Publisher"), [], by=administrator)


def test_a_group_is_neither_renamed_nor_deleted(desk: Client) -> None:
    one = group("Writer")
    desk.post(at(one), {"name": "Author", "permissions": []})
    assert desk.post(f"/desk/auth/group/{one.pk}/delete/", {"post": "yes"}).status_code == 403
    assert group("Writer") == one


def test_a_group_nobody_is_in_is_removed(desk: Client, administrator: User) -> None:
    one = add_group("Trainee", [], by=administrator)
    assert "Remove Trainee" in desk.get(at(one)).content.decode()
    assert desk.post(at(one), {"_remove": "yes"})["Location"] == LIST
    assert not Group.objects.filter(name="Trainee").exists()
    assert told_last() == "root removed the group Trainee."


def test_a_group_somebody_is_in_stays(desk: Client, administrator: User, writer: User) -> None:
    one = add_group("Trainee", [], by=administrator)
    writer.groups.add(one)
    assert "Remove Trainee" not in desk.get(at(one)).content.decode()
    said = desk.post(at(one), {"_remove": "yes"}, follow=True).content.decode()
    assert "One person is in Trainee. Nothing was removed" in said


def test_a_group_of_the_set_up_stays(desk: Client, administrator: User) -> None:
    Group.objects.get(name="Editor").user_set.clear()
    assert "Remove Editor" not in desk.get(at(group("Editor"))).content.decode()
    with pytest.raises(GroupOfOurs):
        remove_group(group("Editor"), by=administrator)


def test_who_may_not_set_groups_removes_none(administrator: User, publisher: User) -> None:
    with pytest.raises(NotAllowed):
        remove_group(add_group("Trainee", [], by=administrator), by=publisher)


def test_what_is_no_group_is_not_there(desk: Client) -> None:
    assert desk.get("/desk/auth/group/nonsense/change/").status_code == 404
