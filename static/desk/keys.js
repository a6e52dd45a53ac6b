"use strict";
/* The sheet of keys, told anew each time it is opened: what stands on this page and has one. */
(() => {
  const sheet = document.getElementById("keys-dialog");
  const shown = (element) => element.getClientRects().length > 0;
  const said = (element) => {
    const copy = element.cloneNode(true);
    for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
    return element.dataset.does ?? element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? copy.textContent;
  };
  const line = (name, ...keys) => {
    const row = document.createElement("div");
    const [dt, dd] = ["dt", "dd"].map((tag) => row.appendChild(document.createElement(tag)));
    dt.textContent = name.trim();
    for (const key of keys) dd.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ");
    return row;
  };
  const tell = (hasRows) => {
    const here = sheet.querySelector("[data-keys-here]");
    const own = [...document.querySelectorAll("#content [data-key]:not(form)")].filter(shown);
    const keys = new Map(own.reverse().map((element) => [element.dataset.key, said(element)]));
    const lines = [...keys].reverse().map(([key, name]) => line(name, key));
    if (hasRows) lines.unshift(line("Next, previous row", "j", "k"), line("Open the row", "o"));
    here.querySelector("dl").replaceChildren(...lines);
    here.hidden = !lines.length;
    for (const row of sheet.querySelectorAll("[data-yields]")) row.hidden = keys.has(row.dataset.yields);
  };
  sheet.addEventListener("tell", (event) => tell(event.detail));
})();
