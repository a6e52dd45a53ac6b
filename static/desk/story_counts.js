"use strict";
/* How much of a field's room is used, beside it, before its end is hit. Without it the limit stands there. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const NEAR = 0.9;
  const lineOf = (field) => field.id && document.getElementById(`${field.id}_most`);
  // A line break is sent as two characters.
  const used = ({ value, tagName }) => value.length + (tagName === "TEXTAREA" ? value.split("\n").length - 1 : 0);
  const count = (field) => {
    const line = lineOf(field);
    if (!line) return;
    const [has, most] = [used(field), Number(line.dataset.most)];
    line.textContent = `${has} of ${most}`;
    const isNear = has > NEAR * most;
    if (isNear && !line.classList.contains("is-near")) page.tellOnce(`${most - has} of ${most} characters left.`);
    line.classList.toggle("is-near", isNear);
    field.setAttribute("aria-describedby", [...new Set(`${field.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim().split(" "))].join(" "));
  };
  const all = () => {
    for (const line of document.querySelectorAll("[data-most]")) count(document.getElementById(line.id.replace(/_most$/, "")));
  };
  page.form.addEventListener("input", (event) => count(event.target));
  document.addEventListener("story:placed", all);
  all();
})();
