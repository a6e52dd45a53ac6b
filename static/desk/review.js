"use strict";
/* Review without it: every change is on the page, and a note stays with a refusal. With it: from
   change to change by a key, and a note begun is kept while one looks elsewhere. */
(() => {
  // --- from change to change -------------------------------------------------------------
  const steps = document.querySelector("[data-steps]");
  const touches = (mark) => {
    const before = mark.previousSibling;
    const near = before?.nodeType === Node.TEXT_NODE && !before.data.trim() ? before.previousSibling : before;
    return near instanceof Element && near.matches("ins, del");
  };
  const changes = () =>
    [...document.querySelectorAll(".split-main :is(ins, del)")].filter(
      (mark) => mark.getClientRects().length && !mark.closest(".cut") && !touches(mark),
    );
  const go = (step) => {
    const all = changes();
    if (!all.length) return;
    const now = all.findIndex((mark) => mark.classList.contains("is-at"));
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : (now + step + all.length) % all.length;
    all[now]?.classList.remove("is-at");
    all[next].classList.add("is-at");
    all[next].tabIndex = -1;
    all[next].focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "center" });
    steps.querySelector("[data-at]").textContent = `${next + 1} of ${all.length}`;
  };
  if (steps && changes().length) {
    steps.hidden = false;
    for (const button of steps.querySelectorAll("[data-step]"))
      button.addEventListener("click", () => go(Number(button.dataset.step)));
  }

  // --- a time typed: the bright buttons are for it, and none publishes at once ------------------
  const byTime = document.querySelector("#decide-form .another-time [name=_at]");
  const typed = () => [...byTime.form.querySelectorAll(".another-time :is([type=date], [type=time])")].some((field) => field.value && field.value !== field.defaultValue);
  const bright = byTime ? [...document.querySelectorAll("[data-asks=ask-approve]")] : [];
  const plain = bright.map((button) => button.firstChild.data);
  const tell = () => bright.forEach((button, at) => (button.firstChild.data = typed() ? "Approve for the time typed " : plain[at]));
  byTime?.form.addEventListener("input", tell);
  window.addEventListener("pageshow", () => byTime && tell());
  document.addEventListener("click", (event) => {
    if (!bright.includes(event.target.closest("[data-asks]")) || !typed()) return;
    event.preventDefault();
    event.stopPropagation();
    byTime.form.requestSubmit(byTime);
  }, true);

  // --- a note begun ----------------------------------------------------------------------
  const form = document.getElementById("decide-form");
  const note = form?.querySelector("textarea[name=note]");
  if (!note) return;
  const key = `note on ${form.dataset.note}`;
  if ("said" in form.dataset) {
    sessionStorage.removeItem(key);
    history.replaceState(null, "", location.pathname + location.hash);
  }
  /* What cannot be said without words asks for them at their field, and nothing is sent. */
  form.addEventListener("submit", (event) => {
    const needs = event.submitter?.dataset.needs;
    if (!needs || note.value.trim()) return;
    event.preventDefault();
    const trouble = document.getElementById("note-trouble") ?? Object.assign(document.createElement("ul"), { id: "note-trouble", className: "errorlist" });
    trouble.replaceChildren(Object.assign(document.createElement("li"), { textContent: needs }));
    note.before(trouble);
    note.setAttribute("aria-invalid", "true");
    note.setAttribute("aria-describedby", trouble.id);
    note.focus();
  });
  // What was refused is not sent again by loading its answer anew.
  history.replaceState(null, "", location.href);
  note.value ||= sessionStorage.getItem(key) ?? "";
  note.addEventListener("input", () => sessionStorage.setItem(key, note.value));
})();
