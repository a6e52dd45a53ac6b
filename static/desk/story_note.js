/* A source note in the text: one sign, which the cursor passes and Backspace takes away whole. What it
   says is only its number; the editor shows it by the sheet, so that it is no word of the text. */
import { Node } from "django-prose-editor/editor";

const NUMBER = /^[1-9][0-9]{0,3}$/;

export const SourceNote = Node.create({
  name: "sourceNote",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    number: {
      default: null,
      parseHTML: (element) => element.dataset.note,
      renderHTML: ({ number }) => ({ "data-note": number }),
    },
  }),
  parseHTML: () => [{ tag: "sup[data-note]", getAttrs: (element) => NUMBER.test(element.dataset.note) && null }],
  renderHTML: ({ node, HTMLAttributes }) => ["sup", HTMLAttributes, String(node.attrs.number)],
  renderText: () => "",
  addNodeView: () => ({ node }) => {
    const dom = document.createElement("sup");
    dom.className = "cited";
    dom.dataset.note = node.attrs.number;
    dom.setAttribute("role", "img");
    dom.setAttribute("aria-label", `Source note ${node.attrs.number}`);
    return { dom };
  },
  addCommands: () => ({
    noteHere: (number) => ({ commands }) => commands.insertContent({ type: "sourceNote", attrs: { number } }),
  }),
  addMenuItems({ menu, buttons }) {
    if (!document.getElementById("cite-dialog")) return;
    menu.defineItem({
      name: "cite",
      groups: "link",
      button: buttons.text("Cite here"),
      command: () => document.dispatchEvent(new Event("story:cite")),
    });
  },
});
