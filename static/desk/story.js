"use strict";
/* The story page's furniture: words counted, the byline, the sheet and the drawer, keys. Without it
   every button sends the form and the page comes back. */
(() => {
  if (!window.storyPage) return;
  const { form, all, one } = window.storyPage;
  document.documentElement.classList.add("is-live");

  // --- words ------------------------------------------------------------------------------
  const count = () => {
    const foot = one("[data-count]");
    const parts = [...(one(".prose-editor > .ProseMirror")?.children ?? [])];
    const text = parts.filter((part) => !/^H[23]$/.test(part.tagName)).map((part) => part.innerText).join(" ");
    const words = text.split(/\s+/).filter(Boolean).length;
    foot.hidden = !words;
    foot.textContent = `${words} ${words === 1 ? "word" : "words"}, ${Math.max(1, Math.round(words / 230))} min`;
  };

  const editor = new MutationObserver(() => {
    const words = one(".prose-editor > .ProseMirror");
    if (!words) return;
    editor.disconnect();
    words.setAttribute("aria-label", "Text");
    count();
  });
  editor.observe(one(".field-body"), { childList: true, subtree: true });

  // --- byline: a place more than names ----------------------------------------------------
  form.addEventListener("change", (event) => {
    const byline = event.target.closest("[data-byline]");
    if (!byline) return;
    const places = all("select", byline);
    const last = places.at(-1);
    if (event.target === last && last.value) {
      const more = last.cloneNode(true);
      more.removeAttribute("id");
      more.value = "";
      byline.append(more);
    } else if (!event.target.value && event.target !== last && places.length > 1) event.target.remove();
  });

  // --- sheet and drawer -------------------------------------------------------------------
  const sheet = document.getElementById("propose");
  const panel = document.getElementById("evidence");
  const open = (hash) => {
    if (hash === "#propose" && sheet) {
      sheet.classList.add("is-open");
      const first = all("textarea, input[type=text]", sheet).find((field) => !field.value && field.offsetParent);
      (first ?? one("h2", sheet)).focus({ preventScroll: true });
    } else if (hash === "#evidence") {
      panel.classList.add("is-open");
      sheet?.classList.remove("is-open");
    } else if (hash === "#text") {
      sheet?.classList.remove("is-open");
      panel.classList.remove("is-open");
    } else return false;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && open(link.getAttribute("href"))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (sheet?.classList.contains("is-open") || panel.classList.contains("is-open"))) {
      event.preventDefault();
      open("#text");
      one(".to-propose")?.focus({ preventScroll: true });
    }
    if (event.altKey && event.key.toLowerCase() === "l") one("#id_link").focus();
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "s") {
      event.preventDefault();
      form.requestSubmit(one(".submit-row [name=_save]"));
    } else if (event.key === "Enter" && sheet?.contains(event.target)) one("[name=_propose]")?.click();
  });
  open(location.hash);

  form.addEventListener("input", (event) => event.target.id === "id_body" && count());
  document.addEventListener("story:placed", () => one(".prose-editor > .ProseMirror") && count());
  setTimeout(count, 400);
})();
