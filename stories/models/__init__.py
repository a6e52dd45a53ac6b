from .assignment import Assignment
from .catalogue import CatalogueEntry, CatalogueHeading, CatalogueRest, CatalogueTally
from .comment import Comment
from .edition import Edition, Ledger
from .event import Event
from .evidence import Attachment, Citation, Claim, Stance
from .follow import Delivery, Follow, Follower, Knock, Round
from .label import Label, LabelRule
from .match import Match
from .note import Note
from .page import Page, PageVersion
from .picture import Picture
from .presence import Presence
from .preview import PreviewLink
from .proposal import Proposal
from .report import Report
from .revision import Revision
from .shelf import Author, Format, Section, Tag
from .story import Byline, Slug, Story, stories_of, story_open_to
from .told import Told

__all__ = [
    "Assignment",
    "Attachment",
    "Author",
    "Byline",
    "CatalogueEntry",
    "CatalogueHeading",
    "CatalogueRest",
    "CatalogueTally",
    "Citation",
    "Claim",
    "Comment",
    "Delivery",
    "Edition",
    "Event",
    "Follow",
    "Follower",
    "Format",
    "Knock",
    "Label",
    "LabelRule",
    "Ledger",
    "Match",
    "Note",
    "Page",
    "PageVersion",
    "Picture",
    "Presence",
    "PreviewLink",
    "Proposal",
    "Report",
    "Revision",
    "Round",
    "Section",
    "Slug",
    "Stance",
    "Story",
    "Tag",
    "Told",
    "stories_of",
    "story_open_to",
]
