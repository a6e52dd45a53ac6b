"""How much a page sends of the scripts the project wrote."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

# bytes
MOST = 15_000


def packed(names: Iterable[str]) -> int:
    """Bytes of the scripts (their paths below static/) packed as one file, gzip -9."""
    whole = b"".join((Path(settings.BASE_DIR) / "static" / name).read_bytes() for name in sorted(names))
    return len(gzip.compress(whole, 9))
