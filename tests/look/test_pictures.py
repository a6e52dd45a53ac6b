"""The README and its pictures belong together."""

import re

from django.conf import settings

from .pictures import FOLDER, MOST, SHOTS

SHOWN = re.compile(r"\.readme/([a-z]+)\.webp")


def test_the_readme_shows_every_picture_that_is_taken_and_no_other() -> None:
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    assert sorted(SHOWN.findall(readme)) == sorted(shot.name for shot in SHOTS)


def test_the_pictures_are_there_and_small() -> None:
    sizes = {path.stem: path.stat().st_size for path in FOLDER.glob("*")}
    assert sizes.keys() == {shot.name for shot in SHOTS}
    assert max(sizes.values()) <= MOST
