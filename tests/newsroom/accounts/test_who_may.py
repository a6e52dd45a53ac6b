"""Every action of accounts, found by walking them: one's own is one's own, a colleague's is for who may keep
colleagues. A new one without a rule fails here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from newsroom.accounts import actions
from newsroom.accounts.errors import NotTheirs
from stories.errors import NotAllowed
from stories.models import Event
from tests.newsroom.accounts.ground import group

pytestmark = pytest.mark.django_db
NOW = timezone.now()

# Change nothing but what is of the person acting: `by` says whose.
OWN = {
    *("add_passkey.add_passkey", "ask_recovery.ask_recovery", "ask_recovery.withdraw_recovery"),
    *("choose_password.choose_password", "drop_second_step.drop_second_step"),
    "end_elsewhere.end_elsewhere",
    *("forget_device.forget_device", "forget_device.forget_devices"),
    *("move_address.ask_to_move", "move_address.move_address", "pass_second_step.pass_second_step"),
    *("remove_passkey.remove_passkey", "renew_codes.renew_codes"),
    *("set_up_second_step.set_up_second_step", "trust_device.trust_device", "trust_device.pass_trusted"),
}
# What a colleague is asked for, by what is done to them.
COLLEAGUES: Mapping[str, Callable[[Callable[..., Any], User, User], Any]] = {
    "add_colleague.invite_again": lambda act, them, by: act(them, by=by),
    "confirm_address.confirm_address": lambda act, them, by: act(them, key=1, note="x", by=by),
    "correct_colleague.correct_colleague": lambda act, them, by: act(
        them, first_name="Ada", last_name="", email="a@b.example", by=by, now=NOW
    ),
    "forget_device.forget_devices_of": lambda act, them, by: act(them, by=by),
    "regroup.regroup": lambda act, them, by: act(them, [group("Writer")], by=by),
    "switch_colleague.switch_off": lambda act, them, by: act(them, by=by),
    "switch_colleague.switch_on": lambda act, them, by: act(them, by=by),
    "vouch.vouch": lambda act, them, by: act(them, key=1, figures="1", note="x", by=by, now=NOW),
    "vouch.refuse_recovery": lambda act, them, by: act(them, key=1, note="x", by=by, now=NOW),
}
# Of nobody in particular.
HOUSE: Mapping[str, Callable[[Callable[..., Any], User], Any]] = {
    "add_colleague.add_colleague": lambda act, by: act(
        first_name="Ada", last_name="", email="a@b.example", group=group("Writer"), by=by
    ),
    "add_group.add_group": lambda act, by: act("Owners", [], by=by),
    "change_group.change_group": lambda act, by: act(group("Writer"), [], by=by),
    "remove_group.remove_group": lambda act, by: act(group("Writer"), by=by),
}


def acting() -> dict[str, Callable[..., Any]]:
    """{"module.name": function} of every public function that takes who acts."""
    modules = [
        importlib.import_module(f"{actions.__name__}.{one.name}")
        for one in pkgutil.iter_modules(actions.__path__)
    ]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__
        if not name.startswith("_") and "by" in inspect.signature(function).parameters
    }


ACTING = acting()


def test_every_action_has_its_rule() -> None:
    assert sorted(ACTING) == sorted(OWN | set(COLLEAGUES) | set(HOUSE))


@pytest.mark.parametrize("name", sorted(OWN))
def test_ones_own_takes_nobody_else(name: str) -> None:
    taken = inspect.signature(ACTING[name]).parameters.values()
    assert [one.name for one in taken if one.annotation == "User"] == ["by"]


@pytest.mark.parametrize("who", ["outsider", "writer", "editor"])
@pytest.mark.parametrize("name", sorted({*COLLEAGUES, *HOUSE}))
def test_nobody_does_it_who_may_not(
    request: pytest.FixtureRequest, second_writer: User, who: str, name: str
) -> None:
    by = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        _do(name, second_writer, by)
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", sorted(COLLEAGUES))
def test_nobody_does_it_to_themselves_or_who_may_do_more(
    publisher: User, administrator: User, name: str
) -> None:
    for them in (publisher, administrator):
        with pytest.raises(NotTheirs):
            _do(name, them, publisher)
    assert not Event.objects.exists()


def _do(name: str, them: User, by: User) -> None:
    if name in HOUSE:
        HOUSE[name](ACTING[name], by)
    else:
        COLLEAGUES[name](ACTING[name], them, by)
