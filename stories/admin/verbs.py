"""Every verb an action records, in plain words: what follows the person's name.

The words in brackets lead to what it is about; names in braces are of the event's detail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stories.actions.correct_reference import CALLED

VERSIONS, EVIDENCE, DECISIONS, TALK, HOUSE = "versions", "evidence", "decisions", "talk", "newsroom"
GROUPS: Mapping[str, str] = {
    VERSIONS: "Versions",
    EVIDENCE: "Evidence",
    DECISIONS: "Decisions",
    TALK: "Comments and tasks",
    HOUSE: "The newsroom",
}


@dataclass(frozen=True)
class Verb:
    """`leads` names what the brackets lead to, `quote` the detail that is told in its own words.

    `called` is its name in a list of verbs, where the words alone do not say it.
    """

    words: str
    group: str
    leads: str = ""
    quote: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        bare = re.sub(r"\{\w+\}|[\[\]]", "", self.called or self.words)
        return " ".join(bare.split()).rstrip(" .:,")


SHELVES = ("label", "section", "tag", "format", "author", "publisher")

VERBS: dict[str, Verb] = {
    "started": Verb("started the story", VERSIONS),
    "saved": Verb("saved [version {version}]: {changed}", VERSIONS, "version", called="saved"),
    "restored version": Verb(
        "restored version {restored} as [version {version}]",
        VERSIONS,
        "version",
        called="restored a version",
    ),
    "cited": Verb("cited [source note {number}]", EVIDENCE, "citation"),
    "uncited": Verb(
        "took [source note {number}] off the story",
        EVIDENCE,
        "citation",
        called="took a source note off the story",
    ),
    "noted": Verb(
        "wrote what readers are told of [source note {number}]",
        EVIDENCE,
        "citation",
        called="wrote a source note",
    ),
    "claimed": Verb("added a claim", EVIDENCE, quote="text"),
    "reworded": Verb("reworded a claim", EVIDENCE, quote="text"),
    "unclaimed": Verb("took a claim off the story", EVIDENCE, quote="text"),
    "weighed": Verb(
        "set [source note {number}] to {stance} on the claim",
        EVIDENCE,
        "citation",
        "claim",
        called="set a stance",
    ),
    "derivation suggested": Verb(
        "found that [one source] may rest on another", EVIDENCE, "reference", called="found a derivation"
    ),
    "derivation confirmed": Verb(
        "confirmed that [one source] rests on another: they count once",
        EVIDENCE,
        "derived",
        "note",
        "confirmed a derivation",
    ),
    "derivation rejected": Verb(
        "judged [two sources] independent: they count apart",
        EVIDENCE,
        "derived",
        "note",
        "rejected a derivation",
    ),
    "derivation stated": Verb(
        "stated that [one source] rests on another: they count once",
        EVIDENCE,
        "derived",
        "note",
        "stated a derivation",
    ),
    "described person": Verb(
        "changed what readers are told of [a person] ({fields})",
        EVIDENCE,
        "person",
        called="described a person",
    ),
    "noted the withdrawal of": Verb(
        "noted that [{source}] was taken back by its publisher",
        EVIDENCE,
        "source",
        "note",
        "noted a withdrawal",
    ),
    "restored": Verb("let [{source}] count again", EVIDENCE, "source", "note", "let a source count again"),
    "saw a change": Verb(
        "{sentence} ([source note {number}])", EVIDENCE, "citation", called="saw a change in a source"
    ),
    "flagged the label": Verb(
        "flagged the label readers see: the evidence no longer earns", DECISIONS, quote="reason"
    ),
    "proposed": Verb("proposed {kind}", DECISIONS, called="proposed"),
    "withdrew": Verb("withdrew the proposal", DECISIONS),
    "approved": Verb("approved. [Edition {edition}] went out as", DECISIONS, "edition", called="approved"),
    "approved for a set time": Verb(
        "approved it for {publish_at}, as", DECISIONS, quote="note", called="approved for a set time"
    ),
    "published at its time": Verb(
        "published [edition {edition}] at its time, as",
        DECISIONS,
        "edition",
        called="published at its time",
    ),
    "stopped before its time": Verb(
        "did not publish it at its time", DECISIONS, quote="reason", called="stopped before its time"
    ),
    "could not publish at its time": Verb(
        "could not publish it at its time, and tries again ({trouble})",
        DECISIONS,
        called="could not publish at its time",
    ),
    "took back the set time": Verb("took back the time set for publishing", DECISIONS),
    "took over the review": Verb("took the review over from {whose}", DECISIONS, called="took over a review"),
    "declined": Verb("declined the proposal", DECISIONS, quote="note"),
    "lowered": Verb("lowered the label at once, to", DECISIONS, quote="reason", called="lowered at once"),
    "retracted": Verb("retracted the story", DECISIONS, quote="reason"),
    "a reader reported an error": Verb("wrote down that a reader reported [an error]", TALK, "report"),
    "answered a report": Verb("answered a reader's [report]", TALK, "report"),
    "closed a report": Verb("closed a reader's [report]", TALK, "report", "note"),
    "started a correction from a report": Verb(
        "started a correction from a reader's [report]", TALK, "report"
    ),
    "gave a preview": Verb("gave somebody outside a link to the draft", TALK),
    "took back a preview": Verb("took back a link to the draft", TALK),
    "commented": Verb("commented", TALK, quote="text"),
    "answered a comment": Verb("answered a comment", TALK, quote="text"),
    "resolved a comment": Verb("resolved a comment", TALK, quote="text"),
    "opened a comment again": Verb("opened a comment again", TALK, quote="text"),
    "gave a task": Verb("gave a task to {to}", TALK, quote="what", called="gave a task"),
    "finished a task": Verb("finished a task", TALK, quote="what"),
    "took a task off": Verb("took a task off", TALK, quote="what"),
    "kept private": Verb("made the draft private to {to}", TALK, called="made a draft private"),
    "opened by publishing": Verb("opened the draft to everyone at the desk, for readers see it", TALK),
    "opened to all": Verb("opened the draft to everyone at the desk", TALK, called="opened a draft"),
    "named on": Verb("let {to} see the private draft", TALK, called="named somebody on a private draft"),
    "took off": Verb(
        "took {to} off those who see the private draft", TALK, called="took somebody off a private draft"
    ),
    "exported the log": Verb("exported the log of events: {asked}", HOUSE, called="exported the log"),
    "exported the ledger": Verb("exported the ledger: {asked}", HOUSE, called="exported the ledger"),
    "exported stories": Verb("exported the list of stories: {asked}", HOUSE, called="exported stories"),
    "took back a correction of": Verb(
        "took back a correction of [{source}]", EVIDENCE, "source", "note", "took back a correction"
    ),
    "added colleague": Verb("added {name} to the newsroom, as {groups}", HOUSE, called="added a colleague"),
    "corrected colleague": Verb("corrected the {what} of {name}", HOUSE, called="corrected a colleague"),
    "confirmed address": Verb(
        "said that the address put down for {name} is theirs",
        HOUSE,
        quote="note",
        called="confirmed an address",
    ),
    "invited colleague again": Verb("invited {name} again", HOUSE, called="invited a colleague again"),
    "took up the invitation": Verb("took up the invitation", HOUSE),
    "regrouped colleague": Verb("changed what {name} may do: {groups}", HOUSE, called="changed groups"),
    "added group": Verb("added the group {name}, to {allows}", HOUSE, called="added a group"),
    "removed group": Verb("removed the group {name}", HOUSE, called="removed a group"),
    "changed group": Verb(
        "changed what the group {name} may do: {what}", HOUSE, called="changed what a group may do"
    ),
    "switched off colleague": Verb("switched {name} off", HOUSE, called="switched a colleague off"),
    "switched on colleague": Verb("switched {name} on again", HOUSE, called="switched a colleague on again"),
    "took off second step": Verb("took the second step off {name}", HOUSE, called="took a second step off"),
    "took off second step by two": Verb(
        "took the second step off {name}: {both} said that it is them",
        HOUSE,
        called="took a second step off, by two",
    ),
    "took off second step on the machine": Verb(
        "took the second step off {name}, by a command on the machine",
        HOUSE,
        quote="note",
        called="took a second step off on the machine",
    ),
    "asked for recovery": Verb("asked to have their lost second step taken off", HOUSE),
    "vouched for": Verb(
        "said that it is {name} who asks", HOUSE, quote="note", called="vouched for a colleague"
    ),
    "refused the recovery": Verb(
        "refused to take the second step off {name}", HOUSE, quote="note", called="refused a recovery"
    ),
    "withdrew the recovery": Verb("withdrew their request to have the second step taken off", HOUSE),
    "needed no recovery": Verb("needs nobody to take the second step off any more", HOUSE),
    "recovery ran out": Verb(
        "ended what {name} asked and nobody answered within a day", HOUSE, called="ended a recovery"
    ),
    "trusted a device": Verb("trusted a device, {name}", HOUSE, called="trusted a device"),
    "forgot a device": Verb("trusts a device no more, {name}", HOUSE, called="forgot a device"),
    "forgot all devices": Verb("trusts no device any more", HOUSE),
    "signed out elsewhere": Verb("ended their other sessions and trusts no other device", HOUSE),
    "forgot a colleague's devices": Verb(
        "forgot the trusted devices of {name}", HOUSE, called="forgot a colleague's devices"
    ),
    "switched on the second step": Verb("switched the second step on", HOUSE),
    "switched off the second step": Verb("switched the second step off", HOUSE),
    "added a passkey": Verb("added the passkey “{name}”", HOUSE, called="added a passkey"),
    "removed a passkey": Verb("removed the passkey “{name}”", HOUSE, called="removed a passkey"),
    "made new recovery codes": Verb("made new recovery codes", HOUSE),
    "signed in with a recovery code": Verb(
        "signed in with a recovery code; {left} are left", HOUSE, called="signed in with a recovery code"
    ),
    "changed their password": Verb("changed their password", HOUSE),
    "chose a new password by mail": Verb("chose a new password by a mailed link", HOUSE),
    "changed their address": Verb("changed their address", HOUSE),
    "changed page": Verb("changed the page “{name}”", HOUSE, called="changed a page"),
    **{
        f"corrected {what} of": Verb(
            f"corrected {what} of [{{source}}]", EVIDENCE, "source", "note", f"corrected {what} of a source"
        )
        for what in CALLED.values()
    },
    **{
        f"{did} {kind}": Verb(
            f"{did} the {kind} [{{name}}]{': {fields}' if did == 'changed' else ''}",
            *(HOUSE, kind),
            called=f"{did} a {kind}",
        )
        for did in ("added", "changed", "removed")
        for kind in SHELVES
    },
}


def of_group(group: str) -> list[str]:
    return [verb for verb, told in VERBS.items() if told.group == group]
