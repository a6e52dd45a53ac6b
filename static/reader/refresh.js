// New stories come into an open list in place: by its link, by `r`, by pulling down.
"use strict";
(() => {
  const river = document.querySelector("[data-refresh]");
  if (!river) return;
  const find = (selector) => river.querySelector(selector);
  const list = find(".days"), link = find(".refresh__link"), told = find("[role=status]");
  const pulled = find(".fresh--pull"), key = find(".refresh__key"), hint = find(".refresh__hint");
  const STEPS = ["Pull down", "A little more", "Let go to look for new stories"];
  const STEP = 38;
  let busy = false;

  const say = (words, more = "") => {
    const strong = document.createElement("strong"), show = document.createElement("a");
    strong.textContent = words;
    show.href = link.href;
    show.textContent = more;
    const mark = document.querySelector(".masthead__mark").cloneNode(true);
    told.replaceChildren(...(words ? [mark, strong] : []), ...(more ? [show] : []));
  };

  const ask = async () => {
    const url = new URL(link.href);
    url.searchParams.set("since", river.dataset.refresh);
    const answer = await fetch(url, { credentials: "omit", signal: AbortSignal.timeout(15000) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.querySelector("[data-fresh]");
    if (!fresh) throw new Error("no stories in the answer");
    return fresh;
  };

  // Whoever has scrolled past the head of the list goes on reading the same line.
  const keepingPlace = (change) => {
    const past = list.getBoundingClientRect().top < 0;
    const seen = [...list.querySelectorAll(".river > li")].filter((item) => item.getBoundingClientRect().bottom > 0);
    const tops = seen.map((item) => item.getBoundingClientRect().top);
    change();
    const at = seen.findIndex((item) => item.isConnected);
    if (past && at >= 0)
      scrollBy({ top: seen[at].getBoundingClientRect().top - tops[at], behavior: "instant" });
  };

  // What stays is left as it stands: a link in it may hold the focus.
  const same = (one, other) => one?.dataset.entry === other?.dataset.entry;
  const swap = (fresh, name, place) => {
    const now = document.querySelector(name), next = fresh.querySelector(name);
    if (same(now, next)) return;
    now?.remove();
    if (next) place(next);
  };

  const dayOf = (item) => {
    const fresh = item.closest("[data-day]"), days = [...list.children];
    const found = days.find((day) => day.dataset.day === fresh.dataset.day);
    if (found) return found;
    const day = fresh.cloneNode(true);
    day.querySelector(".river").replaceChildren();
    list.insertBefore(day, days.find((other) => other.dataset.day < day.dataset.day) ?? null);
    return day;
  };

  const add = (item) => {
    if (list.querySelector(`[data-entry="${item.dataset.entry}"]`)) return;
    const stories = dayOf(item).querySelector(".river");
    const older = [...stories.children].find((other) => +other.dataset.entry < +item.dataset.entry);
    stories.insertBefore(item, older ?? null);
  };

  const tidy = () => {
    for (const day of [...list.children]) {
      const count = day.querySelectorAll("[data-story]").length, words = day.querySelector(".day__n");
      if (!count) day.remove();
      else if (words) words.textContent = words.textContent.replace(/^\d+ (more )?\w+/, `${count} $1${count === 1 ? "story" : "stories"}`);
    }
  };

  const put = (fresh) => keepingPlace(() => {
    const bar = find(".front__bar"), items = [...fresh.querySelectorAll(".river > li")];
    for (const old of list.querySelectorAll("[data-story]")) {
      const now = fresh.querySelector(`[data-story="${old.dataset.story}"]`);
      if (now && !(same(now, old) && items.includes(now))) old.remove();
    }
    swap(fresh, ".lead", (lead) => document.querySelector(".front").before(lead));
    swap(fresh, ".pinned", (pinned) => list.before(pinned));
    items.forEach(add);
    tidy();
    find(".none")?.remove();
    if (!bar.contains(document.activeElement)) bar.replaceWith(fresh.querySelector(".front__bar"));
    river.dataset.refresh = fresh.dataset.fresh;
    say(fresh.dataset.says);
  });

  const look = async () => {
    if (busy) return;
    busy = true;
    say("");
    try {
      const fresh = await ask();
      if ("more" in fresh.dataset) say(fresh.dataset.says, "Show them");
      else if (fresh.dataset.says) put(fresh);
      else say("Nothing new");
    } catch {
      say(`${navigator.onLine ? "The site did not answer" : "You are offline"}. What you read here stays.`);
    }
    busy = false;
  };

  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    look();
  });

  // A key of one letter must be one that can be switched off: voices and tremors press it unmeant.
  const off = () => localStorage.getItem("r") === "off";
  const name = () => {
    hint.hidden = key.hidden || off();
    key.textContent = off() ? "switch the r key on" : "switch the r key off";
  };
  try {
    key.hidden = !matchMedia("(hover: hover)").matches;
    name();
    key.addEventListener("click", () => {
      localStorage.setItem("r", off() ? "on" : "off");
      name();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key === "r" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing && !off()) look();
    });
  } catch {
    key.hidden = hint.hidden = true; // nothing may be kept here, so it could not stay off
  }

  // Nothing is prevented: a pull is one only where the page cannot scroll up any further.
  let from = null;
  const show = (at) => {
    pulled.hidden = at < 0;
    if (at < 0) return;
    pulled.querySelector("use").setAttribute("href", `#core-${at}`);
    pulled.lastElementChild.textContent = STEPS[at];
  };
  const still = () => scrollY <= 0 && getSelection().isCollapsed;
  const on = (kind, act) => document.addEventListener(kind, act, { passive: true });
  on("touchstart", ({ touches: [{ clientX: x, clientY: y }, second] }) => {
    from = second || !still() ? null : { x, y, at: -1 };
    show(-1);
  });
  on("touchmove", ({ touches: [{ clientX: x, clientY: y }] }) => {
    if (!from) return;
    const down = y - from.y, pull = still() && down > 12 && down > Math.abs(x - from.x);
    from.at = pull ? Math.min(2, Math.floor(down / STEP)) : -1;
    show(from.at);
  });
  for (const kind of ["touchend", "touchcancel"])
    on(kind, () => {
      if (kind === "touchend" && from?.at === 2) look();
      from = null;
      show(-1);
    });
  document.documentElement.classList.add("pulls");
})();
