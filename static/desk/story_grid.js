"use strict";
/* The claims grid: layers fold and are set as one, keys set and move. Without it every reference
   stands open with a field of its own. */
(() => {
  if (!window.storyPage) return;
  const { form, all, one } = window.storyPage;

  const unfolded = new Set();
  const folds = () => {
    for (const hidden of all("#evidence .needs-script")) hidden.hidden = false;
    for (const bed of all(".layer-rows.is-many")) fold(bed, unfolded.has(bed.dataset.bed));
  };
  const fold = (bed, isOpen) => {
    bed.classList.toggle("is-open", isOpen);
    for (const row of all(".ref-name, .ref-row", bed)) row.hidden = !isOpen;
    one("[data-fold]", bed).setAttribute("aria-expanded", String(isOpen));
    one("[data-fold] use", bed).setAttribute("href", isOpen ? "#i-caret-open" : "#i-caret");
  };
  const paint = (cell) => {
    cell.className = cell.className.replace(/is-(supports|contradicts|background|unset|mixed)/, `is-${cell.value || "unset"}`);
  };
  const layer = (select) => {
    for (const cell of all(`[data-of="${select.dataset.layer}"][data-n="${select.dataset.n}"]`)) {
      cell.value = select.value;
      paint(cell);
    }
  };
  const set = (select, kind) => {
    select.value = kind;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const cells = () => all(".claims-grid select.stance").filter((cell) => cell.offsetParent);
  const unset = () => {
    for (const bed of all(".layer-rows.is-many")) if (all(".ref-row .is-unset", bed).length) unfold(bed);
    const list = cells().filter((cell) => cell.classList.contains("is-unset") && cell.name);
    const after = list.find((cell) => document.activeElement.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING);
    (after ?? list[0])?.focus();
  };
  const unfold = (bed, isOpen = true) => {
    unfolded[isOpen ? "add" : "delete"](bed.dataset.bed);
    fold(bed, isOpen);
  };
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const walk = (cell, [down, across]) => {
    const rows = all(".claims-grid tr").map((row) => all("select.stance", row).filter((one) => one.offsetParent)).filter((row) => row.length);
    const y = rows.findIndex((row) => row.includes(cell));
    const row = rows[y + down];
    row?.[Math.min(rows[y].indexOf(cell) + across, row.length - 1)]?.focus();
  };
  form.addEventListener("keydown", (event) => {
    const cell = event.target.closest("select.stance");
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const kinds = { s: "supports", c: "contradicts", b: "background", 0: "" };
    if (event.key in kinds) set(cell, kinds[event.key]);
    else if (event.key in steps) walk(cell, steps[event.key]);
    else if (event.key === "u") unset();
    else return;
    event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const bed = event.target.closest("[data-fold]")?.closest(".layer-rows");
    if (bed) unfold(bed, !bed.classList.contains("is-open"));
    if (event.target.closest("[data-next-unset]")) unset();
  });
  // On the document's way down, so that a layer's references are set before the form is sent.
  form.addEventListener("change", (event) => {
    const cell = event.target;
    if (cell.matches("[data-layer]")) layer(cell);
    if (cell.matches("select.stance")) paint(cell);
  }, true);
  document.addEventListener("story:placed", folds);
  folds();
})();
