"use strict";
/* A file is taken in as soon as it is chosen, or dropped anywhere on the evidence. */
(() => {
  const panel = document.getElementById("evidence");
  if (!panel) return;
  const take = (form) => form.requestSubmit(form.querySelector("[name=_file]"));

  panel.addEventListener("change", (event) => {
    if (event.target.id !== "id_file" || !event.target.files.length) return;
    event.stopPropagation();
    take(event.target.form);
  });
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  for (const name of ["dragenter", "dragover"]) {
    panel.addEventListener(name, (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      panel.classList.add("is-dropping");
    });
  }
  panel.addEventListener("dragleave", (event) => {
    if (!panel.contains(event.relatedTarget)) panel.classList.remove("is-dropping");
  });
  panel.addEventListener("drop", (event) => {
    panel.classList.remove("is-dropping");
    const field = document.getElementById("id_file");
    if (!carries(event) || !field) return;
    event.preventDefault();
    const first = new DataTransfer();
    first.items.add(event.dataTransfer.files[0]);
    field.files = first.files;
    take(field.form);
  });
})();
