"use strict";
/* A link being read: its card is put in place as the reading goes on. */
(() => {
  const page = window.storyPage;
  if (!page?.form.dataset.evidence) return;
  const { form, all, one, parsed } = page;
  let polling = 0;
  const poll = () => {
    clearTimeout(polling);
    if (one('[data-reading="yes"]')) polling = setTimeout(look, 700);
  };
  const look = async () => {
    if (!page.isBusy()) {
      const response = await fetch(form.dataset.evidence).catch(() => null);
      const fresh = response?.ok ? parsed(await response.text()) : null;
      await page.atRest();
      for (const card of fresh && !page.isBusy() ? all('[data-reading="yes"]') : []) {
        const read = one(`#${card.id}`, fresh);
        if (read) {
          card.replaceWith(read);
          page.tellOnce(all(".reading p:first-child, header h3, .note.is-warn, .read-title", read).map((line) => line.textContent.trim()).join(": "));
        } else card.remove();
      }
    }
    poll();
  };
  document.addEventListener("story:placed", poll);
  poll();
})();
