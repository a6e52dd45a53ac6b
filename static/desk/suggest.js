"use strict";
/* Offers, below a field, the names that fit what is typed in it. Without it a name is typed out.
   A field says by `data-suggest` where they are asked for. What is chosen stands in the field, unless who hears
   "suggest:chosen" takes it; a field that holds several says by `has` which it holds already. */
(() => {
  const make = (tag, facts, ...inner) => {
    const made = Object.assign(document.createElement(tag), facts);
    made.append(...inner);
    return made;
  };
  // One list, which goes to the field that has the keyboard.
  const list = make("ul", { id: "suggested", className: "suggest", role: "listbox", ariaLabel: "Names that fit", hidden: true });
  const told = make("p", { className: "visually-hidden", role: "status" });
  document.body.append(told);
  let field = null;
  let waiting = 0;
  // Where the keyboard went away from an open list: a page that saves itself puts its fields in place anew.
  let half = {};
  const options = () => [...list.children];
  const chosen = () => options().find((option) => option.ariaSelected === "true");
  const held = (name) => (field.has ? field.has(name) : [...(field.form?.elements ?? [])].some((one) => one !== field && one.name === field.name && one.value === name));

  const choose = (option) => {
    for (const one of options()) one.ariaSelected = String(one === option);
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    clearTimeout(waiting);
    waiting = 0;
    list.hidden = true;
    list.replaceChildren();
    field.ariaExpanded = "false";
    field.removeAttribute("aria-activedescendant");
  };
  const show = (found) => {
    close();
    told.textContent = "";
    const typed = field.value.trim().toLowerCase();
    const fit = found.filter(({ name }) => !held(name));
    // Nothing is left to choose, and nothing below the field to be covered.
    if (fit.length === 1 && fit[0].name.toLowerCase() === typed) return;
    list.append(...fit.map(({ name, note }, n) => make("li", { id: `suggested-${n}`, role: "option", ariaSelected: "false" }, make("span", {}, name), make("span", { className: "quiet" }, note))));
    list.hidden = !fit.length;
    field.ariaExpanded = String(!list.hidden);
    // Of what can only be chosen the first is meant; what may be new is taken as it is typed.
    if (fit.length && typed && !field.has) choose(list.firstChild);
    if (fit.length) list.scrollIntoView({ block: "nearest" });
    told.textContent = fit.length ? `${fit.length} ${fit.length === 1 ? "name fits" : "names fit"}.` : typed && !field.has ? "No name fits." : "";
  };
  const look = async () => {
    const [asking, asked] = [field, field.value.trim()];
    try {
      const response = await fetch(`${asking.dataset.suggest}${asking.dataset.suggest.includes("?") ? "&" : "?"}q=${encodeURIComponent(asked)}`);
      if (response.ok && field === asking && asked === field.value.trim()) show((await response.json()).suggested);
    } catch (error) {
      // Offline a name is typed out.
      if (!(error instanceof TypeError)) throw error;
      if (field === asking) close();
    }
  };
  const take = (option) => {
    const name = option.firstChild.textContent;
    close();
    if (!field.dispatchEvent(new CustomEvent("suggest:chosen", { cancelable: true, detail: name }))) return;
    field.value = name;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const step = (by) => {
    const all = options();
    const at = all.indexOf(chosen()) + by;
    choose(at < -1 ? all.at(-1) : all[at]);
  };
  const taken = () => {
    const option = chosen();
    if (option) take(option);
    return Boolean(option);
  };
  const KEYS = {
    Enter: taken,
    // The keyboard goes on to the next field all the same.
    Tab: () => taken() && false,
    ArrowDown: () => (list.hidden ? look() : step(1), true),
    ArrowUp: () => !list.hidden && (step(-1), true),
    Escape: () => !list.hidden && (close(), true),
  };
  const keyed = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !KEYS[event.key]?.()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const typed = (event) => {
    if (!event.isTrusted) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  };
  const leave = () => {
    if (!field) return;
    half = list.hidden && !waiting ? {} : { name: field.name, value: field.value };
    close();
    list.remove();
    field.removeAttribute("aria-controls");
    field = null;
  };
  const come = (to) => {
    if (field === to || !to?.matches?.("[data-suggest]")) return;
    leave();
    field = to;
    field.parentElement.append(list);
    field.setAttribute("aria-controls", list.id);
    // Empty, it shows who is there; what was typed before this script came is answered now.
    const isHalf = field.name === half.name && field.value === half.value;
    if (!field.value || isHalf || field.value !== field.defaultValue) look();
  };
  document.addEventListener("focusin", (event) => come(event.target));
  document.addEventListener("focusout", (event) => event.target === field && leave());
  // Before the field's own keys: Enter takes what is chosen, not what is typed.
  document.addEventListener("keydown", (event) => event.target === field && keyed(event), true);
  document.addEventListener("input", (event) => event.target === field && typed(event), true);
  document.addEventListener("click", (event) => event.target === field && list.hidden && !field.value && look());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) take(option);
  });
  come(document.activeElement);
})();
