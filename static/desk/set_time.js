"use strict";
/* What a set time comes to, in the newsroom's own words, on the button and in the sentence beside it while it
   is picked. Without it the page that asks once more says so. */
(() => {
  const picked = new Map();
  let asked = 0;
  const look = async (box) => {
    const one = (selector) => box.querySelector(selector);
    const [button, goes] = ["[data-says-time]", "[data-goes]"].map((name) => box.closest("form").querySelector(name));
    const [day, hour, said, which] = [one("[type=date]"), one("[type=time]"), one("[data-time-said]"), one("[data-which]")];
    const at = one("select")?.value === "" || !day.value || !hour.value ? "" : `${day.value} ${hour.value}`;
    const put = ({ words, trouble, both }) => {
      button.firstChild.data = words ? `${button.dataset.saysTime} ${words}` : button.dataset.plain;
      if (words) goes.textContent = `${goes.dataset.goes} ${words}`;
      else goes.innerHTML = goes.dataset.plain;
      said.textContent = words || trouble || "";
      said.className = trouble ? "help is-late" : "visually-hidden";
      if (which.dataset.of !== at) which.innerHTML = both ?? "";
      which.dataset.of = at;
    };
    button.dataset.plain ??= button.firstChild.data;
    goes.dataset.plain ??= goes.innerHTML;
    const turn = ++asked;
    if (!at) return put({});
    const chosen = which.dataset.of === at && one("[type=radio]:checked");
    if (chosen) picked.set(at, chosen.value);
    const sent = { prefix: box.dataset.prefix, [day.name]: day.value, [hour.name]: hour.value, [`${box.dataset.prefix}-which`]: picked.get(at) ?? "" };
    // A line that is down says nothing here: the time is read back before it counts.
    const answer = await fetch(`${box.dataset.setTime}?${new URLSearchParams(sent)}`).catch(() => null);
    const told = answer?.ok ? await answer.json() : {};
    return turn === asked && put(told);
  };
  const all = () => document.querySelectorAll("[data-set-time]").forEach(look);
  for (const name of ["input", "change"]) document.addEventListener(name, (event) => {
    const box = event.target.closest("[data-set-time]");
    if (box) look(box);
  });
  document.addEventListener("story:placed", all);
  all();
})();
