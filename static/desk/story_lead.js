"use strict";
/* The point of the lead picture that crops keep: pulled on the picture, or moved by the arrow keys on its mark;
   it writes the two numbers, and the crops show what readers will see. Without this the numbers are written
   by hand, and the crops follow once they are saved. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { form, one, all, make } = page;
  // Percent; readers' sheets know the point in these steps.
  const STEP = 5;
  const within = (number) => Math.min(100, Math.max(0, Math.round(number)));
  const held = (name) => within(Number(form.elements[name].value === "" ? 50 : form.elements[name].value) || 0);
  let looked = 0;

  const box = (shape, [width, height], point) => {
    const seen = [Math.min(width, height * shape), Math.min(height, width / shape)];
    const at = [width, height].map((whole, n) => ((whole - seen[n]) * STEP * Math.round(point[n] / STEP)) / 100);
    return [...at, ...seen].map((number) => Number(number.toFixed(2)));
  };
  const mark = (frame) => {
    if (!one(".lead-point", frame)) frame.append(make("button", { type: "button", className: "lead-point" }));
    return one(".lead-point", frame);
  };
  const draw = () => {
    const frame = one("[data-point]");
    if (!frame) return;
    const point = [held("lead_x"), held("lead_y")];
    const picture = one("img", frame);
    const size = [picture.getAttribute("width"), picture.getAttribute("height")].map(Number);
    const made = mark(frame);
    made.style.left = `${point[0]}%`;
    made.style.top = `${point[1]}%`;
    made.setAttribute("aria-label", `Point that crops keep: ${point[0]} % from the left, ${point[1]} % from the top. Arrow keys move it.`);
    for (const [n, row] of all(".lead-crops li").entries()) {
      const [x, y, width, height] = box(Number(row.dataset.shape), size, point);
      one("svg", row).setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
      const button = one("button", row);
      button.hidden = false;
      button.setAttribute("aria-pressed", String(n === looked));
      const veil = one(".lead-veil path");
      if (n === looked) veil.setAttribute("d", `${veil.dataset.whole}M${x} ${y}h${width}v${height}h-${width}z`);
    }
  };
  const write = (across, down) => {
    for (const [name, number] of [["lead_x", across], ["lead_y", down]]) {
      form.elements[name].value = within(number);
      form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  // --- by pointer ---------------------------------------------------------------------------
  const pull = (frame, event) => {
    const { left, top, width, height } = one("img", frame).getBoundingClientRect();
    write((100 * (event.clientX - left)) / width, (100 * (event.clientY - top)) / height);
  };
  form.addEventListener("pointerdown", (event) => {
    const frame = event.button === 0 && event.target.closest("[data-point]");
    if (!frame) return;
    event.preventDefault();
    frame.setPointerCapture(event.pointerId);
    pull(frame, event);
    one(".lead-point", frame).focus({ preventScroll: true });
  });
  form.addEventListener("pointermove", (event) => {
    const frame = event.target.closest("[data-point]");
    if (frame?.hasPointerCapture(event.pointerId)) pull(frame, event);
  });

  // --- by key -------------------------------------------------------------------------------
  form.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || !event.target.closest(".lead-point")) return;
    event.preventDefault();
    const far = event.shiftKey ? 4 * STEP : STEP;
    write(held("lead_x") + far * step[0], held("lead_y") + far * step[1]);
  });
  form.addEventListener("click", (event) => {
    const row = event.target.closest(".lead-crops button")?.closest("li");
    if (!row) return;
    looked = all(".lead-crops li").indexOf(row);
    draw();
  });
  form.addEventListener("input", (event) => /^lead_[xy]$/.test(event.target.name) && draw());
  // A picture that came or went puts the whole part anew.
  new MutationObserver(draw).observe(one("#text .lead"), { childList: true });
  draw();
})();
