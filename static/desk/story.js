"use strict";
/* The story page's furniture: the sheet and the drawer, keys, and what comes only when it is used.
   Without it every button sends the form and the page comes back. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, all, one } = page;

  // --- parts that come when they are used ---------------------------------------------------
  const NEEDED = {
    words: ".field-body",
    names: "[data-byline]",
    link: '[data-reading="yes"]',
    tags: "#text [name=tags]",
    grid: ".claims-grid",
    wide: "#grid-wide",
    time: "[data-set-time] option[value=set]:checked",
    sheet: ".sheet.is-open",
    comments: ".comment-place:not([data-empty])",
  };
  const load = (name) => window.comes(form.dataset[name]).catch(() => page.tell?.("A part of this page could not be loaded: nothing answers. Try again when the line is back."));
  const come = () => {
    for (const hidden of all("#talk .needs-script, .lead-crops .needs-script")) hidden.hidden = false;
    for (const [name, where] of Object.entries(NEEDED)) if (one(where)) load(name);
  };
  /* Comes before it is pressed; what does not come is asked for again at the next touch. */
  const near = (name) => form.dataset[name] && window.comes(form.dataset[name]).catch(() => {});
  const TOUCHED = { comments: "#story_form:has(#comments [data-quote])" };
  const touched = ({ target }) => {
    for (const [name, where] of Object.entries(TOUCHED)) if (target.closest(where)) near(name);
  };
  const use = (name) => load(name).then(() => page[name]?.());
  const kept = window.keptText;
  if ([form.dataset.story, "new"].some((story) => kept.mine(story).length) || kept.somebodyElses(form.dataset.story)) load("offer");
  document.addEventListener("story:cite", () => use("cite"));
  document.addEventListener("mousedown", (event) => event.target.closest("[data-comment-here]") && event.preventDefault());
  document.addEventListener("click", (event) => event.target.closest("[data-comment-here]") && use("comments"));
  form.addEventListener("change", come);
  form.addEventListener("focusin", touched);
  form.addEventListener("pointerover", touched);
  // From the first touch on: what saving needs is there before the line may fall, the picture's point before it is pulled.
  for (const first of ["focusin", "pointerover"]) form.addEventListener(first, () => ["answer", "door", "lead"].forEach(near), { once: true });
  form.addEventListener("focusin", (event) => event.target.maxLength > 0 && load("counts"));
  document.addEventListener("story:placed", come);
  come();

  // --- sheet and drawer -------------------------------------------------------------------
  const sheet = document.getElementById("propose");
  const panel = document.getElementById("evidence");
  panel.tabIndex = -1;
  /* What covers the window whole takes the keyboard whole: nothing behind it is reached. */
  const seal = () => {
    const open = [sheet, panel].find((one) => one?.classList.contains("is-open") && getComputedStyle(one).position === "fixed" && one.offsetWidth >= innerWidth - 1);
    for (const part of all("#story_form > *, .story > *, .titles-and-tools, [aria-label=Breadcrumbs]"))
      part.inert = Boolean(open) && !part.contains(open) && !part.matches(open === sheet ? "[role], .submit-row" : "[role]");
    return open;
  };
  window.addEventListener("resize", seal);
  const open = (hash) => {
    if (sheet && /^#(id_)?propose/.test(hash)) {
      if (!one("[name=propose-reason]", sheet)) page.look?.();
      sheet.classList.add("is-open");
      come();
      seal();
      const first = one(hash, sheet) ?? all("textarea, input[type=text]", sheet).find((field) => !field.value && field.offsetParent);
      (first ?? one("h2", sheet)).focus({ preventScroll: true });
      first?.setSelectionRange(first.value.length, first.value.length);
    } else if (hash === "#evidence") {
      panel.classList.add("is-open");
      sheet?.classList.remove("is-open");
      if (seal()) panel.focus();
    } else if (hash === "#text") {
      const back = one(sheet?.classList.contains("is-open") ? ".to-propose" : ".submit-row .only-narrow");
      sheet?.classList.remove("is-open");
      panel.classList.remove("is-open");
      seal();
      back?.focus({ preventScroll: true });
    } else return false;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && open(link.getAttribute("href"))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (sheet?.classList.contains("is-open") || seal())) {
      event.preventDefault();
      open("#text");
    }
    const alone = event.altKey && !event.ctrlKey && !event.metaKey;
    const part = alone && form.dataset.key && { KeyC: "cite", KeyM: "comments" }[event.code];
    if (part) {
      event.preventDefault();
      use(part);
    }
    // Enter in the form's fields saves; in this one it does what stands beside it.
    if (event.key === "Enter" && event.target.id === "id_link" && event.target.value) {
      event.preventDefault();
      form.requestSubmit(one("[name=_read]"));
    }
    const to = alone && { KeyL: ["#evidence", "#id_link"], Digit1: ["#text", ".prose-editor > .ProseMirror"], Digit2: ["#evidence", "#evidence"] }[event.code];
    if (to) {
      open(to[0]);
      one(to[1])?.focus();
    }
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "s") {
      event.preventDefault();
      form.requestSubmit(one(".submit-row [name=_save]"));
    } else if (event.key === "Enter" && sheet?.contains(event.target)) one("[name=_propose]")?.click();
  });
  window.addEventListener("hashchange", () => open(location.hash));
  // Last: till here a press is the anchor's.
  document.documentElement.classList.add("is-live");
  open(location.hash);
})();
