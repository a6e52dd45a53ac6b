"use strict";
/* The desk without it: every page works. With it: keys press the buttons in sight, a form is
   sent once, and a decision asks once more in place instead of on a page of its own. */
(() => {
  const shown = (element) => element && element.getClientRects().length > 0;
  const first = (selector) => [...document.querySelectorAll(selector)].find(shown);

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
    "?": () => open(document.getElementById("keys-dialog")),
    Escape: () => document.querySelector("details.user-menu[open]")?.removeAttribute("open"),
  };

  // --- the searched selects, once made, take the name of their field -----------------------
  window.addEventListener("load", () => {
    for (const select of document.querySelectorAll(".select2-hidden-accessible")) {
      const name = select.labels[0]?.textContent.trim();
      const made = select.parentElement.querySelectorAll(".select2-selection, .select2-selection__rendered");
      for (const part of name ? made : []) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", name);
      }
    }
  });

  // --- keys: only outside fields ---------------------------------------------------------
  let going = -Infinity;
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");
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
    const named = first(`[data-key="${CSS.escape(event.key)}"]`);
    if (named) {
      event.preventDefault();
      if (named.matches("input, textarea")) named.focus();
      else named.click();
    } else if (act[event.key]) {
      event.preventDefault();
      act[event.key]();
    }
  });
})();
