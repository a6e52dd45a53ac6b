from django.urls import URLPattern, URLResolver, include, path, re_path

import sources.admin  # noqa: F401  (its screens stand on the desk)
import stories.admin  # noqa: F401
from newsroom.desk import desk
from newsroom.health import healthz, readyz
from newsroom.media import rendition
from stories.admin.send import manifest, send

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/send/", desk.admin_view(send), name="send"),
    path("desk/manifest.webmanifest", manifest, name="manifest"),
    path("desk/", desk.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    re_path(r"^media/(?P<path>pictures/[0-9a-f]{2}/[0-9a-f]{32}-\d+\.webp)$", rendition, name="rendition"),
    path("", include("stories.reader.urls")),
]
handler400 = "stories.reader.errors.bad_request"
handler404 = "stories.reader.errors.not_found"
handler500 = "stories.reader.errors.server_error"
