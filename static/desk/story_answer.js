"use strict";
/* A whole page that answered is put in place, part by part. Comes with the first that is asked for. */
(() => {
  const page = window.storyPage;
  if (!page?.version) return;
  const { form, all, one, named, key, value, put, partNames, serial, mark, version } = page;
  const panel = document.getElementById("evidence");
  const sheet = document.getElementById("propose");

  // --- a region, in which somebody may stand -------------------------------------------------
  const drawer = (details) => details.id || one("[name]", details)?.name;
  const focusAgain = (region, at) => {
    const field = (at.id && document.getElementById(at.id)) || named(region).find((held) => key(held) === at.key);
    if (field) {
      field.focus({ preventScroll: true });
      if (at.start !== null && at.start !== undefined && field.setSelectionRange) field.setSelectionRange(at.start, at.end);
    } else {
      region.tabIndex = -1;
      region.focus({ preventScroll: true });
    }
  };
  /* What was typed since `before` stays; returns whether anything was. */
  const replace = (region, fresh, before, pressed, through) => {
    const since = new Map(named(region).map((f) => [key(f), value(f)]).filter(([name, held]) => before.get(name) !== held));
    const opened = new Map(all("details", region).map((details) => [drawer(details), details]));
    const active = region.contains(document.activeElement) ? document.activeElement : null;
    const at = active && { key: active.name && key(active), id: active.id, start: active.selectionStart, end: active.selectionEnd };
    const top = region.scrollTop;
    const body = one(".sheet-body", region)?.scrollTop;
    region.replaceChildren(...fresh.childNodes);
    for (const field of named(region)) if (since.has(key(field))) put(field, since.get(key(field)));
    for (const details of all("details", region)) {
      const was = opened.get(drawer(details));
      if (was && !(through && was.contains(pressed))) details.open ||= was.open;
    }
    // What is hidden takes no focus.
    for (const part of all(".needs-script", region)) part.hidden = false;
    if (at) focusAgain(region, at);
    region.scrollTop = top;
    if (body) one(".sheet-body", region).scrollTop = body;
    return since.size > 0;
  };
  const swap = (selector, page) => {
    const [here, there] = [one(selector), one(selector, page)];
    if (here && there) here.replaceWith(there);
    else if (here) here.remove();
    return there;
  };

  // --- the page, part by part ---------------------------------------------------------------
  const bare = (html) => html.trim().replace(/>\s+</g, "><");
  /* What a whole page says a colleague changed: a part that moved while this page had left it alone, and a
     text whose paragraphs were joined with those sent. */
  const takenOf = (fresh, sent) => {
    const [old, now] = [JSON.parse(form.elements.base.value), JSON.parse(one("[name=base]", fresh).value)];
    const values = new URLSearchParams([...new FormData(one("#story_form", fresh))].filter(([, held]) => typeof held === "string"));
    const moved = partNames().filter((name) => {
      const part = version.part(name);
      const joined = name === "body" && bare(values.get(name)) !== bare(sent.get(name));
      return part in now && now[part] !== old[part] && (joined || serial(sent, name) === serial(version.synced(), name));
    });
    return Object.fromEntries(moved.map((name) => [name, values.getAll(name)]));
  };

  const regions = (fresh, before, pressed, through) => {
    const moved = [panel, sheet, document.getElementById("talk")].map((region) => replace(region, one(`#${region.id}`, fresh), before, pressed, through));
    for (const selector of [".titles .meta", ".to-propose", ".sheet-go", ".talk-count", ".submit-row .only-narrow"]) swap(selector, fresh);
    document.dispatchEvent(new Event("story:placed"));
    return moved.some(Boolean);
  };
  const marks = (fresh) => {
    mark({});
    for (const row of all("#text .form-row.errors", fresh)) {
      const here = one(`#text .${[...row.classList].find((word) => word.startsWith("field-"))}`);
      here?.classList.add("errors");
      here?.prepend(...all(":scope > .errorlist", row));
    }
    one("#text").prepend(...all("#text > .errornote, #text > .errorlist", fresh));
  };
  const lead = (fresh, before) => {
    const [here, there] = [one("#text .lead"), one("#text .lead", fresh)];
    if (one("[name=lead_file]", here).files?.length) return;
    here.className = there.className;
    replace(here, there, before, null, true);
  };
  const picture = (fresh) => {
    const carried = one("#story_form [name=lead]", fresh).value;
    form.elements.lead.value = carried;
    version.synced().set("lead", carried);
  };
  page.answer = { takenOf, swap, regions, marks, lead, picture };
})();
