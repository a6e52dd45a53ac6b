from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide_alone import decided_alone, lock_published
from stories.actions.publish import publish
from stories.actions.retract import retract_now
from stories.dossier import open_dossier
from stories.errors import NotEarned, NotLower
from stories.models import Edition, Event, Label, Proposal, Story
from stories.permissions import require
from stories.rules.moves import Standing, is_lower


def lower_label(story: Story, label: Label, *, by: User, reason: str) -> Edition:
    """Lower what readers see, at once and alone: the words they know, today's evidence, a public reason.

    Claims, source notes and quotes that came since wait for the next edition two people decide on, and so do
    sources that are not the reason.

    Raises NoReason, NotPublished, NotLower, NotEarned (that label is above the evidence
    too), NotAllowed.
    """
    require(by, "lower", story.pk)
    with transaction.atomic():
        story, live = lock_published(story, reason)
        if not is_lower(Standing(label.place, label.rank), Standing(live.label.place, live.label.rank)):
            raise NotLower(live.label.name, label.name)
        if label.place == Label.Place.RETRACTED:
            return retract_now(story, live, by=by, reason=reason)
        dossier = open_dossier(story)
        if missing := dossier.known.missing_for(label):
            raise NotEarned(label.name, missing)
        evidence = dossier.known.evidence(label)
        proposal = decided_alone(live, Proposal.Kind.LOWER, label, evidence, by=by, reason=reason)
        edition = publish(proposal, content=live.content, evidence=evidence)
        Event.objects.record("lowered", by=by, story=story, label=label.slug, reason=reason.strip())
    return edition
