from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from sources.models import Knower, Opening

BODY = """{reader} opened who “{alias}” is, on {at}.

The reason given: {why}

You are told because you know who this is. If you cannot place it, ask {reader} in person:
{link}

No name stands in this mail, and none should stand in an answer to it.
"""


@task()
def tell_opening(opening_id: int, user_id: int) -> None:
    """Tell one of the others who know that an identity was opened: by whom, when and why; run by the worker.

    Who has no mail address, or is off the list by now, is not told.
    """
    opening = Opening.objects.select_related("person", "by").get(pk=opening_id)
    told = Knower.objects.knowing().filter(person=opening.person, user=user_id)
    knower = told.exclude(user__email="").select_related("user").first()
    if knower:
        _mail(opening, knower.user).send()


def _mail(opening: Opening, to: User) -> EmailMessage:
    reader = opening.by.get_full_name() or opening.by.get_username()
    alias = " ".join(opening.person.alias.split())
    address = reverse("admin:sources_humansource_change", args=[opening.person_id])
    return EmailMessage(
        subject=f"{reader} opened who “{alias}” is",
        body=BODY.format(
            reader=reader,
            alias=alias,
            at=date_format(timezone.localtime(opening.at), "j F Y, H:i e"),
            why=opening.why,
            link=f"{settings.NEWSROOM_URL}{address}",
        ),
        to=[to.email],
    )
