from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts.codes import spaced
from newsroom.desk import desk


@sensitive_variables()
def codes_page(request: HttpRequest, codes: Sequence[str]) -> HttpResponse:
    """Recovery codes, this once: they stand on no other page and can be read nowhere."""
    told = {"title": "Your recovery codes", "codes": [spaced(code) for code in codes]}
    request.current_app = desk.name
    return TemplateResponse(request, "admin/account/codes.html", {**desk.each_context(request), **told})
