"use strict";
/* The grid takes the window, and gives it back, without leaving the page: what is typed stays. Without it the
   link opens the page so. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  page.form.addEventListener("click", (event) => {
    const link = event.target.closest("#grid-wide");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.href);
    document.body.classList.toggle("is-wide", link.search.includes("wide"));
    if (page.isBusy() || page.isDirty()) page.later("whole", 0);
    else page.look();
  });
})();
