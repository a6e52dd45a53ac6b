"use strict";
/* Who is signed in, and what the page says and offers when it is nobody any more. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, all, say, act } = page;

  const setToken = (token) => {
    for (const field of all("[name=csrfmiddlewaretoken]")) field.value = token;
  };
  /* {writer, token} of who is signed in, null for nobody; raises TypeError when nothing answers. */
  const who = async () => {
    const response = await fetch(form.dataset.signed, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(15000) });
    if (response.status >= 500) throw new TypeError("no answer");
    return response.ok ? response.json() : null;
  };
  /* Says so where saving is said, with a way in; returns what opens it. `then` is done once somebody is in. */
  const out = (where, then, now = "") => {
    const open = () => window.comes(form.dataset.door).then(() => page.door.open(then, now), () => said(`Nothing answers, and signing in has to wait for the line. ${where}`));
    const said = (text) => {
      say(text, "is-out", act("Sign in here", "door"));
      for (const button of all("[data-saved] button")) button.addEventListener("click", open);
    };
    said(`${now || "You were signed out."} ${where}`);
    return open;
  };
  page.signed = { who, setToken, out };
})();
