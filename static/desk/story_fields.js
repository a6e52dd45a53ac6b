"use strict";
/* What the story page's scripts share: its fields, and what saving says. */
window.storyPage = (() => {
  const form = document.getElementById("story_form");
  if (!form) return null;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
  const make = (tag, facts, ...inner) => {
    const made = Object.assign(document.createElement(tag), facts);
    made.append(...inner);
    return made;
  };
  /* Sent with the form by the browser itself. */
  const carry = (name, value) => form.append(make("input", { type: "hidden", name, value }));

  // --- fields -----------------------------------------------------------------------------
  const META = ["csrfmiddlewaretoken", "version", "base", "key", "writer"];
  const named = (within) => all("[name]", within).filter((field) => !["hidden", "file", "password"].includes(field.type));
  const key = (field) => (field.type === "radio" || field.tagName === "BUTTON" ? `${field.name}=${field.value}` : field.name);
  const value = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);
  const put = (field, held) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = held;
    else field.value = held;
  };
  const taken = (within = form) => new Map(named(within).map((field) => [key(field), value(field)]));
  /* The story's text as it is sent: every field beside the panel, but for files. */
  const texts = () => {
    const own = new Set(all("#text [name]").map((field) => field.name));
    const sent = new URLSearchParams();
    for (const [name, held] of new FormData(form)) if (typeof held === "string" && own.has(name)) sent.append(name, held);
    sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return sent;
  };
  const partNames = () => [...new Set(all("#text [name]").map((field) => field.name))].filter((name) => !META.includes(name));
  /* What differs from how it stood: [[part, its values]] of the text, [[field, its value]] of the panel. */
  const typedSince = (text, fields) => {
    const now = texts();
    const own = new Set(partNames());
    return {
      parts: partNames().filter((name) => serial(now, name) !== serial(text, name)).map((name) => [name, now.getAll(name)]),
      panel: [...taken()].filter(([name, held]) => !own.has(name) && fields.has(name) && fields.get(name) !== held),
    };
  };
  const serial = (sent, name) => JSON.stringify(sent.getAll(name));

  // --- the editor and the byline are more than one field -----------------------------------
  const editor = () => one(".prose-editor > .ProseMirror")?.editor;
  const putBody = (html) => {
    const at = editor()?.state.selection.from;
    editor()?.commands.setContent(html, { emitUpdate: false });
    form.elements.body.value = html;
    if (editor()?.isFocused) editor().commands.setTextSelection(Math.min(at, editor().state.doc.content.size));
  };
  const another = (place, held = "") => {
    const more = place.cloneNode(true);
    one("[role=listbox]", more)?.remove();
    const field = one("input", more);
    for (const name of ["id", "aria-controls", "aria-activedescendant"]) field.removeAttribute(name);
    field.value = held;
    return more;
  };
  const putByline = (names) => {
    const byline = one("[data-byline]");
    const [first, ...others] = all(".suggested", byline);
    for (const place of others) place.remove();
    one("input", first).value = names[0] ?? "";
    if (names.length) byline.append(...[...names.slice(1), ""].map((held) => another(first, held)));
  };
  const putPart = (name, values) => {
    if (name === "body") putBody(values[0] ?? "");
    else if (name === "authors") putByline(values.filter(Boolean));
    else for (const [n, field] of all(`#text [name="${name}"]`).entries()) {
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else field.value = values[n] ?? values[0] ?? "";
    }
    document.dispatchEvent(new Event("story:put"));
  };

  // --- how saving stands ------------------------------------------------------------------
  const icon = (name) => {
    const svg = one("svg.icon:has(use)").cloneNode(true);
    one("use", svg).setAttribute("href", `#i-${name}`);
    return svg;
  };
  const LOOKS = { "is-saved": "saved", "is-offline": "cloud-off", "is-out": "lock", "is-error": "alert" };
  let alerted = "";
  /* One line, said twice: at the top in sight, at the foot as the status. Writing is shown, not announced;
     what needs somebody is said once as an alert. */
  const say = (text, look = "", action = null, told = text) => {
    for (const line of all("[data-saved]")) {
      const className = `save-state ${look === "is-out" ? "is-offline" : look}`;
      if (line.className === className && line.textContent === text) continue;
      line.setAttribute("aria-busy", String(!look));
      line.className = className;
      line.replaceChildren(...(LOOKS[look] ? [icon(LOOKS[look])] : []), make("span", {}, text));
      if (action) line.lastChild.append(" ", action());
    }
    const grave = look === "is-error" || look === "is-out" ? told : "";
    if (grave !== alerted && look) one("[data-alert]").textContent = alerted = grave;
  };
  /* What was done in place is read out once; the same words again are new when something lay between. */
  const tellOnce = (text) => {
    const line = one("[data-told]");
    if (line && line.textContent !== text) line.textContent = text;
  };
  const act = (text, name) => () => {
    const button = make("button", { name, type: "button", className: "button is-small is-bare" }, text);
    button.setAttribute("form", form.id);
    return button;
  };

  document.addEventListener("click", (event) => {
    const details = event.target.closest(":is(.new-claim, #new-task, #by-hand):not([open]) > summary")?.parentElement;
    if (details) setTimeout(() => one("textarea, input", details).focus());
  });

  /* Resolves when no button is held down: what stands under a pointer is not replaced, or the click on it
     would be lost. A release outside the window is never told, so that it waits three seconds at most. */
  let down = null;
  document.addEventListener("pointerdown", (event) => {
    if (event.button === 0) down ??= Promise.withResolvers();
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => {
    const { resolve } = down ?? {};
    down = null;
    if (resolve) setTimeout(resolve);
  });
  const atRest = () => down && Promise.race([down.promise, new Promise((done) => setTimeout(done, 3000))]);
  const row = (name) => one(`#text .field-${CSS.escape(name)}`);
  /* Sentences at their fields; {} takes all away. */
  const mark = (errors) => {
    for (const list of all("#text > .errornote, #text > .errorlist, #text .form-row > .errorlist")) list.remove();
    for (const marked of all("#text .form-row.errors")) marked.classList.remove("errors");
    for (const [name, sentences] of Object.entries(errors)) {
      const list = make("ul", { className: "errorlist" }, ...sentences.map((text) => make("li", {}, text)));
      row(name)?.classList.add("errors");
      (row(name) ?? one("#text")).prepend(list);
    }
  };
  return { form, all, one, parsed, make, carry, another, named, key, value, put, taken, texts, partNames, typedSince, serial, putPart, say, tellOnce, act, atRest, mark };
})();
