"use strict";
/* Settling two versions by key: a side taken stands in the field below it, where it can still be
   changed; saving wakes when nothing is left to settle. Without it the choices are plain fields. */
(() => {
  const form = document.getElementById("conflict_form");
  if (!form) return;
  const kept = window.keptText;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const clashes = all("[data-clash]", form);
  const save = one("[name=_settled]", form);
  const left = one("[data-left]", form);
  const first = left.textContent;
  for (const hidden of all(".needs-script")) hidden.hidden = false;

  const chosen = (clash) => one("input[type=radio]:checked", clash)?.value ?? "";
  const text = (clash, side) => one(`[data-side="${side}"]`, clash)?.dataset.text ?? "";
  const field = (clash) => one("textarea.is-result", clash);
  const editor = (clash) => one(".prose-editor > .ProseMirror", clash)?.editor;
  const says = (clash) => one("[data-says]", clash);
  const put = (clash, held) => {
    if (field(clash)) field(clash).value = held;
    else if (editor(clash)) {
      editor(clash).commands.setContent(held, { emitUpdate: false });
      one(`[name="own-${clash.dataset.clash}"]`, clash).value = held;
    }
  };
  const settle = () => {
    for (const clash of clashes) {
      const choice = chosen(clash);
      clash.classList.toggle("is-open", !choice);
      const flag = one("legend .flag", clash);
      flag.hidden = Boolean(choice);
      if (says(clash)) says(clash).textContent = choice && choice !== "own" ? "What will be saved; change it to write your own" : "Write your own";
    }
    const open = clashes.filter((clash) => !chosen(clash)).length;
    save.setAttribute("aria-disabled", String(open > 0));
    left.textContent = open ? `${open === 1 ? "One clash is" : `${open} clashes are`} still to settle. Your text is kept in this browser too.` : first;
  };
  form.addEventListener("change", (event) => {
    const clash = event.target.closest("[data-clash]");
    if (clash && event.target.type === "radio" && event.target.value !== "own") put(clash, text(clash, event.target.value));
    settle();
  });
  form.addEventListener("input", (event) => {
    const clash = event.target.closest(".result") && event.target.closest("[data-clash]");
    if (!clash || event.target.type === "radio") return;
    one("input[value=own]", clash).checked = true;
    settle();
  });

  // --- copying ----------------------------------------------------------------------------
  const plain = (html) => new DOMParser().parseFromString(html.replace(/<\/(p|h2|h3|li|blockquote)>/g, "$&\n"), "text/html").body.textContent.trim();
  const copy = async (held, what) => {
    const done = one("[data-copied]");
    try {
      await navigator.clipboard.writeText(held);
      done.textContent = `${what} copied.`;
    } catch {
      const box = Object.assign(document.createElement("textarea"), { value: held, className: "visually-hidden" });
      document.body.append(box);
      box.select();
      done.textContent = document.execCommand("copy") ? `${what} copied.` : "The browser does not let this page copy: mark the text and copy it.";
      box.remove();
    }
    return done.textContent;
  };
  const told = async (button, held, what) => {
    const said = await copy(held, what);
    const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const was = label.data;
    label.data = said.endsWith("copied.") ? "Copied" : "Not copied";
    setTimeout(() => { label.data = was; }, 2000);
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const clash = event.target.closest("[data-clash]");
    if (button?.matches("[data-copy]")) {
      const side = button.closest("[data-side]");
      told(button, editor(clash) ? plain(side.dataset.text) : side.dataset.text, "This side");
    } else if (button?.matches("[data-from-both]")) {
      one("input[value=own]", clash).checked = true;
      const [mine, theirs] = [text(clash, "mine"), text(clash, "theirs")];
      put(clash, editor(clash) ? `${mine}${theirs}` : `${mine}\n${theirs}`);
      (field(clash) ?? one(".ProseMirror", clash)).focus();
      settle();
    }
  });
  one("[data-copy-all]")?.addEventListener("click", (event) => {
    const typed = new FormData(form);
    const mine = (name) => String(typed.get(name) ?? "");
    told(event.target, [mine("headline"), mine("standfirst"), plain(mine("body"))].filter(Boolean).join("\n\n"), "All of your text");
  });

  // --- keys -------------------------------------------------------------------------------
  const here = () => clashes.find((clash) => clash.classList.contains("is-cursor")) ?? clashes.find((clash) => !chosen(clash)) ?? clashes[0];
  const go = (step) => {
    const at = clashes.findIndex((clash) => clash.classList.contains("is-cursor"));
    const next = clashes[Math.min(Math.max(at + step, 0), clashes.length - 1)];
    for (const clash of clashes) clash.classList.toggle("is-cursor", clash === next);
    one("input[type=radio]", next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const pick = (side) => {
    const choice = one(`input[type=radio][value=${side}]`, here());
    choice?.click();
    if (side === "own") (field(here()) ?? one(".ProseMirror", here()))?.focus();
  };
  const act = { j: () => go(1), k: () => go(-1), 1: () => pick("mine"), 2: () => pick("theirs"), 3: () => pick("own") };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save.click();
    }
    const writing = event.target.closest("textarea, select, [contenteditable], dialog[open], input:not([type=radio], [type=checkbox])");
    if (event.ctrlKey || event.metaKey || event.altKey || writing || !clashes.length || !act[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    act[event.key]();
  });

  // --- what the browser keeps: until the save has gone through ---------------------------------
  form.addEventListener("submit", (event) => {
    if (save.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    const mine = kept.mine(form.dataset.story).find((entry) => entry.tab === kept.tab);
    if (mine) kept.keep(form.dataset.story, kept.tab, { ...mine.held, settling: Number(form.elements.version.value) });
  });
  settle();
})();
