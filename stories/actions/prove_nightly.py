"""The whole ledger proven once a day, and what was found kept for the desk."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.tasks import task

from stories.actions.prove_ledger import Proof, prove_ledger
from stories.models import Ledger

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """A proof as it was kept: `entry` is the first that did not hold, 0 for none, `what` says how."""

    at: datetime
    length: int
    seconds: float
    entry: int
    what: str


@task()
def prove_nightly() -> bool:
    """Compute every edition again and keep what was found; run by the clock. Whether the chain holds."""
    proof = prove_ledger()
    if proof.broken:
        # An edition that was sealed while the others were read looks like a break, once.
        proof = prove_ledger()
    Ledger.objects.filter(pk=1).update(proof=_kept(proof))
    if proof.broken:
        logger.critical("The ledger breaks at entry %s: it %s.", proof.broken.entry, proof.broken.what)
    return proof.broken is None


def last_proof(ledger: Ledger) -> Kept | None:
    """What the clock found last; None before it has looked."""
    told = ledger.proof
    return Kept(**{**told, "at": datetime.fromisoformat(told["at"])}) if told else None


def _kept(proof: Proof) -> dict[str, object]:
    return {
        "at": proof.at.isoformat(),
        "length": proof.length,
        "seconds": proof.seconds,
        "entry": proof.broken.entry if proof.broken else 0,
        "what": proof.broken.what if proof.broken else "",
    }
