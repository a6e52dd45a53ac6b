"use strict";
/* The byline has a place more than names. Without it the next name gets its place with the next save. */
(() => {
  const page = window.storyPage;
  const byline = document.querySelector("[data-byline]");
  if (!page || !byline) return;
  // Half a name signs nothing: what is typed counts once it is chosen, or its field is left.
  byline.addEventListener("input", (event) => event.isTrusted && event.stopPropagation());
  byline.addEventListener("change", ({ target }) => {
    target.value = target.value.trim();
    target.dispatchEvent(new Event("input", { bubbles: true }));
    const places = page.all("input", byline);
    const last = places.at(-1);
    if (target === last && last.value) byline.append(page.another(last.parentElement));
  });
  byline.addEventListener("focusout", ({ target }) => {
    if (!target.value.trim() && target !== page.all("input", byline).at(-1)) target.parentElement.remove();
  });
})();
