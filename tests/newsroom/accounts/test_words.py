"""What is done to accounts is told in words."""

import ast
from pathlib import Path

from django.conf import settings

from newsroom.accounts.people import WORDS
from stories.admin.verbs import VERBS
from stories.permissions import GROUPS


def said(folder: str, call: str, position: int) -> set[str]:
    """The words given at this place of a call, or by the name `verb`."""
    calls = (
        node
        for file in Path(settings.BASE_DIR, folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(call)
    )
    found = [
        *(one.args[position] for one in calls if len(one.args) > position),
    ]
    return {str(one.value) for one in found if isinstance(one, ast.Constant)}


def test_every_verb_recorded_has_its_words() -> None:
    verbs = said("newsroom/accounts/actions", "objects.record", 0)
    assert len(verbs) > 8
    assert verbs - set(VERBS) == set()
    assert {"changed their password", "chose a new password by mail", "took up the invitation"} <= set(VERBS)


def test_every_permission_our_groups_have_has_its_words() -> None:
    assert {need for needs in GROUPS.values() for need in needs} - set(WORDS) == set()
