"use strict";
/* The known tags that fit what is typed, to choose from. Without it a tag is typed out. */
(() => {
  const page = window.storyPage;
  if (!page?.tags) return;
  const { form, make } = page;
  const { field, typing, known, add, has } = page.tags;
  const options = () => [...known.children];
  const chosen = () => options().find((option) => option.ariaSelected === "true");

  const close = () => {
    known.hidden = true;
    known.replaceChildren();
    typing.ariaExpanded = "false";
    typing.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    for (const one of options()) one.ariaSelected = String(one === option);
    if (option) typing.setAttribute("aria-activedescendant", option.id);
    else typing.removeAttribute("aria-activedescendant");
  };
  const suggest = (tags) => {
    close();
    const fit = tags.filter(({ name }) => !has(name));
    known.append(...fit.map(({ name, stories }, n) => make("li", { id: `tag-${n}`, role: "option", ariaSelected: "false" }, make("span", {}, name), make("span", { className: "quiet" }, `${stories} ${stories === 1 ? "story" : "stories"}`))));
    known.hidden = !fit.length;
    typing.ariaExpanded = String(!known.hidden);
    if (fit.length) page.tellOnce(`${fit.length} known ${fit.length === 1 ? "tag fits" : "tags fit"}.`);
  };
  let waiting = 0;
  const look = async () => {
    const asked = typing.value.trim();
    if (!asked) return close();
    try {
      const response = await fetch(`${form.dataset.known}?q=${encodeURIComponent(asked)}`);
      if (response.ok && asked === typing.value.trim() && document.activeElement === typing) suggest((await response.json()).tags);
    } catch (error) {
      // Offline a tag is typed out.
      if (!(error instanceof TypeError)) throw error;
      close();
    }
    return undefined;
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  };

  const step = (by) => {
    const all = options();
    const at = all.indexOf(chosen()) + by;
    choose(at < -1 ? all.at(-1) : all[at]);
  };
  const KEYS = {
    Enter: () => {
      const option = chosen();
      close();
      if (option) add(option.firstChild.textContent);
      return Boolean(option);
    },
    ArrowDown: () => !known.hidden && (step(1), true),
    ArrowUp: () => !known.hidden && (step(-1), true),
    Escape: () => !known.hidden && (close(), true),
  };
  // Before the field's own keys: Enter takes what is chosen, not what is typed.
  typing.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]?.()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  typing.addEventListener("input", soon);
  typing.addEventListener("blur", close);
  // A tag came or went.
  field.addEventListener("input", close);
  known.addEventListener("mousedown", (event) => event.preventDefault());
  known.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) add(option.firstChild.textContent);
  });
  // What was typed before this came.
  soon();
})();
