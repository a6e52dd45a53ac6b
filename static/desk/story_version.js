"use strict";
/* Which version the page stands on, and what colleagues changed of it: so that an answer is taken over
   without touching what was typed since. */
(() => {
  const page = window.storyPage;
  if (!page?.form.dataset.autosave) return;
  const { form, texts, partNames, serial, putPart } = page;
  /* A field's name in what the page stands on, where it is another. */
  const part = (name) => ({ section: "section_id", format: "format_id" })[name] ?? name;
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
      now[part(name)] = old[part(name)];
      if (name === "body") now.paragraphs = old.paragraphs;
    }
    // What could not be saved is still to be, on top of what it began from.
    for (const [name, values] of Object.entries(fresh.left ?? {})) {
      synced.delete(name);
      for (const held of values) synced.append(name, held);
      now[part(name)] = old[part(name)];
    }
    form.elements.base.value = JSON.stringify(now);
    if (!behind) form.elements.version.value = fresh.version;
    const stand = texts();
    return partNames().some((name) => serial(stand, name) !== serial(synced, name));
  };
  const isNew = (sent, name) => serial(sent, name) !== serial(synced, name);
  /* The parts that put a whole page's answer in place; TypeError when they do not come. */
  const answer = () => window.comes(form.dataset.answer).then(() => page.answer, () => { throw new TypeError("no answer"); });
  page.version = { synced: () => synced, isBehind: () => behind, part, adopt, isNew, answer };
})();
