from .edition import Edition, Ledger
from .event import Event
from .evidence import Attachment, Citation, Claim, Stance
from .label import Label, LabelRule
from .match import Match
from .picture import Picture
from .proposal import Proposal
from .shelf import Author, Format, Section
from .story import Byline, Slug, Story
from .told import Told

__all__ = [
    "Attachment",
    "Author",
    "Byline",
    "Citation",
    "Claim",
    "Edition",
    "Event",
    "Format",
    "Label",
    "LabelRule",
    "Ledger",
    "Match",
    "Picture",
    "Proposal",
    "Section",
    "Slug",
    "Stance",
    "Story",
    "Told",
]
