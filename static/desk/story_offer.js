"use strict";
/* Text this browser kept and nobody saved is offered when its story is opened again. */
(() => {
  const page = window.storyPage;
  const kept = window.keptText;
  if (!page) return;
  const { form, all, one, make, named, key, value, put, putPart, texts } = page;
  const story = form.dataset.story;
  const NAMES = { headline: "Headline", standfirst: "Standfirst", body: "Text" };
  const shown = (html) => new DOMParser().parseFromString(html.replace(/<\/(p|h2|h3|li|blockquote)>/g, "$&\n"), "text/html").body.textContent.trim();

  /* A part as the newsroom keeps it: spaces put in order, tags sorted, of a link where it leads. What was
     saved a moment before its page was closed comes back so, and is nothing new. */
  const plain = (text) => text.trim().replace(/\s+/g, " ");
  const bare = (html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    for (const link of all("a", body)) for (const name of link.getAttributeNames()) if (name !== "href") link.removeAttribute(name);
    return plain(body.innerHTML).replace(/ ?(<\/?(?:p|h2|h3|ul|ol|li|blockquote|hr|br)>) ?/g, "$1");
  };
  const KEPT_AS = { body: bare, tags: (text) => text.split(",").map(plain).filter(Boolean).sort().join() };
  const stored = (name, values) => values.map(KEPT_AS[name] ?? plain).filter(Boolean).join("\n");
  /* What was kept and differs from what the page has now. */
  const news = (held) => {
    const stands = texts();
    const now = new Map(named(form).map((field) => [key(field), value(field)]));
    return {
      parts: held.parts.filter(([name, values]) => stored(name, stands.getAll(name)) !== stored(name, values)),
      panel: held.panel.filter(([name, one]) => now.has(name) && now.get(name) !== one),
    };
  };
  const isNew = ({ parts, panel }) => parts.length + panel.length > 0;
  const time = (at) => {
    const then = new Date(at);
    const hour = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    return then.toDateString() === new Date().toDateString() ? hour : `${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${hour}`;
  };
  const putIn = (held) => {
    const { parts, panel } = news(held);
    for (const [name, values] of parts) putPart(name, values);
    for (const field of named(form)) for (const [name, one] of panel) if (key(field) === name) put(field, one);
    // It was written on top of this version: saving it meets what was saved since.
    if (held.base && form.elements.base.value !== held.base) {
      form.elements.base.value = held.base;
      form.elements.version.value = held.version;
    }
    form.elements.headline.dispatchEvent(new Event("input", { bubbles: true }));
    page.send?.(one(".submit-row [name=_save]"));
  };
  const said = (name, values) => values.filter(Boolean).map((one) => document.querySelector(`#text select[name="${CSS.escape(name)}"] option[value="${CSS.escape(one)}"]`)?.textContent ?? one).join(", ") || "nothing";
  const see = (held, list, button) => {
    const { parts, panel } = news(held);
    const lines = [...parts.map(([name, values]) => [name, name === "body" ? shown(values[0]) : said(name, values)]), ...panel.filter(([, one]) => typeof one === "string" && one)];
    list.replaceChildren(...lines.flatMap(([name, value]) => [
      make("dt", {}, NAMES[name] ?? document.querySelector(`label[for="id_${CSS.escape(name)}"]`)?.textContent ?? name),
      make("dd", {}, value),
    ]));
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
  };
  const offer = ({ name, held }) => {
    const box = document.getElementById("kept").content.firstElementChild.cloneNode(true);
    one("time", box).textContent = time(held.at);
    one("time", box).dateTime = held.at;
    one("[data-see]", box).addEventListener("click", (event) => see(held, one(".kept-text", box), event.target));
    const settle = (act) => () => {
      act();
      kept.drop(name);
      box.remove();
      one("#id_headline").focus();
    };
    one("[data-put]", box).addEventListener("click", settle(() => putIn(held)));
    one("[data-drop]", box).addEventListener("click", settle(() => {}));
    one("#text").prepend(box);
  };
  const start = async () => {
    const open = await kept.others;
    for (const entry of kept.mine(story)) {
      if (entry.tab !== kept.tab && open.has(entry.tab)) continue;
      if (entry.held.settling && entry.held.settling < Number(form.elements.version.value)) kept.drop(entry.name);
      else if (isNew(news(entry.held))) offer(entry);
      else kept.drop(entry.name);
    }
    if (kept.somebodyElses(story)) {
      one("#text").prepend(make("p", { className: "note kept" }, "This browser also keeps text a colleague typed here and never saved. Only they are shown it."));
    }
  };
  // A story that was started from this text has it.
  for (const { name, held } of form.dataset.key ? kept.mine("new") : []) if (held.key === form.dataset.key) kept.drop(name);
  // The editor may still be putting the text in order.
  setTimeout(start, 300);
})();
