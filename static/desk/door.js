"use strict";
/* At the door: a passkey by its button, or from what the browser offers at the name; the password seen as
   it is typed; and a word on text this browser keeps. */
(() => {
  const form = document.getElementById("passkey-form");
  const { possible, ask, use, said } = window.passkeys;
  // A challenge is good for five minutes, and a page stands open for longer.
  const RENEW = 4 * 60 * 1000;
  let offers = false;
  let offered = null;
  let since = 0;

  const send = (answer) => {
    form.elements.passkey.value = answer;
    form.submit();
  };
  const press = async ({ currentTarget: button }) => {
    const refused = form.querySelector("[role=alert]");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    refused.hidden = true;
    offered?.abort();
    try {
      send(await use(await ask(form.dataset.ask, form)));
    } catch (error) {
      refused.textContent = said(error);
      refused.hidden = false;
      button.removeAttribute("aria-busy");
      since = 0;
      offer();
    }
  };
  /* Waits, unseen, for a passkey chosen from the list at the name. */
  const offer = async () => {
    if (!offers || document.hidden || form.querySelector("[aria-busy]") || Date.now() - since < RENEW) return;
    since = Date.now();
    offered?.abort();
    const mine = (offered = new AbortController());
    try {
      const options = await ask(form.dataset.ask, form);
      if (!mine.signal.aborted) send(await use(options, { mediation: "conditional", signal: mine.signal }));
    } catch {
      // Nobody asked for this aloud: the button says what is wrong.
    }
  };
  if (form && possible(form.dataset.origin)) {
    form.hidden = false;
    form.querySelector("button").addEventListener("click", press);
    const name = document.querySelector("#id_username[autocomplete~=webauthn]");
    if (name) window.PublicKeyCredential.isConditionalMediationAvailable?.().then((can) => {
      offers = can;
      offer();
      setInterval(offer, RENEW / 8);
      document.addEventListener("visibilitychange", offer);
    });
  }

  const show = document.querySelector(".show-it");
  const password = document.getElementById("id_password");
  if (show && password) {
    show.hidden = false;
    show.addEventListener("click", () => {
      const seen = password.type === "password";
      password.type = seen ? "text" : "password";
      show.setAttribute("aria-pressed", String(seen));
      password.focus();
    });
    // A password seen is sent, and remembered by the browser, as a password.
    password.form.addEventListener("submit", () => { password.type = "password"; });
  }

  const kept = document.getElementById("kept-here");
  try {
    if (kept) kept.hidden = !Object.keys(localStorage).some((name) => name.startsWith("kept/"));
  } catch {
    // A browser that keeps nothing has kept nothing.
  }
})();
