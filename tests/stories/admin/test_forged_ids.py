"""An address with an id that no row can have leads to no page, and breaks none."""

from collections import defaultdict

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.stories.walking import NAMES, address

pytestmark = pytest.mark.each

FORGED = ("9" * 20, "9223372036854775808")


@pytest.mark.parametrize("key", FORGED)
def test_no_forged_id_breaks_a_screen(db: None, key: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("chief"))
    at = {name: address(name, defaultdict(lambda: int(key))) for name in NAMES}
    told = {name: (client.get(one).status_code, client.post(one).status_code) for name, one in at.items()}
    assert {name: statuses for name, statuses in told.items() if max(statuses) >= 500} == {}
