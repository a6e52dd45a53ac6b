"use strict";
/* Signing in again without leaving the page: what is typed stays, and is saved once the door is open. */
(() => {
  const page = window.storyPage;
  const dialog = document.getElementById("door");
  if (!page || !dialog) return;
  const { form, one, all, parsed } = page;
  const door = document.getElementById("door_form");
  const refused = one(".errornote", door);
  const why = one("[data-why]", door);
  const first = why.textContent;
  let next = null;

  const setToken = (token) => {
    for (const field of all("[name=csrfmiddlewaretoken]")) field.value = token;
  };
  /* {writer, token} of who is signed in, null for nobody; raises TypeError when nothing answers. */
  const signed = async () => {
    const response = await fetch(form.dataset.signed, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(15000) });
    if (response.status >= 500) throw new TypeError("no answer");
    return response.ok ? response.json() : null;
  };
  const freshToken = async () => {
    const who = await signed();
    if (who) return who.token;
    const login = parsed(await (await fetch(form.dataset.login)).text());
    return one("#login-form [name=csrfmiddlewaretoken]", login)?.value ?? "";
  };
  const said = (answer) => {
    const lines = all(".errornote, .errorlist li, [role=alert]", answer).map((line) => line.textContent.trim()).filter(Boolean);
    return [...new Set(lines)].join(" ") || "That did not let you in. Look at the password and try again.";
  };
  const enter = async () => {
    const sent = new URLSearchParams(new FormData(door));
    sent.set("csrfmiddlewaretoken", await freshToken());
    sent.set("next", form.dataset.signed);
    const response = await fetch(form.dataset.login, { method: "POST", body: sent });
    const who = await signed();
    if (!who || String(who.writer) !== form.dataset.user) return said(parsed(await response.text()));
    setToken(who.token);
    return "";
  };
  const refuse = (text) => {
    refused.hidden = !text;
    refused.textContent = text;
  };
  door.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const button = one("button:not([type])", door);
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      const trouble = await enter();
      refuse(trouble);
      if (!trouble) {
        door.elements.password.value = "";
        dialog.close();
        next?.();
      } else door.elements.password.select();
    } catch (error) {
      if (!(error instanceof TypeError) && error.name !== "TimeoutError") throw error;
      refuse("Nothing answers. Your text stays here: try again when the line is back.");
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
  const open = (then, now = "") => {
    next = then;
    why.textContent = now ? `${now} This page is yours: signing in here signs them out. Your text stays where it is.` : first;
    refuse("");
    if (!dialog.open) dialog.showModal();
    door.elements.password.focus();
  };
  page.door = { open, signed, setToken };
})();
