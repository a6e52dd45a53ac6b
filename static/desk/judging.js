"use strict";
/* Judging without it: each reason leads to its passage. With it: from passage to passage by a key. */
(() => {
  const button = document.querySelector("[data-next-passage]");
  const passages = [...document.querySelectorAll(".two-texts mark")];
  if (!button || !passages.length) return;
  button.hidden = false;
  document.querySelector("[data-passages]").hidden = false;
  let at = -1;
  button.addEventListener("click", () => {
    passages[at]?.classList.remove("is-at");
    at = (at + 1) % passages.length;
    passages[at].classList.add("is-at");
    passages[at].tabIndex = -1;
    passages[at].focus({ preventScroll: true });
    passages[at].scrollIntoView({ block: "center" });
  });
})();
