"use strict";
/* Selecting stories: the boxes work without it. With it x selects the row the cursor stands on, one box
   selects the page (on a phone it stands in the bar), and the bar says how many are. */
(() => {
  const boxes = [...document.querySelectorAll(".action-select")];
  const wholes = [...document.querySelectorAll("[data-select-all]")];
  const said = document.querySelector("[data-selected]");
  if (!said) return;
  const asks = said.textContent;
  const tell = () => {
    const number = boxes.filter((box) => box.checked).length;
    for (const whole of wholes) {
      whole.checked = number === boxes.length;
      whole.indeterminate = number > 0 && !whole.checked;
    }
    said.textContent = number ? `${number} of ${boxes.length} selected` : asks;
  };
  for (const whole of wholes) {
    whole.closest("[hidden]").hidden = false;
    whole.addEventListener("change", () => {
      for (const box of boxes) box.checked = whole.checked;
      tell();
    });
  }
  document.addEventListener("change", (event) => event.target.matches(".action-select") && tell());
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("tr.is-cursor .action-select");
    if (event.key !== "x" || !box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("textarea, select, dialog[open], input:not([type=checkbox])")) return;
    event.preventDefault();
    box.click();
  });
  window.addEventListener("pageshow", tell);
})();
