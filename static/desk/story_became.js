"use strict";
/* What became of the proposal this page was opened with, said in a bar that moves nothing. "Show it" saves
   what is typed and brings the page up to date. Without it the page says so when it is opened again. */
(() => {
  const page = window.storyPage;
  const bar = document.querySelector("div[data-became]");
  if (!page || !bar) return;
  const { form, one } = page;
  const PATIENCE = 8000;
  const pause = () => new Promise((done) => setTimeout(done, 100));
  let told = "";
  let from = null;
  page.became = (html) => {
    if (told === html) return;
    told = html;
    bar.innerHTML = html;
  };
  const close = () => {
    bar.replaceChildren();
    page.stands = form.elements.stands.value;
  };
  bar.addEventListener("focusin", (event) => {
    if (event.relatedTarget && !bar.contains(event.relatedTarget)) from = event.relatedTarget;
  });

  // --- shown in place -----------------------------------------------------------------------
  const isSaved = async () => {
    for (const till = performance.now() + PATIENCE; page.isBusy() || page.isDirty(); await pause()) {
      if (performance.now() > till) return false;
      if (!page.isBusy()) page.send(null);
    }
    return true;
  };
  const fresh = async () => {
    const response = await fetch(location.pathname + location.search, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    const answer = response?.ok ? page.parsed(await response.text()) : null;
    return answer && one("#story_form", answer) ? answer : null;
  };
  const lead = (name) => {
    const at = document.getElementById(name) ?? one(".titles");
    // On a narrow screen the evidence is a drawer.
    if (at.closest("#evidence")) one('.submit-row a[href="#evidence"]').click();
    at.tabIndex = -1;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest" });
  };
  const show = async (link) => {
    if (link.getAttribute("aria-busy") === "true") return;
    link.setAttribute("aria-busy", "true");
    const before = page.taken();
    const answer = (await isSaved()) && (await fresh());
    const parts = answer && (await page.version.answer().catch(() => null));
    link.removeAttribute("aria-busy");
    if (!parts) return page.tell("Not shown yet: nothing answers, or what you typed is not saved. Your text stays here: try again in a moment.");
    await page.atRest();
    const isHere = bar.contains(document.activeElement);
    parts.regions(answer, before, null, true);
    one("#above").replaceChildren(...one("#above", answer).childNodes);
    parts.swap(".object-tools", answer);
    close();
    if (isHere) lead(link.dataset.show);
  };
  bar.addEventListener("click", (event) => {
    if (event.target.closest("[data-later]")) {
      close();
      from?.focus({ preventScroll: true });
    }
    const link = event.target.closest("[data-show]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
})();
