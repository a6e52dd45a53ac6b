"use strict";
/* The story page without it: every button sends the form and the page comes back. With it: the form
   is sent in the background, the evidence beside the text is put in place, and what is being typed
   stays where it is. */
(() => {
  const form = document.getElementById("story_form");
  if (!form) return;
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  root.classList.add("is-live");

  // --- words ------------------------------------------------------------------------------
  const count = () => {
    const foot = one("[data-count]");
    const parts = [...(one(".prose-editor > .ProseMirror")?.children ?? [])];
    const text = parts.filter((part) => !/^H[23]$/.test(part.tagName)).map((part) => part.innerText).join(" ");
    const words = text.split(/\s+/).filter(Boolean).length;
    foot.hidden = !words;
    foot.textContent = `${words} ${words === 1 ? "word" : "words"}, ${Math.max(1, Math.round(words / 230))} min`;
  };

  const editor = new MutationObserver(() => {
    const words = one(".prose-editor > .ProseMirror");
    if (!words) return;
    editor.disconnect();
    words.setAttribute("aria-label", "Text");
    count();
  });
  editor.observe(one(".field-body"), { childList: true, subtree: true });

  // --- byline: a place more than names ----------------------------------------------------
  form.addEventListener("change", (event) => {
    const byline = event.target.closest("[data-byline]");
    if (!byline) return;
    const places = all("select", byline);
    const last = places.at(-1);
    if (event.target === last && last.value) {
      const more = last.cloneNode(true);
      more.removeAttribute("id");
      more.value = "";
      byline.append(more);
    } else if (!event.target.value && event.target !== last && places.length > 1) event.target.remove();
  });

  // --- sheet and drawer -------------------------------------------------------------------
  const sheet = document.getElementById("propose");
  const panel = document.getElementById("evidence");
  const open = (hash) => {
    if (hash === "#propose" && sheet) {
      sheet.classList.add("is-open");
      const first = all("textarea, input[type=text]", sheet).find((field) => !field.value && field.offsetParent);
      (first ?? one("h2", sheet)).focus({ preventScroll: true });
    } else if (hash === "#evidence") {
      panel.classList.add("is-open");
      sheet?.classList.remove("is-open");
    } else if (hash === "#text") {
      sheet?.classList.remove("is-open");
      panel.classList.remove("is-open");
    } else return false;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && open(link.getAttribute("href"))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (sheet?.classList.contains("is-open") || panel.classList.contains("is-open"))) {
      event.preventDefault();
      open("#text");
      one(".to-propose")?.focus({ preventScroll: true });
    }
    if (event.altKey && event.key.toLowerCase() === "l") one("#id_link").focus();
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "s") {
      event.preventDefault();
      form.requestSubmit(one(".submit-row [name=_save]"));
    } else if (event.key === "Enter" && sheet?.contains(event.target)) one("[name=_propose]")?.click();
  });
  open(location.hash);

  if (!form.dataset.evidence) {
    one("#id_format").addEventListener("change", () => one("[data-headings]").click());
    return;
  }

  // --- saying how saving stands -----------------------------------------------------------
  const say = (text, look, action) => {
    for (const line of all("[data-saved]")) {
      line.className = `save-state ${look}`;
      line.replaceChildren(text);
      if (action) line.append(" ", action.cloneNode(true));
    }
  };
  const link = (text, href) => Object.assign(document.createElement("a"), { textContent: text, href, target: "_blank" });
  const both = () => {
    const button = document.createElement("button");
    button.setAttribute("form", form.id);
    return Object.assign(button, { textContent: "See both versions", name: "_save", className: "button is-small", type: "submit" });
  };

  // --- what is typed ----------------------------------------------------------------------
  const named = (within) => all("[name]", within).filter((field) => field.type !== "hidden" && field.type !== "file");
  const key = (field) => (field.type === "radio" || field.tagName === "BUTTON" ? `${field.name}=${field.value}` : field.name);
  const value = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);
  const put = (field, held) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = held;
    else field.value = held;
  };
  const taken = () => new Map(named(form).map((field) => [key(field), value(field)]));
  const drawer = (details) => details.id || one("[name]", details)?.name;

  // --- putting a region of the new page in place -------------------------------------------
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
    if (at) {
      const field = (at.id && document.getElementById(at.id)) || named(region).find((f) => key(f) === at.key);
      if (field) {
        field.focus({ preventScroll: true });
        if (at.start !== null && at.start !== undefined && field.setSelectionRange) field.setSelectionRange(at.start, at.end);
      } else {
        region.tabIndex = -1;
        region.focus({ preventScroll: true });
      }
    }
    region.scrollTop = top;
    if (body) one(".sheet-body", region).scrollTop = body;
    return since.size > 0;
  };
  const errors = (page) => {
    for (const row of all("#text .form-row")) {
      const name = [...row.classList].find((word) => word.startsWith("field-"));
      const fresh = one(`#text .${name}`, page);
      if (!fresh) continue;
      for (const list of all(":scope > .errorlist", row)) list.remove();
      row.prepend(...all(":scope > .errorlist", fresh));
      row.classList.toggle("errors", fresh.classList.contains("errors"));
    }
    one("#text > .errornote")?.remove();
    const note = one("#text > .errornote", page);
    if (note) one("#text").prepend(note);
  };
  const swap = (selector, page) => {
    const [here, there] = [one(selector), one(selector, page)];
    if (here && there) here.replaceWith(there);
    else if (here) here.remove();
    return there;
  };
  const take = (page, before, pressed, through, sent) => {
    for (const name of ["version", "base"]) form.elements[name].value = one(`[name=${name}]`, page).value;
    if (sent.get("lead_file")?.size || sent.has("lead_gone")) swap("#text .lead", page);
    form.elements.lead.value = one("#story_form > .story [name=lead]", page).value;
    errors(page);
    const moved = [panel, sheet].map((region) => replace(region, one(`#${region.id}`, page), before, pressed, through));
    for (const selector of [".titles .meta", ".to-propose", ".submit-row .only-narrow"]) swap(selector, page);
    const told = one("ul.messagelist", page);
    if (told || pressed) one("ul.messagelist")?.remove();
    if (told) one("#content").before(told);
    const lines = all("[data-saved]", page);
    const stopped = one("#text > .errornote");
    if (stopped) say("Not saved: see what is marked in the text", "is-error");
    else all("[data-saved]").forEach((line, n) => Object.assign(line, { className: lines[n].className, innerHTML: lines[n].innerHTML }));
    if (through && pressed?.name === "_propose") sheet.classList.remove("is-open");
    if (!through && pressed) one(".errors :is(input, textarea, select):not([type=hidden])", pressed.closest("aside, .sheet") ?? form)?.focus();
    document.dispatchEvent(new Event("story:placed"));
    poll();
    return moved.some(Boolean);
  };

  // --- sending ----------------------------------------------------------------------------
  let busy = false;
  let queued = null;
  let timer = 0;
  let dirty = false;
  const later = (wait = 2000) => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => send(null), wait);
    if (!busy) say("Writing…", "");
  };
  const token = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
    const fresh = one("#story_form [name=csrfmiddlewaretoken]", page);
    if (fresh) form.elements.csrfmiddlewaretoken.value = fresh.value;
    return Boolean(fresh);
  };
  const post = async (pressed) => {
    const sent = new FormData(form, pressed ?? one(".submit-row [name=_save]"));
    let response = await fetch(location.pathname, { method: "POST", body: sent });
    if (response.status === 403 && (await token())) {
      sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      response = await fetch(location.pathname, { method: "POST", body: sent });
    }
    return [sent, response];
  };
  const send = async (pressed) => {
    clearTimeout(timer);
    if (busy) {
      queued = { pressed: pressed ?? queued?.pressed ?? null };
      return;
    }
    busy = true;
    dirty = false;
    pressed?.setAttribute("aria-busy", "true");
    const before = taken();
    try {
      const [sent, response] = await post(pressed);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (one("#conflict_form", page)) {
        if (pressed) return leave(pressed);
        dirty = true;
        say("A colleague saved a newer version. Yours is safe here.", "is-error", both());
      } else if (one("#story_form", page)) {
        if (take(page, before, pressed, response.redirected, sent)) later();
      } else {
        dirty = true;
        if (response.redirected) say("You were signed out. Your text is safe here.", "is-error", link("Sign in", response.url));
        else say("Not saved: something went wrong. Your text is safe here; save again.", "is-error");
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      dirty = true;
      say("Offline. Your text is safe in this page and is saved as soon as the line is back.", "is-offline");
      timer = setTimeout(() => send(null), 5000);
    } finally {
      busy = false;
      pressed?.removeAttribute("aria-busy");
    }
    if (queued) {
      const { pressed: next } = queued;
      queued = null;
      send(next);
    }
  };
  const leave = (pressed) => {
    dirty = false;
    const held = Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value });
    form.append(held);
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.getAttribute("aria-busy") === "true") return;
    if (event.submitter?.textContent === "See both versions") leave(event.submitter);
    else send(event.submitter);
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("select, [type=file], [type=radio], [contenteditable]")) later();
    if (event.target.id === "id_body") count();
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=file], [type=radio], [type=checkbox]")) later(event.target.matches(".stance, [type=file]") ? 120 : 600);
  });
  window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());

  // --- reading a link ---------------------------------------------------------------------
  let polling = 0;
  const poll = () => {
    clearTimeout(polling);
    if (one('[data-reading="yes"]')) polling = setTimeout(look, 700);
  };
  const look = async () => {
    if (!busy) {
      const response = await fetch(form.dataset.evidence).catch(() => null);
      const page = response?.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
      for (const card of page && !busy ? all('[data-reading="yes"]') : []) {
        const fresh = one(`#${card.id}`, page);
        if (fresh) card.replaceWith(fresh);
        else card.remove();
      }
    }
    poll();
  };

  poll();
  setTimeout(count, 400);
})();
