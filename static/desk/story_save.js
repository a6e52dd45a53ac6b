"use strict";
/* Saving: the text by itself while somebody types, the whole form where the panel was changed or a
   button pressed. One at a time, each on top of the last answer, so that a page never meets itself. */
(() => {
  const page = window.storyPage;
  if (!page?.form.dataset.autosave) return;
  const { form, all, one, parsed, make, carry, taken, texts, say, act, mark, signed, version } = page;
  const kept = window.keptText;
  const PAUSE = 1500;
  const LONGEST = 10000;
  const PATIENCE = 30000;
  const sheet = document.getElementById("propose");
  const dirty = { text: false, whole: false, since: 0 };
  let busy = false;
  let turns = 0;
  let queued = null;
  let timer = 0;
  let waiting = 0;
  let offline = "";
  let inFlight = "";
  let fields = taken();
  let unanswered = [];

  // --- keeping in the browser ---------------------------------------------------------------
  const anything = () => dirty.text || dirty.whole;
  let safe = true;
  const keep = () => {
    if (!anything()) return;
    const stands = { at: new Date().toISOString(), key: form.dataset.key, version: form.elements.version.value, base: form.elements.base.value };
    safe = kept.keep(form.dataset.story, kept.tab, { ...stands, ...page.typedSince(version.synced(), fields) });
  };
  const saved = () => {
    if (!anything()) kept.clear(form.dataset.story, kept.tab);
    dirty.since = anything() ? performance.now() : 0;
  };
  const where = () => (safe ? "Your text is safe in this browser." : "Your text is safe on this page: leave it open.");
  const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  // --- when something stops it --------------------------------------------------------------
  const out = (pressed, now = "") => {
    const open = signed.out(where(), () => send(pressed), now);
    if (pressed) open();
  };
  const clash = (who, told) => {
    say(`${who} saved a newer version.`, "is-error", act("See both", "both"), told);
    for (const button of all("[data-saved] button")) button.addEventListener("click", () => leave());
  };
  const away = () => {
    offline ||= clock();
    say(`Offline since ${offline}. ${where()}`, "is-offline");
    clearTimeout(waiting);
    waiting = setTimeout(back, 3000);
  };
  /* Nothing is sent into the dark: first somebody has to answer. */
  const back = async () => {
    clearTimeout(waiting);
    if (busy || !offline) return;
    try {
      await signed.who();
    } catch {
      away();
      return;
    }
    offline = "";
    send(null);
  };
  window.addEventListener("online", back);
  const gone = (error) => error instanceof TypeError || error.name === "TimeoutError" || error.name === "AbortError";
  /* Sent, and nobody knows whether it arrived: the next one names it. */
  const vain = () => {
    if (inFlight && unanswered.at(-1) !== inFlight) unanswered = [...unanswered, inFlight].slice(-4);
  };

  /* What was sent is named once more where the page stands on what it began from: it is met as its own. */
  const answered = () => {
    unanswered = version.isBehind() ? [inFlight] : [];
  };

  // --- asking -------------------------------------------------------------------------------
  const here = () => location.pathname + location.search;
  const isJson = (response) => response.headers.get("Content-Type")?.startsWith("application/json");
  const post = async (address, sent) => {
    const ask = () => fetch(address, { method: "POST", body: sent, signal: AbortSignal.timeout(PATIENCE) });
    let response = await ask();
    if (response.status === 403 && !isJson(response)) {
      const who = await signed.who();
      if (!who) return null;
      signed.setToken(who.token);
      sent.set("csrfmiddlewaretoken", who.token);
      response = await ask();
    }
    if ([502, 503, 504].includes(response.status)) throw new TypeError("no answer");
    return response;
  };
  const named = (sent) => {
    inFlight = String(texts());
    sent.set("tab", kept.tab);
    for (const one of unanswered) sent.append("unanswered", one);
    return sent;
  };

  // --- the text by itself -------------------------------------------------------------------
  const light = async () => {
    const sent = texts();
    const before = taken();
    dirty.text = false;
    const response = await post(form.dataset.autosave, named(new URLSearchParams(sent)));
    const answer = response && isJson(response) ? await response.json() : {};
    if (response?.status === 200) {
      const words = one("[data-ahead-words]");
      const moved = version.isNew(sent, "headline") || "lead" in answer.taken || one("[data-ahead]")?.textContent.includes("the same") || !words !== !answer.words;
      if (words) words.textContent = answer.words;
      if (version.adopt(answer, sent)) dirty.text = true;
      answered();
      mark(answer.errors);
      page.present?.(answer.here);
      if (moved) await refresh(before);
      if (answer.told) tell(answer.told);
      if (Object.keys(answer.left).length) say("Saved, but for what is marked in the text.", "is-error");
      else if (!anything()) say(answer.saved, "is-saved");
      return;
    }
    dirty.text = true;
    if (!response || response.status === 401) out(null, answer.now ? answer.told : "");
    else if (response.status === 409) clash(answer.who, answer.told);
    else if (response.status === 422) {
      mark(answer.errors);
      say("Not saved: see what is marked in the text.", "is-error");
    } else say(`Not saved: ${answer.told ?? "something went wrong in the newsroom's server."} ${where()}`, "is-error");
  };
  const tell = (text) => {
    one("ul.messagelist")?.remove();
    one("#content").before(make("ul", { className: "messagelist" }, make("li", { className: "info" }, text)));
    page.tellOnce(text);
  };
  /* The panel and the picture as they stand, nothing sent; older than what was sent meanwhile, they are let go. */
  const refresh = async (before) => {
    const turn = turns;
    const fresh = parsed(await (await fetch(here(), { signal: AbortSignal.timeout(PATIENCE) })).text());
    const { lead, regions } = await version.answer();
    await page.atRest();
    if (turn !== turns || !one("#story_form", fresh)) return;
    lead(fresh, before);
    regions(fresh, before, null, true);
  };

  // --- the whole form -----------------------------------------------------------------------
  const place = ({ takenOf, lead, picture, marks, regions }, fresh, before, pressed, through, sent) => {
    const stopped = one("#text > .errornote", fresh);
    if (!stopped) {
      const next = { version: one("[name=version]", fresh).value, base: one("[name=base]", fresh).value };
      if (version.adopt({ ...next, taken: takenOf(fresh, sent) }, sent)) dirty.text = true;
      answered();
    }
    if (sent.has("lead_gone") || one(".lead img", fresh)?.getAttribute("src") !== one("#text .lead img")?.getAttribute("src")) lead(fresh, before);
    picture(fresh);
    marks(fresh);
    const moved = regions(fresh, before, pressed, through);
    fields = new Map([...taken(), ...(moved ? before : [])]);
    if (moved) later("whole");
    const told = one("ul.messagelist", fresh);
    if (told || pressed) one("ul.messagelist")?.remove();
    if (told) one("#content").before(told);
    page.tellOnce(told?.textContent.trim().replace(/\s+/g, " ") ?? "");
    if (stopped) say("Not saved: see what is marked in the text.", "is-error");
    else if (!anything()) say(one(".submit-row [data-saved]", fresh).textContent.trim(), "is-saved");
    if (through && pressed?.name === "_propose") sheet.classList.remove("is-open");
    const refused = through ? [] : all(".errorlist li").filter((line) => !line.closest("[role=alert]") && line.checkVisibility());
    one("[data-alert]").textContent = refused.map((line) => line.textContent.trim()).join(" ");
    return !stopped;
  };
  const whole = async (pressed) => {
    const at = document.activeElement;
    const parts = await version.answer();
    const before = taken();
    const sent = texts();
    const all = new FormData(form, pressed ?? one(".submit-row [name=_save]"));
    const file = one("#text [name=lead_file]");
    const chosen = file?.value;
    Object.assign(dirty, { text: false, whole: false });
    const response = await post(here(), named(all));
    const fresh = response ? parsed(await response.text()) : null;
    await page.atRest();
    const writer = fresh && one("#story_form [name=writer]", fresh)?.value;
    if (fresh && one("#conflict_form", fresh)) {
      if (pressed) return leave(pressed);
      Object.assign(dirty, { text: true, whole: true });
      clash("A colleague", "A colleague saved a newer version, and both of you changed the same part.");
    } else if (writer === form.dataset.user) {
      const stayed = document.activeElement === at;
      if (chosen && file.value === chosen) file.value = "";
      if (!place(parts, fresh, before, pressed, response.redirected, sent)) dirty.text = true;
      if (pressed && stayed && !response.redirected) one(".errors :is(input, textarea, select):not([type=hidden])", pressed.closest("aside, .sheet") ?? form)?.focus();
    } else {
      Object.assign(dirty, { text: true, whole: true });
      if (!response || writer || one("#login-form", fresh)) out(pressed, writer ? "Somebody else is signed in in this browser now." : "");
      else say(`Not saved: something went wrong in the newsroom's server. ${where()}`, "is-error");
    }
    return undefined;
  };
  /* To the page with both versions: the browser goes there itself, with all that is typed. */
  const leave = (pressed = one(".submit-row [name=_save]")) => {
    keep();
    Object.assign(dirty, { text: false, whole: false });
    clearTimeout(timer);
    carry(pressed.name, pressed.value);
    carry("tab", kept.tab);
    for (const sent of unanswered) carry("unanswered", sent);
    form.submit();
  };

  // --- one at a time ------------------------------------------------------------------------
  const send = async (pressed) => {
    clearTimeout(timer);
    if (busy) {
      queued = { pressed: pressed ?? queued?.pressed ?? null };
      return;
    }
    if (!pressed && (offline || !(anything() || page.isBehind))) return;
    busy = true;
    turns += 1;
    pressed?.setAttribute("aria-busy", "true");
    try {
      await (pressed || dirty.whole ? whole(pressed) : light());
      offline = "";
      saved();
    } catch (error) {
      if (!gone(error)) throw error;
      dirty.text = true;
      if (pressed) dirty.whole = true;
      vain();
      keep();
      away();
    } finally {
      busy = false;
      page.isBehind = false;
      pressed?.removeAttribute("aria-busy");
    }
    const again = queued;
    queued = null;
    if (!again) return;
    const next = again.pressed && standing(again.pressed);
    if (again.pressed && !next) tell("What you pressed is no longer part of the story. Nothing was done.");
    send(next);
  };
  /* The button as it stands now: the panel it stood in may have been put in place anew since the press. */
  const standing = (pressed) => (pressed.isConnected ? pressed : [...form.elements].find((one) => one.tagName === "BUTTON" && one.name === pressed.name && one.value === pressed.value) ?? null);
  const later = (what, wait = PAUSE) => {
    dirty[what] = true;
    dirty.since ||= performance.now();
    clearTimeout(timer);
    timer = setTimeout(() => send(null), Math.max(0, Math.min(wait, dirty.since + LONGEST - performance.now())));
    if (!busy && !offline && !one("[data-saved].is-error, [data-saved].is-offline")) say("Writing…");
    clearTimeout(keeping);
    keeping = setTimeout(keep, 250);
  };
  let keeping = 0;
  const isText = (field) => Boolean(field.closest("#text")) && !field.matches("[type=file], [name=lead_gone]");
  form.addEventListener("input", (event) => {
    if (event.target.matches("select, [type=file], [type=radio], [type=checkbox], [contenteditable]")) return;
    later(isText(event.target) ? "text" : "whole");
  });
  form.addEventListener("change", (event) => {
    if (!event.target.matches("select, [type=file], [type=radio], [type=checkbox]")) return;
    later(isText(event.target) ? "text" : "whole", event.target.matches(".stance, [type=file]") ? 120 : 600);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.matches("[data-leaves]")) leave(event.submitter);
    else if (event.submitter?.getAttribute("aria-busy") !== "true") send(event.submitter);
  });
  document.addEventListener("visibilitychange", () => document.hidden && anything() && !offline && send(null));
  window.addEventListener("beforeunload", (event) => {
    if (!anything()) return;
    keep();
    event.preventDefault();
  });
  const look = () => busy || anything() || refresh(taken()).catch((error) => gone(error) || Promise.reject(error));
  Object.assign(page, { send, later, out, tell, look, isBusy: () => busy, isDirty: anything });
})();
