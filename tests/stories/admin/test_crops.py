"""What readers see of a lead picture: three crops that hold on to the point kept."""

import pytest

from stories.admin.crops import Crop, crops


def crop(name: str, across: int = 50, down: int = 50, width: float = 400, height: float = 400) -> Crop:
    return next(one for one in crops(width, height, across, down) if one.name == name)


@pytest.mark.parametrize("name", ["Wide", "Square", "Phone"])
def test_a_crop_has_its_shape_and_touches_two_sides(name: str) -> None:
    found = crop(name, width=480, height=320)
    assert found.width / found.height == pytest.approx(found.shape)
    assert (found.width == 480) or (found.height == 320)


def test_in_the_middle_as_much_falls_off_on_either_side() -> None:
    assert (crop("Square", width=600).x, crop("Square", width=600).width) == (100, 400)


def test_at_the_edge_nothing_falls_off_there() -> None:
    assert crop("Square", across=0, width=600).x == 0
    assert crop("Square", across=100, width=600).x == 200


def test_down_moves_what_is_cropped_in_height_alone() -> None:
    assert crop("Wide", down=100).x == 0
    assert crop("Wide", down=100).y == pytest.approx(400 - 400 / 2.2)


def test_the_point_is_known_in_readers_steps() -> None:
    assert crop("Square", across=52, width=600) == crop("Square", across=50, width=600)


def test_a_picture_of_that_shape_is_kept_whole() -> None:
    found = crop("Phone", width=1600, height=1000)
    assert (found.box, found.hole) == ("0 0 1600 1000", "M0 0h1600v1000h-1600z")
