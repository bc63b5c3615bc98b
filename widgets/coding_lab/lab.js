/* The coding lab: a reader codes segments, guesses, and compares with the book's reading.

   The same files run in Jupyter (joined to one module; Python holds the state) and on the page (page.js keeps it in
   the browser). They know a `model` with a `description` (segments, codes, words) and a `state` (see coding.js). */

import { element } from "../explorer/controls.js";
import { filled } from "../explorer/words.js";
import { entriesOf, fresh } from "./coding.js";
import { button, heading, paragraph } from "./elements.js";
import { resultsStage } from "./results.js";
import { codingStage } from "./segment.js";

const DOI = "https://doi.org/10.12677/ecl.2025.14113750";
const LICENCE = "https://creativecommons.org/licenses/by/4.0/";
const ROOMY = 560; // CSS pixels from which long parts need no folding

let labs = 0; // numbers the labs of a page, so that no two elements share an id

/** The stage on which the reader guesses the agreement before seeing it. */
function guessStage(lab) {
  const { words } = lab.description;
  const n = entriesOf(lab.state()).length;
  const refusal = element("p", { class: "lab-refusal", id: `${lab.key}-refusal`, role: "alert", hidden: true });
  const field = element("input", {
    type: "text", inputmode: "numeric", name: "guess", autocomplete: "off", "aria-describedby": `${lab.key}-refusal`,
  });
  const compare = (event) => {
    event.preventDefault();
    const guess = Number(field.value);
    const sound = field.value.trim() !== "" && Number.isInteger(guess) && guess >= 0 && guess <= n;
    field.setAttribute("aria-invalid", String(!sound));
    refusal.textContent = sound ? "" : filled(words.guess_refused, { n });
    refusal.hidden = sound;
    if (sound) lab.change({ ...lab.state(), guess, stage: "results" });
  };
  const root = element("form", { class: "lab-stage", onsubmit: compare },
    heading(words.guess_title),
    element("label", { class: "lab-guess" }, `${filled(words.guess, { n })} `, field), refusal,
    element("div", { class: "lab-moves" },
      button(words.back, () => lab.change({ ...lab.state(), stage: "coding" }), "back"),
      element("button", { type: "submit", name: "guessed", class: "lab-main" }, words.guess_done)));
  return { root, show() {} };
}

/** "Start again", which asks before it deletes. */
function restartPart(lab) {
  const { words } = lab.description;
  const root = element("div", { class: "lab-restart" });
  const begin = button(words.restart, ask, "restart");
  const close = () => root.replaceChildren(begin);
  const keep = button(words.restart_no, () => { close(); begin.focus(); }, "keep");
  const erase = button(words.restart_yes, () => { close(); lab.change(fresh()); lab.focus(); }, "delete");
  function ask() {
    root.replaceChildren(element("div", { class: "lab-ask", role: "alertdialog", "aria-label": words.restart_ask },
      paragraph(words.restart_ask), element("div", { class: "lab-moves" }, erase, keep)));
    keep.focus();
  }
  close();
  return root;
}

/** Whose words the excerpts are; on a page it stands there already. */
function sourceLine({ words }) {
  const link = (href, text) => element("a", { href }, text);
  return element("p", { class: "lab-source" }, `${words.source} `, link(DOI, words.source_link), " · ",
    link(LICENCE, words.licence_link), `. ${words.source_ours}`);
}

const STAGES = { coding: codingStage, guess: guessStage, results: resultsStage };

/** Build the lab of `model` in `el` and keep the two in step. Returns a function that ends it. */
export function render({ model, el }) {
  const description = model.get("description");
  const { words } = description;
  const root = el.matches("[data-coding-lab]")
    ? el : el.appendChild(element("div", { class: "coding-lab", "data-coding-lab": "" }));
  const lab = {
    key: `coding-lab-${++labs}`,
    description,
    state: () => model.get("state"),
    roomy: () => root.clientWidth === 0 || root.clientWidth >= ROOMY, // long parts start open; 0: not on the page yet
    focus: () => place.querySelector(".lab-heading").focus(), // reading goes on at the top of the stage
    change(state) {
      model.set("state", state);
      model.save_changes();
    },
  };
  const place = element("div");
  const kept = paragraph("", "lab-hint");
  const restart = restartPart(lab);
  const live = element("div", { class: "lab-live-part" }, place, restart, kept);
  let [stage, shown] = [null, null];

  function refresh() {
    const { stage: name, rounds, guess } = lab.state();
    const wanted = name === "coding" ? `${name} ${rounds.length}` : JSON.stringify([name, rounds, guess]);
    if (wanted !== shown) {
      const held = live.contains(document.activeElement);
      stage = STAGES[name](lab);
      place.replaceChildren(stage.root);
      if (held && shown !== null) lab.focus();
      shown = wanted;
    }
    stage.show();
    restart.hidden = name === "coding" && rounds[0].length === 0;
    const keeps = model.get("keeps"); // only the page's model has a memory to speak of
    kept.textContent = keeps === undefined ? words.kept_kernel : keeps ? words.kept : words.not_kept;
  }

  root.setAttribute("role", "region");
  root.setAttribute("aria-label", words.title);
  root.setAttribute("data-lm-suppress-shortcuts", "true"); // in JupyterLab keys belong to the lab, not to the cell
  root.prepend(live);
  if (!root.querySelector(".lab-source")) root.append(sourceLine(description));
  root.dataset.state = "live";
  model.on("change:state", refresh);
  refresh();
  return () => model.off("change:state", refresh);
}

export default { render };
