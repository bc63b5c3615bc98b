/* The editor of a model's Python, loaded when a reader asks for it: CodeMirror, and the mark at a faulty line. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, WidgetType } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { element } from "./controls.js";
import { explained } from "./faults.js";

const setFault = StateEffect.define(); // {line, message}, or null

/** The words under the line they are about. */
class Words extends WidgetType {
  constructor(message) {
    super();
    this.message = message;
  }

  eq(other) { return other.message === this.message; }
  toDOM() { return element("div", { class: "explorer-code-words" }, this.message); }
}

function marks(state, { line, message }) {
  const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Decoration.set([
    Decoration.line({ class: "explorer-code-fault" }).range(from),
    Decoration.widget({ widget: new Words(message), block: true, side: 1 }).range(to),
  ]);
}

const fault = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    const told = transaction.effects.find((effect) => effect.is(setFault));
    if (told) return told.value ? marks(transaction.state, told.value) : Decoration.none;
    return shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor in `parent`. `changed(code)` is called after every change of its text. */
function openEditor(parent, { code, label, hint, changed }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), indentUnit.of("    "),
        python(), syntaxHighlighting(classHighlighter), fault,
        keymap.of([...defaultKeymap, ...historyKeymap]), // Tab is left to the page: it leads out of the editor
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint, tabindex: "0" }),
        EditorView.updateListener.of((update) => { if (update.docChanged) changed(update.state.doc.toString()); }),
      ],
    }),
  });

  /** Put the cursor at a place, and its line at the top of the editor. CodeMirror scrolls the page as well, and knows
      of no figure that sticks to its top: `then` is called when it has done so. */
  function show(at, then) {
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 8 }) });
    view.focus();
    requestAnimationFrame(() => requestAnimationFrame(then));
  }

  return {
    /** Replace the whole text, as one step that can be undone. */
    replace(text) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }); },
    /** Mark a fault {line, message}, or none. */
    mark(found) { view.dispatch({ effects: setFault.of(found) }); },
    /** Go to the function or constant of this name, or to the first line. */
    goTo(name, then) { show(Math.max(0, view.state.doc.toString().search(new RegExp(`^(def )?${name}\\b`, "m"))), then); },
    goToLine(line, then) { show(view.state.doc.line(Math.min(line, view.state.doc.lines)).from, then); },
    end() { view.destroy(); },
  };
}

globalThis.explorerEditor = { openEditor, explained };
