"use strict";
/* How much of a field's room is used, behind what stands under it. Without it the limit stands there. */
(() => {
  const count = (field, line) => {
    line.textContent = ` ${field.value.length} of ${field.maxLength} used.`;
  };
  const begin = () => {
    for (const field of document.querySelectorAll("[data-counted][maxlength]")) {
      const help = document.getElementById(`${field.id}_helptext`);
      if (!help) continue;
      const line = help.appendChild(document.createElement("span"));
      field.addEventListener("input", () => count(field, line));
      count(field, line);
    }
  };
  document.addEventListener("DOMContentLoaded", begin);
})();
