"""The folder of real data that may stand beside the project; tests that need it say when it does not."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


def beside(path: Path) -> pytest.MarkDecorator:
    """Skips, visibly, where the data is not beside the project."""
    missing = f"{path.relative_to(SHARED.parent)} does not stand beside the project"
    return pytest.mark.skipif(not path.exists(), reason=missing)
