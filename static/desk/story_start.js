"use strict";
/* A new story before its first save: what is typed is kept in the browser, and starting it first asks
   whether anybody is signed in and answers. */
(() => {
  const page = window.storyPage;
  if (!page || page.form.dataset.autosave) return;
  const { form, one, taken, texts, say, signed } = page;
  const [stood, fields] = [texts(), taken()];
  const kept = window.keptText;
  const WHERE = "Your text is safe in this browser.";
  let timer = 0;
  let dirty = false;
  let safe = true;
  const keep = () => {
    if (dirty) safe = kept.keep("new", kept.tab, { at: new Date().toISOString(), key: form.elements.key.value, ...page.typedSince(stood, fields) });
    say(safe ? "Not saved yet. What you type is kept in this browser." : "Not saved yet. Leave this page open until it is.");
  };
  const typed = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 250);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  one("#id_format").addEventListener("change", () => one("[data-headings]").click());

  const go = (pressed) => {
    dirty = false;
    if (pressed?.name) page.carry(pressed.name, pressed.value);
    form.submit();
  };
  const out = (pressed, now) => signed.out(WHERE, () => go(pressed), now)();
  form.addEventListener("submit", async (event) => {
    const pressed = event.submitter;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    keep();
    pressed?.setAttribute("aria-busy", "true");
    try {
      const who = await signed.who();
      if (String(who?.writer) !== form.dataset.user) out(pressed, who ? "Somebody else is signed in in this browser now." : "");
      else {
        signed.setToken(who.token);
        go(pressed);
        return;
      }
    } catch (error) {
      if (!(error instanceof TypeError) && error.name !== "TimeoutError") throw error;
      say(`Nothing answers. ${WHERE} Start the story again when the line is back.`, "is-offline");
    }
    delete form.dataset.sent;
    pressed?.removeAttribute("aria-busy");
  });
  window.addEventListener("beforeunload", () => keep());
})();
