"use strict";
/* What was typed and never reached the newsroom: kept in this browser, by person, story and tab, until
   it is saved, thrown away, or that person signs out. Nobody else signed in here is shown it. */
window.keptText = (() => {
  const user = document.querySelector("[data-user]")?.dataset.user;
  const MINE = `kept/${user}/`;
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const names = (start) => {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(start));
    } catch {
      return [];
    }
  };
  /* Whether the browser took it: it may be full, or told to keep nothing. */
  const keep = (story, tab, held) => {
    try {
      localStorage.setItem(`${MINE}${story}/${tab}`, JSON.stringify(held));
      return true;
    } catch {
      return false;
    }
  };
  const drop = (name) => {
    try {
      localStorage.removeItem(name);
    } catch {
      // A browser that keeps nothing has nothing to drop.
    }
  };
  const clear = (story, tab) => drop(`${MINE}${story}/${tab}`);
  const mine = (story) => names(`${MINE}${story}/`).map((name) => ({ name, tab: name.split("/").at(-1), held: read(name) })).filter((one) => one.held);
  const somebodyElses = (story) => names("kept/").some((name) => !name.startsWith(MINE) && name.split("/")[2] === String(story));

  // --- tabs: each names itself, and a copied tab takes a name of its own ---------------------
  const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let tab = random();
  const remember = () => {
    try {
      sessionStorage.setItem("tab", tab);
    } catch {
      // Then the name lasts as long as the page.
    }
  };
  try {
    tab = sessionStorage.getItem("tab") || tab;
  } catch {
    // As above.
  }
  remember();
  const me = random();
  const open = new Set();
  const line = "BroadcastChannel" in window ? new BroadcastChannel("desk-tabs") : null;
  line?.addEventListener("message", ({ data }) => {
    if (data.ask) line.postMessage({ tab, page: me, to: data.ask });
    else if (data.to === me) open.add(data.tab);
  });
  /* The names of the desk's other tabs open in this browser. */
  const others = (async () => {
    line?.postMessage({ ask: me });
    await new Promise((done) => setTimeout(done, line ? 300 : 0));
    if (open.has(tab)) {
      tab = random();
      remember();
    }
    return open;
  })();

  // --- signing out ------------------------------------------------------------------------
  const leaving = document.getElementById("logout-form");
  leaving?.addEventListener("submit", (event) => {
    const held = names(MINE);
    const sure = !held.length || window.confirm("This browser keeps text of yours that was never saved. Signing out throws it away. Sign out all the same?");
    if (sure) held.forEach(drop);
    else event.preventDefault();
    if (!sure) event.stopImmediatePropagation();
  }, true);
  return { user, keep, clear, drop, mine, somebodyElses, others, get tab() { return tab; } };
})();
