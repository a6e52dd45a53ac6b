"use strict";
/* The address of a reference, copied by its button. */
(() => {
  const button = document.querySelector("[data-copies]");
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = document.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(button.dataset.copies);
      said.textContent = "The address is copied.";
      button.querySelector("span").textContent = "Copied";
    } catch {
      said.textContent = "This browser did not let the address be copied.";
      said.classList.remove("visually-hidden");
    }
  });
})();
