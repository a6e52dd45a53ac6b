"use strict";
/* Makes a passkey once the newsroom has taken the password, and hands it in. */
(() => {
  const form = document.getElementById("passkey-add");
  const { possible, ask, make, said } = window.passkeys;
  if (!form || !possible(form.dataset.origin)) return;
  const refused = form.querySelector("[role=alert]");
  const button = form.querySelector("button");
  form.hidden = false;
  document.getElementById("no-passkeys").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    refused.hidden = true;
    try {
      form.elements.passkey.value = await make(await ask(form.dataset.offer, form));
      // It was asked for and given: it need not travel again.
      form.elements.password.value = "";
      form.submit();
    } catch (error) {
      refused.textContent = said(error);
      refused.hidden = false;
      button.removeAttribute("aria-busy");
    }
  });
})();
