from django.urls import URLPattern, URLResolver, include, path, re_path

import newsroom.accounts.screens.colleagues
import newsroom.accounts.screens.groups  # noqa: F401  (their screens stand on the desk)
import stories.admin  # noqa: F401
from newsroom import errors
from newsroom.desk import desk
from newsroom.health import healthz, readyz
from newsroom.media import rendition
from stories.admin.find import find
from stories.admin.preview import preview, preview_links, preview_outside
from stories.admin.send import manifest, send
from stories.admin.tasks import finish
from stories.letters.urls import letters
from stories.reader import errors as readers
from stories.reader.pages import POLICY, show
from stories.reader.preview import Band, no_preview
from stories.reader.preview import preview as draw

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/find/", desk.admin_view(find), name="find"),
    path("desk/send/", desk.admin_view(send), name="send"),
    path("desk/inbox/", include("stories.admin.inbox_urls")),
    path("desk/tasks/<int:key>/done/", desk.admin_view(finish), name="task_done"),
    path("desk/manifest.webmanifest", manifest, name="manifest"),
    path(
        "desk/stories/story/<str:key>/preview/",
        desk.admin_view(preview),
        {"draw": draw, "band": Band},
        name="preview",
    ),
    path("desk/stories/story/<str:key>/previews/", desk.admin_view(preview_links), name="preview_links"),
    path("desk/", include("newsroom.accounts.urls")),
    path("desk/", desk.urls),
    path(
        "preview/<str:carried>/",
        preview_outside,
        {"draw": draw, "band": Band, "refuse": no_preview},
        name="preview_outside",
    ),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    re_path(
        r"^media/(?P<path>pictures/[0-9a-f]{2}/[0-9a-f]{32}-\d+\.(?:webp|avif|jpg))$",
        rendition,
        name="rendition",
    ),
    # What readers send: forms that look like the readers' pages, and end in actions.
    path("", include((letters(show, POLICY), "letters"))),
    path("", include("stories.reader.urls")),
]
handler400 = errors.at_desk(errors.bad_request, readers.bad_request)
handler403 = errors.not_open
handler404 = errors.at_desk(errors.not_found, readers.not_found)
handler405 = errors.at_desk(errors.not_taken, readers.not_taken)
handler500 = errors.at_desk(errors.failed, readers.server_error)
