"use strict";
/* The wire has a cursor: j and k move it, and the keys press the buttons of the group it stands on.
   Without it every button is pressed by hand. */
(() => {
  const groups = () => [...document.querySelectorAll(".group")];
  const own = (group, take) => {
    group.classList.toggle("is-cursor", take);
    for (const button of group.querySelectorAll("[data-press]")) {
      if (take) {
        button.dataset.key = button.dataset.press;
        button.setAttribute("aria-keyshortcuts", button.dataset.press);
      } else {
        delete button.dataset.key;
        button.removeAttribute("aria-keyshortcuts");
      }
    }
  };
  const move = (step) => {
    const list = groups();
    const at = list.findIndex((group) => group.classList.contains("is-cursor"));
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    if (!next || next === list[at]) return;
    if (at >= 0) own(list[at], false);
    own(next, true);
    next.querySelector("h3 a")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
  });
  const first = document.querySelector(".group.is-cursor");
  if (first) own(first, true);
})();
