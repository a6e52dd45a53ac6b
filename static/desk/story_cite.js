"use strict";
/* Citing where the cursor stands: the story's references, found by number or words, go into the text as
   source notes. The list is read from the panel each time, so that it is never older than the panel. */
(() => {
  const page = window.storyPage;
  const dialog = document.getElementById("cite-dialog");
  if (!page || !dialog) return;
  const { all, one, make } = page;
  const [find, list, none] = [one("input", dialog), one("ul", dialog), one(".cite-none", dialog)];
  const editor = () => one(".field-body .prose-editor > .ProseMirror")?.editor;

  const references = () =>
    all("#evidence [data-ref]").map((row) => ({
      number: row.dataset.ref,
      title: one(".ref-title", row).textContent.trim(),
      name: row.dataset.name,
    })).sort((a, b) => a.number - b.number);
  const choice = ({ number, title, name }) => {
    const sign = make("span", { className: "ref-n" }, number);
    const words = make("span", { className: "cite-title" }, title);
    const who = make("span", { className: "meta" }, name);
    return make("li", {}, make("button", { type: "button", value: number }, sign, " ", words, " ", who));
  };
  const shown = () => all("li:not([hidden]) button", list);
  const sift = () => {
    const wanted = find.value.trim().toLowerCase();
    for (const row of all("li", list)) {
      const number = one("button", row).value;
      row.hidden = /^\d+$/.test(wanted) ? !number.startsWith(wanted) : !row.textContent.toLowerCase().includes(wanted);
    }
    none.hidden = shown().length > 0;
    none.textContent = list.children.length ? "No reference of this story says that." : "This story has no references yet: paste a link beside the text first.";
  };
  const open = () => {
    if (!editor() || dialog.open) return;
    list.replaceChildren(...references().map(choice));
    find.value = "";
    sift();
    dialog.showModal();
    find.focus();
  };
  const cite = (number) => {
    dialog.close();
    editor().chain().focus().noteHere(number).run();
  };

  find.addEventListener("input", sift);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) cite(button.value);
  });
  dialog.addEventListener("keydown", (event) => {
    const rows = shown();
    if (event.key === "Enter" && event.target === find) {
      event.preventDefault();
      const named = rows.find((button) => button.value === find.value.trim()) ?? rows[0];
      if (named) cite(named.value);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = rows.indexOf(document.activeElement) + step;
    (rows[Math.min(at, rows.length - 1)] ?? find).focus();
  });
  page.cite = open;
})();
