from typing import Any

from django.db import migrations
from django.utils import timezone


MISSING = "<p><strong>To be written by the newsroom:</strong> {}</p>"

ETHICS = (
    "<p>What we publish, and how sure we say we are of it, follows rules that our desk enforces.</p>"
    "<h2>What holds for every story</h2>"
    "<ul><li>Every story carries a label that says how far its evidence reaches. No label stands above what the"
    " evidence earns unless a named editor signs for it, and then the story says so.</li>"
    "<li>We count independent layers of evidence, not links: what rests on one report, one owner or one person"
    " counts once.</li>"
    "<li>One person proposes an edition, another approves it with the evidence in view. Where only one decided,"
    " the edition says so.</li>"
    "<li>Nothing published is changed in silence. Each change is a new edition, sealed with the one before; any"
    " two can be compared word by word.</li></ul>"
    "<h2>What we promise as people</h2>"
    + MISSING.format(
        "conflicts of interest, gifts, advertising, the use of machines in writing and pictures, and how we"
        " treat those we write about."
    )
)
CORRECTIONS = (
    "<p>We correct what we got wrong at its own address, in the open, and keep what it said before.</p>"
    "<h2>How a correction works here</h2>"
    "<ul><li>A correction is a new edition with a notice above the text. The notice stays with the story.</li>"
    "<li>A clarification makes plainer what was right, and is called that.</li>"
    "<li>When evidence falls away, the label is lowered. One editor may do that at once, so that no reader waits"
    " for a second signature; the edition says so, with the reason.</li>"
    "<li>A story that must no longer be relied on is retracted. Its address stays, says why, and keeps the text"
    " for the record.</li></ul>"
    "<h2>Tell us of an error</h2>"
    + MISSING.format("where an error can be reported, and within what time somebody answers.")
)
UNNAMED = (
    "<p>Some people can tell us what they know only if we do not name them. We say so, and why, each time.</p>"
    "<h2>What our desk makes sure of</h2>"
    "<ul><li>Where a source is not named, the story gives the reason beside what it says.</li>"
    "<li>A layer of evidence that rests on unnamed people alone does not count towards a label, unless the rule"
    " of that label, printed on the page on how we label, allows it.</li>"
    "<li>Who somebody is stands encrypted, open only to colleagues the person may rely on. Each reading of it"
    " asks for a reason, is recorded, and is told to the others who know.</li></ul>"
    "<h2>When we promise it</h2>"
    + MISSING.format("when a name is left out, who decides that, and what we ask for in return.")
)
OWNERSHIP = (
    "<p>Who owns us and who pays for our work should be as plain as who our sources are.</p>"
    + MISSING.format("the legal owner, those who hold ten per cent or more, and where the money comes from.")
    + "<h2>What this software adds</h2><p>Pages carry no advertising, no tracker and no cookie, and nothing on"
    " them comes from the servers of another company. Of the publishers we rest on, we record who owns them: two of"
    " one owner count as one layer.</p>"
)
MASTHEAD = "<p>These are the people who sign what we publish.</p>" + MISSING.format(
    "who leads the newsroom, who decides on labels, and who answers for it by law."
)
CONTACT = (
    "<p>Write to us about a story, about an error, or with something we should know.</p>"
    + MISSING.format("postal address, telephone, e-mail, and a safe way for those who must not be seen.")
)
# slug, title, body
PAGES = (
    ("ethics", "Ethics", ETHICS),
    ("corrections", "How we correct", CORRECTIONS),
    ("unnamed-sources", "Unnamed sources", UNNAMED),
    ("ownership", "Ownership and funding", OWNERSHIP),
    ("masthead", "Masthead", MASTHEAD),
    ("contact", "Contact", CONTACT),
)


def start(apps: Any, schema_editor: Any) -> None:
    page, now = apps.get_model("stories", "Page"), timezone.now()
    for position, (slug, title, body) in enumerate(PAGES):
        page.objects.create(slug=slug, title=title, body=body, position=position, updated_at=now)


class Migration(migrations.Migration):
    dependencies = [("stories", "0010_search")]
    operations = [migrations.RunPython(start, migrations.RunPython.noop)]
