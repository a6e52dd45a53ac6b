"use strict";
/* Which version the page stands on, and what colleagues changed of it: so that an answer is taken over
   without touching what was typed since. */
(() => {
  const page = window.storyPage;
  if (!page?.form.dataset.autosave) return;
  const { form, all, one, texts, partNames, serial, putPart, replace, swap, mark } = page;
  const PART = { section: "section_id", format: "format_id" };
  const panel = document.getElementById("evidence");
  const sheet = document.getElementById("propose");
  let synced = texts();
  let behind = false;

  /* Takes a version over; returns whether something was typed that it has not. `fresh.taken` are fields a
     colleague changed: they are put in where nothing was typed since; where something was, the page keeps
     what it began from, and the next save says so. */
  const adopt = (fresh, sent) => {
    const [old, now] = [JSON.parse(form.elements.base.value), JSON.parse(fresh.base)];
    const typed = texts();
    behind = false;
    synced = new URLSearchParams(sent);
    for (const [name, values] of Object.entries(fresh.taken)) {
      if (serial(typed, name) === serial(sent, name)) {
        putPart(name, values);
        synced.delete(name);
        for (const held of texts().getAll(name)) synced.append(name, held);
        continue;
      }
      behind = true;
      now[PART[name] ?? name] = old[PART[name] ?? name];
      if (name === "body") now.paragraphs = old.paragraphs;
    }
    form.elements.base.value = JSON.stringify(now);
    if (!behind) form.elements.version.value = fresh.version;
    const stand = texts();
    return partNames().some((name) => serial(stand, name) !== serial(synced, name));
  };
  const isNew = (sent, name) => serial(sent, name) !== serial(synced, name);
  const bare = (html) => html.trim().replace(/>\s+</g, "><");
  /* What a whole page says a colleague changed: a part that moved while this page had left it alone, and a
     text whose paragraphs were joined with those sent. */
  const takenOf = (fresh, sent) => {
    const [old, now] = [JSON.parse(form.elements.base.value), JSON.parse(one("[name=base]", fresh).value)];
    const values = new URLSearchParams([...new FormData(one("#story_form", fresh))].filter(([, held]) => typeof held === "string"));
    const moved = partNames().filter((name) => {
      const part = PART[name] ?? name;
      const joined = name === "body" && bare(values.get(name)) !== bare(sent.get(name));
      return part in now && now[part] !== old[part] && (joined || serial(sent, name) === serial(synced, name));
    });
    return Object.fromEntries(moved.map((name) => [name, values.getAll(name)]));
  };

  // --- putting the new page in place --------------------------------------------------------
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
    synced.set("lead", carried);
  };
  page.version = { synced: () => synced, isBehind: () => behind, adopt, takenOf, isNew, regions, marks, lead, picture };
})();
