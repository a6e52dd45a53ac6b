"use strict";
/* The sheet's button says what it sends: the label, and whom it asks. Without it it names the edition. */
(() => {
  const page = window.storyPage;
  const sheet = document.getElementById("propose");
  if (!page || !sheet) return;
  const { one } = page;
  const says = () => {
    const card = one(".rung-choice:has(:checked)", sheet);
    const label = card && one(".label__word", card).textContent;
    const asks = card?.matches(".is-above") ? one("[name=propose-ask]", sheet) : null;
    const [whom] = asks?.value.trim().split(" ") ?? [];
    return card ? (whom ? `Ask ${whom} for ${label}` : `Propose as ${label}`) : "";
  };
  const tell = () => {
    const button = one("[name=_propose]");
    const words = button && says();
    if (!words) return;
    const timed = button.firstChild.data.startsWith(button.dataset.saysTime) ? button.firstChild.data.slice(button.dataset.saysTime.length) : "";
    button.dataset.plain = `${words} `;
    button.dataset.saysTime = `${words} for`;
    button.firstChild.data = timed ? `${words} for${timed}` : `${words} `;
  };
  for (const kind of ["change", "input"]) sheet.addEventListener(kind, tell);
  document.addEventListener("story:placed", tell);
  tell();
  // Pressed before there was a script: coming to its anchor, a browser takes the focus away.
  const focus = () => document.activeElement === document.body && sheet.matches(".is-open") && one("[name=propose-reason]", sheet)?.focus({ preventScroll: true });
  if (document.readyState === "complete") focus();
  else window.addEventListener("load", focus);
})();
