"use strict";
/* How many words the text has, how long they take to read, and which headings are still empty; and what the
   editor is called, once it stands. */
(() => {
  const page = window.storyPage;
  if (!page) return;
  const { all, one } = page;

  const count = () => {
    const foot = one("[data-count]");
    const editor = one(".prose-editor > .ProseMirror");
    editor?.setAttribute("aria-label", "Text");
    const text = [...(editor?.children ?? [])].filter((part) => !/^H[23]$/.test(part.tagName)).map((part) => part.innerText).join(" ");
    const words = text.split(/\s+/).filter(Boolean).length;
    const bare = all(".field-body h2 + p:has(> br.ProseMirror-trailingBreak:only-child)").length;
    foot.hidden = !words;
    foot.textContent = `${words} ${words === 1 ? "word" : "words"}, ${Math.max(1, Math.round(words / 230))} min${bare ? `. Still empty: ${bare} of the headings` : ""}`;
  };
  new MutationObserver(count).observe(one(".field-body"), { childList: true, characterData: true, subtree: true });
  count();
})();
