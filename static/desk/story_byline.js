"use strict";
/* The byline has a place more than names. Without it the next name gets its place with the next save. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, all } = page;

  form.addEventListener("change", (event) => {
    const byline = event.target.closest("[data-byline]");
    if (!byline) return;
    const places = all("select", byline);
    const last = places.at(-1);
    if (event.target === last && last.value) {
      byline.append(page.another(last));
    } else if (!event.target.value && event.target !== last && places.length > 1) event.target.remove();
  });
})();
