"""Setting up the second step: a secret for the app, as a picture and as text, and the first code back."""

from __future__ import annotations

from io import BytesIO

import qrcode
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe
from qrcode.image.svg import SvgPathFillImage

from newsroom.accounts import codes, passkeys, second_steps
from newsroom.accounts.actions.set_up_second_step import set_up_second_step
from newsroom.accounts.errors import SecretLost
from newsroom.accounts.screens.again import SetUpForm, ask_again
from newsroom.accounts.screens.codes_page import codes_page
from newsroom.accounts.screens.door import began
from newsroom.accounts.sealed import seal, unseal
from newsroom.desk import desk, signed_in
from stories.errors import Refusal

OFFERED = "offered_secret"


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    by = signed_in(request)
    if second_steps.has_app(by):
        return HttpResponseRedirect(reverse("account"))
    secret, form = _offered(request) or _offer(request), SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_again(request, by, form.cleaned_data["password"])
            fresh = set_up_second_step(
                by=by,
                secret=secret,
                code=form.cleaned_data["code"],
                now=timezone.now(),
                session=request.session.session_key,
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return _done(request, fresh)
    return _page(request, secret, form)


@require_safe
@sensitive_variables()
def picture(request: HttpRequest) -> HttpResponse:
    """The picture an app takes the secret from, while it is offered."""
    secret = _offered(request)
    if secret is None:
        raise Http404("No second step is being set up.")
    address = codes.address(secret, signed_in(request).get_username(), settings.NEWSROOM_NAME)
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage, border=3).save(drawn)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@sensitive_variables()
def _done(request: HttpRequest, fresh: list[str]) -> HttpResponse:
    del request.session[OFFERED]
    began(request, second_step=True)
    request.session.cycle_key()
    return codes_page(request, fresh)


@sensitive_variables()
def _page(request: HttpRequest, secret: bytes, form: SetUpForm) -> HttpResponse:
    context = {
        **desk.each_context(request),
        "title": "Set up the second step",
        "secret": codes.told(secret),
        "owed": second_steps.owed(signed_in(request)),
        "makes_passkeys": not passkeys.none_at(request.get_host()),
        "form": form,
    }
    request.current_app = desk.name
    status = 400 if form.errors else 200
    return TemplateResponse(request, "admin/account/set_up.html", context, status=status)


@sensitive_variables()
def _offer(request: HttpRequest) -> bytes:
    secret = codes.new_secret()
    request.session[OFFERED] = seal(secret)
    return secret


@sensitive_variables()
def _offered(request: HttpRequest) -> bytes | None:
    """The secret this session was offered, until it is taken; it waits sealed, as it will be kept."""
    kept = request.session.get(OFFERED)
    try:
        return unseal(kept) if kept else None
    except SecretLost:
        return None
