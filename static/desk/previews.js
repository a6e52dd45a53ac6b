"use strict";
/* Copying a link by its button; without it the address is selected and copied by hand. */
(() => {
  const told = document.querySelector("[data-copied]");
  for (const button of document.querySelectorAll("[data-copies]")) button.hidden = !navigator.clipboard;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(field.value);
      button.firstChild.textContent = "Copied";
      told.textContent = "The link is copied.";
    } catch {
      field.select();
      told.textContent = "The browser did not let it be copied. The address is selected: copy it by hand.";
    }
  });
  document.addEventListener("focusin", (event) => event.target.matches(".copy-field input") && event.target.select());
})();
