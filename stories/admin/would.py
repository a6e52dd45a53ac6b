"""What keeping a read page would change, said before it is kept: the rules weigh it as if it were cited."""

from __future__ import annotations

from sources.actions.find_publisher import known_publisher
from sources.models import Publisher, Reference
from sources.rules.layers import Layer, layers
from stories.dossier import Dossier, weigh
from stories.dossier.rows import Rows, owners
from stories.models import Citation, Stance
from stories.rules.assessment import assess

# Stands for rows that are not there.
NOBODY = 0


def would(dossier: Dossier, url: str, publisher_name: str, *, poster: str = "", issuer: str = "") -> str:
    """ "Would join layer A: …" or "Would be layer B. …", and the label it would help to earn.

    What its text rests on is looked for once it is kept, and only hinted at here.
    """
    publisher = known_publisher(url, publisher_name, poster=poster, issuer=issuer)
    rows = _as_if_cited(dossier, publisher, publisher_name)
    new = rows.citations[-1].number
    found = layers(weigh.sources(rows), weigh.rests(rows))
    layer = next(layer for layer in found if new in layer.keys)
    if len(layer.keys) > 1:
        return f"Would join layer {layer.letter}, which counts once. {_why(layer, new)}"
    beside = ", unless its text turns out to rest on another source" if dossier.citations else ""
    return f"Would be layer {layer.letter}{beside}. {_earns(dossier, rows, found)}".strip()


def _as_if_cited(dossier: Dossier, publisher: Publisher | None, name: str) -> Rows:
    """The story's rows and one more citation, which supports the headline claim."""
    number = max((citation.number for citation in dossier.citations), default=0) + 1
    reference = Reference(pk=NOBODY, title=name or "This page", publisher=publisher)
    citation = Citation(pk=NOBODY, story=dossier.story, reference=reference, number=number)
    stance = Stance(claim=dossier.claims[0], citation=citation, kind=Stance.Kind.SUPPORTS)
    cited = [c.reference.publisher for c in dossier.citations if c.reference.publisher]
    return Rows(
        story=dossier.story,
        bylines=(),
        tags=(),
        citations=(*dossier.citations, citation),
        claims=dossier.claims,
        stances=(*dossier.stances.values(), stance),
        derivations=dossier.derivations,
        owners=owners([*cited, publisher] if publisher else cited),
        labels=dossier.labels,
        attachments=(),
    )


def _why(layer: Layer, new: int) -> str:
    return next((join.sentence for join in layer.joins if new in {join.a, join.b}), "")


def _earns(dossier: Dossier, rows: Rows, found: tuple[Layer, ...]) -> str:
    then = assess(dossier.rungs, weigh.assertions(rows), weigh.items(rows, found))
    if then.rank <= dossier.assessment.rank:
        return ""
    return f"{dossier.label(then.label).name} would be earned if it supports claim 1."
