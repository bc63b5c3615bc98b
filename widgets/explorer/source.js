/* The folded panel with a model's Python: its source with equations and, on a page, the way into the editor.

   Source and editor are asked for when they are wanted: the source by `model.send({source: true})`, the editor by
   `model.loadEditor()`, which only a page has. What a reader writes goes to the engine by `model.send({edit: code})`. */

import { actionButton, bringIntoSight, element } from "./controls.js";
import { filled } from "./words.js";

const TYPING = 300; // ms without a keystroke after which the changed model is run

/** The source in its pieces, equations above the lines that compute them. The HTML is made with the book. */
function listing({ pieces }, { title, words }) {
  const code = ({ html }) => {
    const made = element("pre", { class: "explorer-code" });
    made.innerHTML = html;
    return made;
  };
  const shown = ({ equation, folded, ...piece }) => {
    if (folded) return element("details", {}, element("summary", {}, words.source_lists), code(piece));
    const math = element("div", { class: "explorer-equation" });
    math.innerHTML = equation;
    return element("div", { class: "explorer-piece" }, ...(equation ? [math] : []), code(piece));
  };
  return element("div", {
    class: "explorer-listing", tabindex: "0", role: "region", "aria-label": filled(words.source_listing, { title }),
  }, ...pieces.map(shown));
}

/** The panel of a model: its element `root`, `follow(answer)` to be called after every answer, and `edit(name)`, which
    opens the editor at a function or constant. What went wrong and that an answer is on its way it tells the explorer. */
export class SourcePanel {
  constructor(explorer) {
    const { model, description, words } = explorer;
    Object.assign(this, { explorer, model, description, words });
    this.source = null; // what the model sent
    this.editor = null;
    this.faulty = 0; // the line at fault, 0 if there is none
    this.timer = null;
    this.here = new Promise((resolve) => { this.arrived = resolve; }); // the source is here
    this.build();
    this.heard = (message) => this.receive(message);
    model.on("msg:custom", this.heard);
  }

  build() {
    const { words } = this;
    this.body = element("div", {}, element("p", { role: "status" }, words.source_loading));
    this.root = element("details", { class: "explorer-source" }, element("summary", {}, words.source), this.body);
    this.status = element("p", { class: "explorer-told", role: "status", "aria-live": "polite" });
    this.root.addEventListener("toggle", () => this.ask());
  }

  ask() {
    if (this.root.open && !this.source) this.model.send({ source: true });
  }

  receive({ source }) {
    if (!source || this.source) return;
    if (source.error) {
      this.body.firstChild.textContent = source.error;
      return;
    }
    this.source = source;
    this.body.replaceChildren(element("p", {}, this.words.source_intro),
      element("div", { class: "explorer-tools" }, this.change()), this.status, listing(source, this.description));
    this.arrived();
  }

  /** The button of those who want to change the model: only a page has an editor. */
  change() {
    const { words } = this;
    return this.model.loadEditor ? actionButton("source_change", words.source_change, () => this.edit())
      : actionButton("source_cell", words.source_cell, () => this.copy());
  }

  /** In Jupyter a model is changed in a cell of its own. */
  copy() {
    const { description: { id }, words, status } = this;
    const text = element("textarea", {
      class: "explorer-text", readonly: true, rows: 4, "aria-label": words.source_cell_text,
    });
    text.value = `%%model my_${id}\nFIGURE = "${id}"\n${this.source.code}`;
    this.body.querySelector(".explorer-text")?.remove();
    status.after(text);
    text.select();
    navigator.clipboard?.writeText(text.value).then(() => { status.textContent = words.copied_text; }, () => {});
  }

  /** Have the model run this code from now on. */
  send(code) {
    clearTimeout(this.timer);
    const changed = code !== this.source.code;
    if (changed) this.explorer.root.dataset.editing = "true";
    else delete this.explorer.root.dataset.editing;
    this.explorer.wait();
    this.model.send({ edit: changed ? code : null });
  }

  typed(code) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(code), TYPING);
  }

  reset() {
    this.editor.replace(this.source.code);
    this.send(this.source.code);
    this.status.textContent = this.source.words.edit_restored;
  }

  goToFault() { this.editor.goToLine(this.faulty, () => this.showEditor()); }
  showEditor() { bringIntoSight(this.body.querySelector(".explorer-editor"), this.explorer.root); }

  /** The panel with the editor in it, and the original folded below. */
  open({ openEditor }) {
    const { body, status, source: { code, words } } = this;
    const hint = element("p", { class: "explorer-editor-hint", id: `${this.explorer.key}-editor` }, words.edit_hint);
    const place = element("div", { class: "explorer-editor" });
    const reset = actionButton("reset-source", words.edit_reset, () => this.reset());
    this.toFault = actionButton("go-to-fault", words.edit_go, () => this.goToFault(), { hidden: true });
    const original = element("details", { class: "explorer-original" },
      element("summary", {}, this.words.source_original), body.querySelector(".explorer-listing"));
    const tools = element("div", { class: "explorer-tools" }, reset, this.toFault);
    body.replaceChildren(hint, place, tools, status, original);
    status.textContent = words.edit_original;
    const label = filled(words.edit_name, this.description);
    this.editor = openEditor(place, { code, label, hint: hint.id, changed: (text) => this.typed(text) });
  }

  async edit(name) {
    this.root.open = true;
    this.ask();
    await this.here;
    try {
      const parts = await this.model.loadEditor();
      if (!this.editor) this.open(parts);
    } catch {
      this.explorer.complain(this.words.source_unloaded);
      return;
    }
    const first = this.source.pieces.find((piece) => piece.equation)?.name ?? "simulate";
    this.editor.goTo(name ?? first, () => this.showEditor());
  }

  /** Mark the line at fault, or take the mark away. */
  follow({ error, line, original }) {
    const { editor, status } = this;
    if (!editor) return;
    this.faulty = (error && line) || 0;
    this.toFault.hidden = this.faulty === 0;
    editor.mark(this.faulty ? { message: error, line } : null);
    if (error) status.textContent = "";
    else if (original) status.textContent = this.source.words.edit_works;
  }

  end() {
    clearTimeout(this.timer);
    this.editor?.end();
    this.model.off("msg:custom", this.heard);
  }
}
