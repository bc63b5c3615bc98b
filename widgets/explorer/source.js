/* The folded panel with a model's Python: its source with equations and, on a page, the way into the editor.

   Source and editor are asked for when they are wanted: the source by `model.send({source: true})`, the editor by
   `model.loadEditor()`, which only a page has. What a reader writes goes to the engine by `model.send({edit: code})`. */

import { bringIntoSight, element } from "./controls.js";
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

/** The panel of a model. `complain(message)` tells what went wrong where the explorer tells it, `wait()`
    that an answer is on its way.

    Returns its element, `follow(answer)` to be called after every answer, `edit(name)`, which opens the editor at a
    function or constant, and what ends it. */
export function sourcePanel(model, root, key, { complain, wait }) {
  const description = model.get("description");
  const { words } = description;
  const body = element("div", {}, element("p", { role: "status" }, words.source_loading));
  const panel = element("details", { class: "explorer-source" }, element("summary", {}, words.source), body);
  const status = element("p", { class: "explorer-told", role: "status", "aria-live": "polite" });
  const toFault = element("button", { type: "button", name: "go-to-fault", hidden: true });
  const showEditor = () => bringIntoSight(body.querySelector(".explorer-editor"), root);
  toFault.addEventListener("click", () => editor.goToLine(faulty, showEditor));
  let faulty = 0; // the line at fault, 0 if there is none
  let source = null; // what the model sent
  let editor = null;
  let timer = null;
  let arrived = null; // tells that the source is here
  const here = new Promise((resolve) => { arrived = resolve; });

  function ask() {
    if (!panel.open || source) return;
    model.send({ source: true });
  }
  function receive(message) {
    if (!message.source || source) return;
    ({ source } = message);
    if (source.error) {
      body.firstChild.textContent = source.error;
      source = null;
      return;
    }
    const [name, label, action] = model.loadEditor
      ? ["source_change", words.source_change, () => edit()] : ["source_cell", words.source_cell, copy];
    const button = element("button", { type: "button", name }, label);
    button.addEventListener("click", action);
    body.replaceChildren(element("p", {}, words.source_intro),
      element("div", { class: "explorer-tools" }, button), status, listing(source, description));
    arrived();
  }

  /** In Jupyter a model is changed in a cell of its own. */
  function copy() {
    const text = element("textarea", {
      class: "explorer-text", readonly: true, rows: 4, "aria-label": words.source_cell_text,
    });
    text.value = `%%model my_${description.id}\nFIGURE = "${description.id}"\n${source.code}`;
    body.querySelector(".explorer-text")?.remove();
    status.after(text);
    text.select();
    navigator.clipboard?.writeText(text.value).then(() => { status.textContent = words.copied_text; }, () => {});
  }

  function send(code) {
    const changed = code !== source.code;
    if (changed) root.dataset.editing = "true";
    else delete root.dataset.editing;
    wait();
    model.send({ edit: changed ? code : null });
  }
  function typed(code) {
    clearTimeout(timer);
    timer = setTimeout(() => send(code), TYPING);
  }
  function reset() {
    editor.replace(source.code);
    clearTimeout(timer);
    send(source.code);
    status.textContent = source.words.edit_restored;
  }

  function build({ openEditor }) {
    const button = element("button", { type: "button", name: "reset-source" }, source.words.edit_reset);
    button.addEventListener("click", reset);
    toFault.textContent = source.words.edit_go;
    const hint = element("p", { class: "explorer-editor-hint", id: `${key}-editor` }, source.words.edit_hint);
    const place = element("div", { class: "explorer-editor" });
    const original = element("details", { class: "explorer-original" },
      element("summary", {}, words.source_original), body.querySelector(".explorer-listing"));
    body.replaceChildren(hint, place, element("div", { class: "explorer-tools" }, button, toFault), status, original);
    status.textContent = source.words.edit_original;
    const label = filled(source.words.edit_name, description);
    editor = openEditor(place, { code: source.code, label, hint: hint.id, changed: typed });
  }

  async function edit(name) {
    panel.open = true;
    ask();
    await here;
    try {
      const parts = await model.loadEditor();
      if (!editor) build(parts);
    } catch {
      complain(words.source_unloaded);
      return;
    }
    editor.goTo(name ?? source.pieces.find((piece) => piece.equation)?.name ?? "simulate", showEditor);
  }

  /** Mark the line at fault, or take the mark away. */
  function follow({ error, line, original }) {
    if (!editor) return;
    faulty = (error && line) || 0;
    toFault.hidden = faulty === 0;
    editor.mark(faulty ? { message: error, line } : null);
    if (error) status.textContent = "";
    else if (original) status.textContent = source.words.edit_works;
  }

  panel.addEventListener("toggle", ask);
  model.on("msg:custom", receive);
  return {
    root: panel, edit, follow,
    end() {
      clearTimeout(timer);
      editor?.end();
      model.off("msg:custom", receive);
    },
  };
}
