"use strict";
/* Comments at a place in the text: the words selected are quoted with what stands around them, and the
   quoted words are marked in the editor without touching it. Without it the words are copied by hand. */
(() => {
  const page = window.storyPage;
  if (!page || !document.getElementById("comments")) return;
  const { form, all, one } = page;
  const AROUND = 60;
  const MOST = 600;
  const BLOCKS = new Set(["P", "LI", "H2", "H3", "BLOCKQUOTE", "PRE", "HR", "BR"]);
  const editor = () => one(".field-body .prose-editor > .ProseMirror");

  /* The text single spaced, and where each character of it stands. */
  const read = () => {
    const root = editor();
    const found = { text: "", at: [] };
    if (!root) return found;
    const gap = (place) => {
      if (!found.text || found.text.endsWith(" ")) return;
      found.text += " ";
      found.at.push(place);
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (BLOCKS.has(node.tagName)) gap(found.at.at(-1));
        continue;
      }
      for (let offset = 0; offset < node.length; offset += 1) {
        if (/\s/.test(node.data[offset])) gap({ node, offset });
        else {
          found.text += node.data[offset];
          found.at.push({ node, offset });
        }
      }
    }
    return found;
  };
  const shared = (one_, other) => {
    let n = 0;
    while (n < one_.length && n < other.length && one_[n] === other[n]) n += 1;
    return n;
  };
  const turned = (text) => [...text].reverse().join("");
  const find = (text, { quote, before, after }) => {
    let best = -1;
    let most = -1;
    for (let at = text.indexOf(quote); quote && at >= 0; at = text.indexOf(quote, at + 1)) {
      const same = shared(turned(before.trimEnd()), turned(text.slice(Math.max(0, at - AROUND), at).trimEnd())) + shared(after.trimStart(), text.slice(at + quote.length, at + quote.length + AROUND).trimStart());
      if (same > most) [best, most] = [at, same];
    }
    return best;
  };
  const range = ({ at }, start, length) => {
    const [from, to] = [at[start], at[start + length - 1]];
    const made = document.createRange();
    made.setStart(from.node, from.offset);
    made.setEnd(to.node, to.offset + 1);
    return made;
  };
  const placed = (comment, now = read()) => {
    const start = find(now.text, comment.dataset);
    return start < 0 ? null : range(now, start, comment.dataset.quote.length);
  };

  // --- marked in the text -------------------------------------------------------------------
  const draw = () => {
    if (!("highlights" in CSS)) return;
    const now = read();
    const marks = all("#comments > .comment[data-quote]").map((comment) => placed(comment, now)).filter(Boolean);
    CSS.highlights.set("commented", new Highlight(...marks));
  };
  let drawing = 0;
  const soon = () => {
    clearTimeout(drawing);
    drawing = setTimeout(draw, 300);
  };
  form.addEventListener("input", (event) => event.target.closest(".field-body") && soon());

  // --- the words selected -------------------------------------------------------------------
  let last = null;
  const look = () => {
    const selection = document.getSelection();
    const chosen = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (chosen && editor()?.contains(chosen.commonAncestorContainer)) last = chosen.collapsed ? null : chosen.cloneRange();
  };
  document.addEventListener("selectionchange", look);
  const selected = () => {
    // What was selected a moment ago is told only later.
    look();
    if (!last) return null;
    const now = read();
    const inside = now.at.map(({ node, offset }) => last.comparePoint(node, offset) === 0 && last.comparePoint(node, Math.min(offset + 1, node.length)) === 0);
    const [start, end] = [inside.indexOf(true), inside.lastIndexOf(true) + 1];
    const quote = start < 0 ? "" : now.text.slice(start, end).trim();
    if (quote.length > MOST) page.tell(`That is ${quote.length} characters: select at most ${MOST} to comment on. Nothing was quoted.`);
    if (!quote || quote.length > MOST) return null;
    const from = now.text.indexOf(quote, start);
    return { quote, before: now.text.slice(Math.max(0, from - AROUND), from), after: now.text.slice(from + quote.length, from + quote.length + AROUND) };
  };
  const put = (place) => {
    for (const name of ["quote", "before", "after"]) form.elements[`comment-${name}`].value = place[name];
    one(".comment-place").toggleAttribute("data-empty", !place.quote);
    form.elements["comment-quote"].dispatchEvent(new Event("input", { bubbles: true }));
  };
  page.comments = () => {
    const place = selected();
    if (place) put(place);
    const text = form.elements["comment-text"];
    text.focus({ preventScroll: true });
    text.scrollIntoView({ block: "center" });
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-no-place]")) put({ quote: "", before: "", after: "" });
    const link = event.target.closest("[data-to-quote]");
    const found = link && placed(link.closest(".comment"));
    if (!found) return;
    event.preventDefault();
    (found.startContainer.parentElement ?? editor()).scrollIntoView({ block: "center" });
    editor().focus({ preventScroll: true });
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(found);
  });

  document.addEventListener("story:placed", soon);
  soon();
})();
