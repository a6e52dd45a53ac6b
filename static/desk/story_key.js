"use strict";
/* Signing in again in place with a passkey: comes with the dialog that asks for the password. */
(async () => {
  const { door, form, one } = window.storyPage;
  const key = one("#door [data-enter]");
  await window.comes(key.dataset.passkey);
  const { possible, ask, use, said } = window.passkeys;
  if (!possible(key.dataset.origin)) return;
  const only = { only: form.dataset.username };
  const byKey = async () => {
    try {
      const options = await ask(key.dataset.ask, { ...only, csrfmiddlewaretoken: await door.freshToken() });
      return await door.enter(key.dataset.enter, { ...only, passkey: await use(options) });
    } catch (error) {
      return { open: false, trouble: said(error) };
    }
  };
  key.addEventListener("click", () => door.go(key, byKey));
  key.hidden = false;
})();
