from __future__ import annotations

from django.urls import URLPattern, path

from newsroom.desk import desk
from stories.admin.inbox import inbox, mark_read, open_note

urlpatterns: list[URLPattern] = [
    path("", desk.admin_view(inbox), name="inbox"),
    path("<int:key>/", desk.admin_view(open_note), name="inbox_open"),
    path("read/", desk.admin_view(mark_read), name="inbox_read"),
]
