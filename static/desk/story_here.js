"use strict";
/* Who else has the story open: said every twenty seconds, and once more when the page is left. */
(() => {
  const page = window.storyPage;
  if (!page?.form.dataset.here) return;
  const { form, one } = page;
  const EVERY = 20000;
  const line = one("[data-presence]");
  let timer = 0;
  page.stands = "";
  const sent = (more) => new URLSearchParams({ tab: window.keptText.tab, writer: form.dataset.user, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, ...more });
  /* Changed only when somebody came or went: then it is read out. */
  page.present = (html) => {
    if (line.dataset.shown === html) return;
    line.dataset.shown = html;
    line.innerHTML = html;
    line.hidden = !html;
  };
  const beat = async () => {
    clearTimeout(timer);
    timer = setTimeout(beat, EVERY);
    if (page.isBusy()) return;
    // What it was opened with, until another takes its place or it is shown what became of it.
    const stands = form.elements.stands.value;
    if (parseInt(stands) !== parseInt(page.stands)) page.stands = stands || page.stands;
    const response = await fetch(form.dataset.here, { method: "POST", body: sent({ stands: page.stands }), signal: AbortSignal.timeout(EVERY) }).catch(() => null);
    if (!response?.headers.get("Content-Type")?.startsWith("application/json")) return;
    const answer = await response.json();
    if (response.status === 401) page.out(null, answer.now ? answer.told : "");
    if (!response.ok) return;
    page.present(answer.here);
    // What does not come is asked for again the next time.
    if (answer.became) await window.comes(form.dataset.became).catch(() => {});
    page.became?.(answer.became);
    catchUp(answer.version);
  };
  /* Somebody saved, nothing is being written here: their words come in now. */
  const catchUp = (version) => {
    if (version <= Number(form.elements.version.value) || page.isBusy() || page.isDirty()) return;
    if (document.activeElement?.closest("#text")) return;
    page.isBehind = true;
    page.send(null);
  };
  window.addEventListener("pagehide", () => navigator.sendBeacon(form.dataset.here, sent({ gone: "yes" })));
  window.addEventListener("pageshow", (event) => event.persisted && beat());
  document.addEventListener("visibilitychange", () => document.hidden || beat());
  window.keptText.others.then(beat);
})();
