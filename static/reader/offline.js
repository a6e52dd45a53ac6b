"use strict";
/* The list of what is kept on this device, newest first, as each page stood. */
(async () => {
  const list = document.querySelector("[data-kept]");
  if (!list || !("caches" in window)) return;
  const cache = await caches.open("reader-pages-1");
  const requests = (await cache.keys()).reverse();
  const lines = await Promise.all(requests.map((request) => line(request, cache)));
  list.replaceChildren(...lines.filter(Boolean));
  list.closest("section").hidden = !list.children.length;

  async function line(request, kept) {
    const answer = await kept.match(request);
    if (!answer || new URL(request.url).pathname === "/offline/") return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const at = new Date(answer.headers.get("Date") || "");
    const item = document.createElement("li");
    const above = document.createElement("p");
    above.className = "line";
    const label = page.querySelector(".story .line .label, .story .label");
    if (label) above.append(document.importNode(label, true));
    if (!isNaN(at)) {
      const when = document.createElement("time");
      when.dateTime = at.toISOString();
      when.textContent = `as of ${at.toUTCString().slice(5, 22)} UTC`;
      above.append(when);
    }
    const head = document.createElement("h3");
    const link = document.createElement("a");
    link.href = request.url;
    link.textContent = (page.querySelector("main h1") || page.querySelector("title")).textContent.trim();
    head.append(link);
    item.append(above, head);
    return item;
  }
})();
