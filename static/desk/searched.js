"use strict";
/* The searched selects, once made, take the name of their field. */
(() => {
  window.addEventListener("load", () => {
    for (const select of document.querySelectorAll(".select2-hidden-accessible")) {
      const name = select.labels[0]?.textContent.trim();
      const made = select.parentElement.querySelectorAll(".select2-selection, .select2-selection__rendered");
      for (const part of name ? made : []) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", name);
      }
    }
  });
})();
