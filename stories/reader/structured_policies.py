"""The newsroom's own pages on how it works, as far as it has them."""

from __future__ import annotations

from dataclasses import dataclass

from stories.templatetags.feeds import has_page

from .feed_items import absolute

IPTC = "http://cv.iptc.org/newscodes/trustindicator/"


@dataclass(frozen=True)
class Policy:
    """`term` is schema.org's property of an organisation, `role` IPTC's trust indicator or ""."""

    path: str
    title: str
    term: str
    role: str = ""

    @property
    def url(self) -> str:
        return absolute(self.path)


POLICIES = (
    Policy("/about/ethics/", "Ethics", "ethicsPolicy", "ethicsPolicy"),
    Policy("/about/corrections/", "Corrections policy", "correctionsPolicy", "correctionsPolicy"),
    Policy("/about/unnamed-sources/", "Unnamed sources", "unnamedSourcesPolicy", "unnamedSourcesPolicy"),
    Policy("/about/ownership/", "Ownership and funding", "ownershipFundingInfo"),
    Policy("/about/masthead/", "Masthead", "masthead"),
    Policy("/about/contact/", "Contact", "actionableFeedbackPolicy", "feedbackPolicy"),
    Policy("/labels/", "How we label", "verificationFactCheckingPolicy", "factCheckingPolicy"),
)


def policies() -> list[Policy]:
    return [policy for policy in POLICIES if has_page(policy.path)]
