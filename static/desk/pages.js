// The editor's own element has no name: it takes the one of the field it stands for.
(() => {
  const name = () => {
    const editor = document.querySelector(".page-form .prose-editor > .ProseMirror");
    editor?.setAttribute("aria-label", "Text");
    return Boolean(editor);
  };
  if (name()) return;
  const form = document.querySelector(".page-form");
  const watch = new MutationObserver(() => { if (name()) watch.disconnect(); });
  if (form) watch.observe(form, { childList: true, subtree: true });
})();
