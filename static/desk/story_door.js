"use strict";
/* The dialog that signs somebody in again without leaving the page: what is typed stays, and is saved once
   the door is open. Comes when it is needed. */
(() => {
  const page = window.storyPage;
  const dialog = document.getElementById("door");
  if (!page || !dialog) return;
  const { form, one, all, parsed, signed } = page;
  const door = document.getElementById("door_form");
  const refused = one(".errornote", door);
  const why = one("[data-why]", door);
  const first = why.textContent;
  const { password, code } = door.elements;
  let next = null;
  /* Where the second step is asked for; "" while it is the password. */
  let step = "";

  const freshToken = async () => {
    const who = await signed.who();
    if (who) return who.token;
    const login = parsed(await (await fetch(form.dataset.login)).text());
    return one("#login-form [name=csrfmiddlewaretoken]", login)?.value ?? "";
  };
  const said = (answer) => {
    const lines = all(".errornote, .errorlist li, [role=alert]", answer).map((line) => line.textContent.trim()).filter(Boolean);
    return [...new Set(lines)].join(" ") || "That did not let you in. Look at the password and try again.";
  };
  /* Asks for the password, or for the code; what is not asked for is neither shown nor sent. */
  const ask = (address) => {
    step = address;
    for (const [field, asked] of [[password, !step], [code, Boolean(step)]]) {
      field.disabled = !asked;
      field.closest(".form-row").hidden = !asked;
      field.value = "";
    }
  };
  const asked = () => (step ? code : password);
  /* What the answer asks for next, and what it says to it. */
  const goOn = (answer) => {
    const before = step;
    const second = one("#code-form", answer);
    const now = second ? second.getAttribute("action") : "";
    if (Boolean(now) !== Boolean(before)) ask(now);
    if (now && !before) return "";
    return before && !now ? "That took too long: begin again with your password." : said(answer);
  };
  const enter = async (where, fields) => {
    const sent = new URLSearchParams(fields);
    sent.set("csrfmiddlewaretoken", await freshToken());
    sent.set("next", form.dataset.signed);
    const response = await fetch(where, { method: "POST", body: sent });
    const who = await signed.who();
    if (who && String(who.writer) === form.dataset.user) {
      signed.setToken(who.token);
      return { open: true, trouble: "" };
    }
    return { open: false, trouble: goOn(parsed(await response.text())) };
  };
  const refuse = (text) => {
    refused.hidden = !text;
    refused.textContent = text;
  };
  /* One way in at a time; `way` answers as enter does. */
  const go = async (button, way) => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      const { open, trouble } = await way();
      refuse(trouble);
      if (open) {
        ask("");
        dialog.close();
        next?.();
      } else {
        asked().focus();
        asked().select();
      }
    } catch (error) {
      if (!(error instanceof TypeError) && error.name !== "TimeoutError") throw error;
      refuse("Nothing answers. Your text stays here: try again when the line is back.");
    } finally {
      button.removeAttribute("aria-busy");
    }
  };
  door.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    go(one("button:not([type])", door), () => enter(step || form.dataset.login, new FormData(door)));
  });
  const key = one("[data-enter]", door);
  const open = (then, now = "") => {
    next = then;
    why.textContent = now ? `${now} This page is yours: signing in here signs them out. Your text stays where it is.` : first;
    refuse("");
    ask("");
    if (key) window.comes(key.dataset.script).catch(() => {});
    if (!dialog.open) dialog.showModal();
    password.focus();
  };
  page.door = { open, freshToken, enter, go };
})();
