"use strict";
/* The claims grid: layers fold and are set as one, keys set, move and undo, the last claims stand behind a
   switch. Without it every reference stands open with a field of its own. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, all, one, make } = page;
  const KIND = /is-(supports|contradicts|background|unset|mixed)/;
  const shown = (cell) => Boolean(cell.offsetParent);
  const bedOf = (part) => part.closest(".layer-rows");

  // --- what folds ---------------------------------------------------------------------------
  const unfolded = new Set();
  let isAll = false;
  const fold = (bed, isOpen) => {
    bed.classList.toggle("is-open", isOpen);
    for (const row of all(".why-row, .ref-name, .ref-row, .ref-facts", bed)) row.hidden = !isOpen;
    if (!bed.matches(".is-many")) one(".ref-facts details", bed).open ||= isOpen;
    one("[data-fold]", bed).setAttribute("aria-expanded", String(isOpen));
  };
  const unfold = (bed, isOpen = true) => {
    unfolded[isOpen ? "add" : "delete"](bed.dataset.bed);
    fold(bed, isOpen);
  };
  const showAll = (is = isAll) => {
    isAll = is;
    for (const part of all("[data-beyond]")) part.hidden = !is;
    for (const cell of all(".is-turned [colspan]")) cell.colSpan = all(".is-turned thead th:not([hidden])").length;
    one("[data-beyond-switch]")?.setAttribute("aria-expanded", String(is));
  };
  const place = () => {
    for (const part of all("#evidence .needs-script")) part.hidden = false;
    for (const bed of all(".layer-rows")) fold(bed, unfolded.has(bed.dataset.bed) || Boolean(one(".errorlist", bed)));
    showAll();
    tell();
  };
  const toggle = (cell) => {
    const bed = bedOf(cell);
    const isOpen = !bed.classList.contains("is-open");
    unfold(bed, isOpen);
    if (!isOpen) one(`.layer-row [data-n="${cell.closest("td").dataset.n}"] select`, bed).focus();
  };

  // --- setting ------------------------------------------------------------------------------
  /* What was set, newest last: in words, and how each cell stood before. */
  const done = [];
  const paint = (cell) => {
    cell.className = cell.className.replace(KIND, `is-${cell.value || "unset"}`);
  };
  const was = (cell) => cell.className.match(KIND)[1].replace("unset", "");
  const cellsOf = ({ dataset }) => all(`[data-of="${dataset.layer}"][data-n="${dataset.n}"]`);
  /* A layer's own field says what its references say, "mixed" where they differ. */
  const mix = () => {
    for (const field of all("select[data-layer]")) {
      const kinds = new Set(cellsOf(field).map((cell) => cell.value));
      if (kinds.size > 1 && field.options[0].value !== "mixed") field.prepend(make("option", { value: "mixed", disabled: true }, "mixed"));
      field.value = kinds.size > 1 ? "mixed" : [...kinds][0];
      paint(field);
    }
  };
  const put = (kinds) => {
    for (const [name, kind] of kinds) for (const cell of all(`[name="${name}"]`)) {
      cell.value = kind;
      paint(cell);
    }
    mix();
  };
  const changed = (field) => {
    const cells = field.dataset.layer ? cellsOf(field) : [field];
    const says = `${field.getAttribute("aria-label")}: ${field.value ? `set to ${field.value}` : "cleared"}.`;
    done.push({ says, before: cells.map((cell) => [cell.name, was(cell)]) });
    put(cells.map((cell) => [cell.name, field.value]));
    tell();
    if (field.dataset.layer) page.tellOnce(says);
  };
  const tell = () => {
    one(".did")?.remove();
    if (!done.length) return;
    const undo = make("button", { type: "button", className: "button is-small is-bare" }, "Undo ", make("kbd", {}, "Ctrl Z"));
    undo.dataset.undo = "";
    one(".claims-scroll").after(make("p", { className: "did" }, make("span", {}, done.at(-1).says), undo));
  };
  const undo = () => {
    const last = done.pop();
    if (!last) return;
    put(last.before);
    tell();
    page.tellOnce(`Undone. ${last.says.split(":")[0]} stands as before.`);
    page.later("whole", 120);
  };
  const set = (field, kind) => {
    field.value = kind;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // --- moving -------------------------------------------------------------------------------
  /* The next field nobody has weighed, folded away or not; where a whole layer is unset, its own. */
  const unset = () => {
    const isSet = (cell) => !cell.dataset.of || !one(`select[data-layer="${cell.dataset.of}"][data-n="${cell.dataset.n}"].is-unset`);
    const list = all(".claims-grid select.is-unset").filter(isSet);
    const next = list.find((cell) => document.activeElement.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) ?? list[0];
    if (!next) return;
    if (next.closest("[data-beyond]")) showAll(true);
    if (next.closest("tr").hidden) unfold(bedOf(next));
    next.focus();
  };
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const walk = (cell, [down, across]) => {
    const rows = all(".claims-grid tr").map((row) => all("select.stance", row).filter(shown)).filter((row) => row.length);
    const y = rows.findIndex((row) => row.includes(cell));
    const row = rows[y + down];
    row?.[Math.min(rows[y].indexOf(cell) + across, row.length - 1)]?.focus();
  };
  form.addEventListener("keydown", (event) => {
    const cell = event.target.closest("select.stance");
    const isCommand = event.ctrlKey || event.metaKey;
    const kinds = { s: "supports", c: "contradicts", b: "background", 0: "" };
    if (!cell || event.altKey) return;
    if (isCommand && event.key === "z") undo();
    else if (isCommand) return;
    else if (event.key in kinds) set(cell, kinds[event.key]);
    else if (event.key in steps) walk(cell, steps[event.key]);
    else if (event.key === "u") unset();
    else if (event.key === "Enter" && bedOf(cell)) toggle(cell);
    else return;
    event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const pressed = (what) => event.target.closest(what);
    const to = pressed("[data-to-layer]");
    if (pressed("[data-fold]")) unfold(bedOf(event.target), !bedOf(event.target).classList.contains("is-open"));
    if (pressed("[data-next-unset]")) unset();
    if (pressed("[data-beyond-switch]")) showAll(!isAll);
    if (pressed("[data-undo]")) undo();
    if (to) unfold(document.getElementById(`layer-${to.dataset.toLayer}`));
  });
  // On the document's way down, so that a layer's references are set before the form is sent.
  form.addEventListener("change", (event) => event.target.matches("select.stance") && changed(event.target), true);
  document.addEventListener("story:placed", place);
  place();
})();
