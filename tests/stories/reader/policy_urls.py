"""The project's addresses, and a page for each of the newsroom's policies."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def policy(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(f"Our {slug}")


urlpatterns = [path("about/<slug:slug>/", policy), path("", include("newsroom.urls"))]
handler404 = "stories.reader.errors.not_found"
