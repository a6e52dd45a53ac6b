"use strict";
/* The point of the lead picture that crops keep: a click on the picture or the arrow keys on its mark
   write the two numbers; without this the numbers are written by hand. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, one } = page;
  const parts = () => ({ frame: one("[data-point]"), across: form.elements.lead_x, down: form.elements.lead_y });
  const held = (field) => Math.min(100, Math.max(0, Math.round(Number(field.value === "" ? 50 : field.value) || 0)));

  const draw = () => {
    const { frame, across, down } = parts();
    if (!frame || !across) return;
    let mark = one(".lead-point", frame);
    if (!mark) {
      mark = page.make("button", { type: "button", className: "lead-point" });
      frame.append(mark);
      one("[data-crops]").hidden = false;
    }
    const [x, y] = [held(across), held(down)];
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    mark.setAttribute("aria-label", `Point that crops keep: ${x} % from the left, ${y} % from the top. Arrow keys move it.`);
    for (const crop of one("[data-crops]").children) crop.style.objectPosition = `${x}% ${y}%`;
  };
  const write = (x, y) => {
    const { across, down } = parts();
    for (const [field, number] of [[across, x], [down, y]]) {
      field.value = Math.min(100, Math.max(0, Math.round(number)));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    draw();
  };

  form.addEventListener("click", (event) => {
    const frame = event.target.closest("[data-point]");
    if (!frame || event.target.closest(".lead-point")) return;
    const box = one("img", frame).getBoundingClientRect();
    write((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
    one(".lead-point", frame).focus({ preventScroll: true });
  });
  form.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || !event.target.closest(".lead-point")) return;
    event.preventDefault();
    const { across, down } = parts();
    const far = event.shiftKey ? 10 : 2;
    write(held(across) + far * step[0], held(down) + far * step[1]);
  });
  form.addEventListener("input", (event) => /^lead_[xy]$/.test(event.target.name) && draw());
  // A picture that came or went puts the whole part anew.
  new MutationObserver(draw).observe(one("#text .lead"), { childList: true });
  draw();
})();
