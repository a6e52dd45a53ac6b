"""Only a named button decides."""

import pytest
from django.http import QueryDict

from newsroom.pressed import NotPressed, pressed

BUTTONS = ("_approve", "_decline")


def test_the_button_that_was_sent_is_the_one_pressed() -> None:
    assert pressed(QueryDict("note=x&_decline=yes"), BUTTONS) == "_decline"


@pytest.mark.parametrize("sent", ["", "note=x", "_other=yes", "_approve=yes&_decline=yes"])
def test_none_of_them_and_several_of_them_are_none(sent: str) -> None:
    with pytest.raises(NotPressed, match="Nothing was done"):
        pressed(QueryDict(sent), BUTTONS)
