"use strict";
/* The desk without it: every page works. With it: keys press the buttons in sight, a form is
   sent once, and a decision asks once more in place instead of on a page of its own. */
(() => {
  const shown = (element) => element && element.getClientRects().length > 0;
  const first = (selector) => [...document.querySelectorAll(selector)].find(shown);

  // --- scripts that come when they are used: once, and once more where one did not come ------
  const coming = {};
  window.comes = (src) => {
    coming[src] ??= new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed }));
    });
    coming[src].catch(() => delete coming[src]);
    return coming[src];
  };

  // Offline a name is typed out.
  const near = ({ target }) => target.closest?.("[data-suggest]") && window.comes(document.body.dataset.offers).catch(() => {});
  for (const kind of ["focusin", "pointerover"]) document.addEventListener(kind, near);

  // --- sent once -------------------------------------------------------------------------
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
  });
  // A page taken back from the browser's memory can be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("button[aria-busy]")) button.removeAttribute("aria-busy");
  });

  // --- asked once more -------------------------------------------------------------------
  const open = (dialog) => {
    dialog.showModal();
    const calm = dialog.querySelector("[data-calm]");
    if (calm) calm.focus();
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-asks]");
    const dialog = button && document.getElementById(button.dataset.asks);
    if (!dialog || button.getAttribute("aria-disabled") === "true") return;
    if (button.form && !button.form.reportValidity()) return;
    event.preventDefault();
    open(dialog);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
    if (event.target.closest('[aria-disabled="true"]')) event.preventDefault();
    for (const menu of document.querySelectorAll("details.user-menu[open]"))
      if (!menu.contains(event.target)) menu.open = false;
  });

  // --- a list has a cursor ---------------------------------------------------------------
  const rows = () => [...document.querySelectorAll("ul.rows > li, #result_list tbody tr")].filter(
    (row) => shown(row) && row.querySelector("a[href]"),
  );
  const move = (step) => {
    const list = rows();
    const at = list.findIndex((row) => row.classList.contains("is-cursor"));
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    if (!next) return;
    if (at >= 0) list[at].classList.remove("is-cursor");
    next.classList.add("is-cursor");
    next.querySelector("a[href]").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const act = {
    j: () => move(1),
    k: () => move(-1),
    o: () => document.querySelector(".is-cursor a[href]")?.click(),
    Escape: () => {
      const menu = document.querySelector("details.user-menu[open]");
      if (menu?.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu?.removeAttribute("open");
    },
  };

  // --- the searched selects, once made, take the name of their field -----------------------
  const nameSearched = () => {
    for (const select of document.querySelectorAll(".select2-hidden-accessible")) {
      const name = select.labels[0]?.textContent.trim();
      const made = select.parentElement.querySelectorAll(".select2-selection, .select2-selection__rendered");
      for (const part of name ? made : []) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", name);
      }
    }
  };
  for (const select of document.querySelectorAll(".admin-autocomplete"))
    new MutationObserver(nameSearched).observe(select.parentElement, { childList: true });
  window.addEventListener("load", () => {
    nameSearched();
    // The stock lists name a picture of a lens, which no bare span may be.
    for (const lens of document.querySelectorAll(".selector span[aria-label]")) lens.setAttribute("role", "img");
  });

  // --- keys: only outside fields, and not where they are switched off ----------------------
  let going = -Infinity;
  const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog[open]");
  // A page's own key comes before one of the desk's.
  const named = (key) => first(`#content [data-key="${CSS.escape(key)}"]`) ?? first(`[data-key="${CSS.escape(key)}"]`);
  const press = (element) => (element.matches("input, textarea, select") ? element.focus() : element.click());
  document.addEventListener("keydown", (event) => {
    const dialog = document.querySelector("dialog[open] [data-publishes]");
    if (dialog && event.key === "Enter" && (event.ctrlKey || event.metaKey)) dialog.click();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) return;
    if (event.timeStamp - going < 1500) {
      going = -Infinity;
      document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click();
      return;
    }
    if (event.key === "g") {
      going = event.timeStamp;
      return;
    }
    const button = named(event.key);
    if (!button && !act[event.key]) return;
    event.preventDefault();
    if (button) press(button);
    else act[event.key]();
  });

  // --- the sheet of keys -----------------------------------------------------------------
  const sheet = document.getElementById("keys-dialog");
  const off = () => localStorage.getItem("single keys") === "off";
  const settle = () => {
    document.documentElement.classList.toggle("keys-are-off", off());
    for (const button of document.querySelectorAll("[aria-keyshortcuts], [data-shortcut]")) {
      const key = button.dataset.shortcut ?? button.getAttribute("aria-keyshortcuts");
      if (key.length > 1) continue;
      button.dataset.shortcut = key;
      if (off()) button.removeAttribute("aria-keyshortcuts");
      else button.setAttribute("aria-keyshortcuts", key);
    }
    if (!sheet) return;
    sheet.querySelector("[data-keys-on]").hidden = off();
    sheet.querySelector("[data-keys-off]").hidden = !off();
    sheet.querySelector("[data-keys-switch]").textContent = `Switch single keys ${off() ? "on" : "off"}`;
  };
  // Before every page's own keys: none of them hears a single key that is switched off.
  window.addEventListener(
    "keydown",
    (event) => {
      const single = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (single && off() && !typing(event.target)) event.stopImmediatePropagation();
    },
    true,
  );
  act["?"] = async () => {
    await window.comes(sheet.dataset.script);
    sheet.dispatchEvent(new CustomEvent("tell", { detail: rows().length > 0 }));
    open(sheet);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest(".keys-open")) act["?"]();
    if (!event.target.closest("[data-keys-switch]")) return;
    localStorage.setItem("single keys", off() ? "on" : "off");
    settle();
  });
  settle();
})();
