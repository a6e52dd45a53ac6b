/* A text holds no pictures, a story has one above it: the bar's button leads to its field, and where there is
   none yet asks for the file at once. */
import { Extension } from "django-prose-editor/editor";

export const LeadPicture = Extension.create({
  name: "leadPicture",
  addMenuItems({ menu, buttons }) {
    const field = () => document.querySelector("#text [name=lead_file]");
    if (!field()) return;
    menu.defineItem({
      name: "picture",
      groups: "nodes",
      button: buttons.material("image", "Lead picture"),
      command() {
        const drawer = field().closest("details");
        // Where there is a picture, another one is behind this.
        if (drawer) drawer.open = true;
        field().focus({ focusVisible: true });
        field().scrollIntoView({ block: "center" });
        if (!drawer) field().showPicker();
      },
    });
  },
});
