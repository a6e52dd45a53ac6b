"use strict";
/* Tags stand as chips. Without it they are one field with commas between them, which goes on holding them all
   and is what is sent. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, all, one, make } = page;
  const field = one("#text [name=tags]");
  const help = one(".field-tags .help");
  const typing = make("input", { type: "text", id: field.id, autocomplete: "off", placeholder: "Add a tag", role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list" });
  typing.setAttribute("aria-describedby", help.id);
  typing.dataset.suggest = form.dataset.known;
  const chips = make("div", { className: "chips", role: "group", ariaLabel: "Tags" }, typing);
  const parts = (text) => [...new Set(text.split(",").map((tag) => tag.trim().replace(/\s+/g, " ")).filter(Boolean))];
  const has = (tags, tag) => tags.some((one) => one.toLowerCase() === tag.toLowerCase());

  const draw = () => {
    for (const chip of all(".chip", chips)) chip.remove();
    const svg = one("svg.icon:has(use)").cloneNode(true);
    one("use", svg).setAttribute("href", "#i-cross");
    typing.before(...parts(field.value).map((tag) => make("span", { className: "chip" }, tag, make("button", { type: "button", ariaLabel: `Remove tag ${tag}` }, svg.cloneNode(true)))));
  };
  const put = (tags, told) => {
    field.value = tags.join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    draw();
    page.tellOnce(told);
  };
  const add = (text) => {
    const there = parts(field.value);
    const came = parts(text).filter((tag, at, all) => !has(there, tag) && !has(all.slice(0, at), tag));
    if (came.length) put([...there, ...came], `Tag ${came.join(", ")} added.`);
    else if (text.trim()) page.tellOnce(`Tag ${text.trim()} is there already.`);
    typing.value = "";
  };
  const remove = (at) => {
    const tags = parts(field.value);
    const [gone] = tags.splice(at, 1);
    put(tags, `Tag ${gone} removed.`);
    (all(".chip button", chips)[at] ?? typing).focus();
  };

  // --- keys and pointer -----------------------------------------------------------------------
  typing.addEventListener("input", (event) => {
    // Nothing of the story has changed yet.
    event.stopPropagation();
    const last = typing.value.lastIndexOf(",");
    if (last >= 0) {
      const rest = typing.value.slice(last + 1);
      add(typing.value.slice(0, last));
      typing.value = rest.trimStart();
    }
  });
  typing.addEventListener("change", (event) => event.stopPropagation());
  const KEYS = {
    Enter: () => typing.value.trim() && (add(typing.value), true),
    Backspace: () => !typing.value && field.value && (remove(parts(field.value).length - 1), true),
  };
  typing.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]?.()) return;
    event.preventDefault();
    event.stopPropagation();
  });
  chips.addEventListener("click", (event) => {
    const button = event.target.closest(".chip button");
    if (button) remove(all(".chip button", chips).indexOf(button));
    else if (!event.target.closest("[role=listbox]")) typing.focus();
  });
  chips.addEventListener("keydown", (event) => {
    if (event.target === typing || !["Backspace", "Delete"].includes(event.key)) return;
    event.preventDefault();
    event.target.click();
  });
  // --- what stands typed is a tag once the field is left, the form sent, or the page put away ---
  const settle = () => typing.value.trim() && add(typing.value);
  typing.addEventListener("blur", settle);
  form.addEventListener("submit", settle, true);
  window.addEventListener("visibilitychange", settle, true);
  window.addEventListener("beforeunload", settle, true);
  document.addEventListener("story:put", draw);

  field.removeAttribute("id");
  field.hidden = true;
  field.before(chips);
  help.textContent = "Enter or a comma adds one.";
  draw();
  typing.has = (tag) => has(parts(field.value), tag);
  typing.addEventListener("suggest:chosen", (event) => {
    event.preventDefault();
    add(event.detail);
  });
})();
