/* The Explorer: a figure of a model, its controls and a sentence that says what is seen.

   The same files run in Jupyter (joined to one anywidget module; Python computes) and on the page (host.js computes
   in a worker). They know only a `model` with `description`, `values` and `answer`, and compute no model themselves. */

import { control, element, presetButtons } from "./controls.js";
import { described, describer } from "./describe.js";
import { liveFigure } from "./figure.js";
import { Guesser } from "./guess.js";
import { Keeper, LETTERS } from "./keep.js";
import { fromLink, LinkError } from "./link.js";
import { ParameterMap } from "./map.js";
import { Player } from "./play.js";
import { presenter } from "./present.js";
import { sourcePanel } from "./source.js";
import { defaultsOf, same } from "./values.js";
import { filled, refusal } from "./words.js";

const NARROW = 560; // CSS pixels below which the narrow layout is shown

let explorers = 0; // numbers the explorers of a page, so that no two elements share an id

/** Build the explorer of `model` in `el` and keep the two in step. Returns what follows a link, what opens the editor, and what ends it. */
export function render({ model, el }) {
  const description = model.get("description");
  const { words, refusals } = description;
  const key = `explorer-${++explorers}`;
  const root = el.matches("[data-explorer]") ? el : el.appendChild(stillFigure(description));
  const start = { ...model.get("values") };
  const reading = element("p", { class: "explorer-reading" }); // read out as part of the description
  const inWords = describer(`${key}-description`, words);
  const changed = element("p", { class: "explorer-changed", hidden: true });
  const trouble = element("p", { class: "explorer-trouble", role: "alert", hidden: true });
  const controls = new Map();
  const stage = element("div", { class: "explorer-stage" });
  const still = root.querySelector("picture, .explorer-figure");
  still.replaceWith(stage);
  stage.append(still); // stays until the first answer is drawn
  stage.after(inWords.root);
  let drawn = null; // the figure on show, its layout and the data in it
  let seen = null; // the answer in it: the last one that could be drawn
  let awaited = false; // whether an answer to the values and rules of now is on its way

  const setState = (state) => { root.dataset.state = state; };

  function wait() {
    awaited = true;
    setState("running");
  }

  /** Whether the picture is that of the present values. */
  const current = () => seen !== null && seen === model.get("answer") && same(seen.values, model.get("values"));

  function settle() {
    if (awaited) return setState("running");
    trouble.hidden = true;
    setState("live");
  }

  function change(values) {
    const now = model.get("values");
    if (same(values, now)) return repeat();
    model.set("values", { ...now, ...values });
    model.save_changes();
    wait();
    presets.mark(model.get("values"));
    map?.follow();
  }

  /** The values of now are chosen once more: only a run that has failed is computed again. */
  function repeat() {
    if (!model.get("answer")) return; // the first one is on its way
    if (awaited || current()) return settle();
    model.send({ again: true });
    wait();
  }

  function check(parameter, text) {
    const why = refusal(parameter, text, refusals);
    if (why !== null) setState("error");
    return why;
  }

  function choose(preset) {
    change(preset ? { ...defaultsOf(description.parameters), ...preset.values } : start);
    showValues();
  }

  function showValues() {
    const values = model.get("values");
    for (const [name, item] of controls) item.show(values[name]);
    presets.mark(values);
    map?.follow();
  }

  /** Values that were set elsewhere, by a link of the page or in Python, which computes them as well. */
  function followValues() {
    showValues();
    if (!current()) wait();
  }

  function place(layout) {
    const figure = liveFigure(description.figures[layout], `${key}-${layout}`);
    stage.replaceChildren(figure.svg);
    drawn = { ...figure, layout };
  }

  const sentenceOf = (answer) => filled(description.sentences[answer.sentence], shown(answer));

  /** An answer has come; that to earlier values is drawn as well, while the next is on its way. */
  function receive() {
    if (same(model.get("answer").values, model.get("values"))) awaited = false;
    paint();
  }

  function paint() {
    const answer = model.get("answer");
    if (!answer) return;
    source.follow(answer);
    if (answer.error) {
      if (!awaited) complain(answer.error);
      return;
    }
    const before = seen;
    seen = answer;
    const layout = root.clientWidth < NARROW ? "narrow" : "wide";
    if (drawn?.layout !== layout) place(layout);
    play.follow(answer.run);
    try {
      picture();
    } catch (error) {
      seen = before;
      return complain(filled(words.failed, error));
    }
    tellChange(answer);
    settle();
    guess.offer();
    guess.follow();
    keep.pins.follow();
    keep.pins.arrive();
  }

  /** Draw the answer as far as it is played, and say what is seen. */
  function picture() {
    drawn.draw(shown(seen), ghosts(seen), (data) => play.cut(data));
    say(play.partly ? words.play_partly : sentenceOf(seen));
  }

  /** The picture in words: at once for the eye, once it rests for the ear, and not at all while the reader guesses. */
  function say(sentence) {
    if (reading.textContent !== sentence) reading.textContent = sentence;
    const hidden = guess.guessing;
    drawn.svg.setAttribute("aria-label", filled(hidden ? words.guess_hidden : words.copied, { ...description, sentence }));
    if (hidden) inWords.say("", () => []);
    else inWords.say(sentence, () => described(drawn.template, drawn.scales(), play.cut(shown(seen)), seen.run, words));
  }

  /** The pinned runs and, while a reader has changed the model, what the original gives at the same values. */
  function ghosts({ original }) {
    const pinned = keep.pins.all.map((pin, i) => ({ name: LETTERS[i], data: shown(pin) }));
    return original?.run ? [...pinned, { name: words.changed_name, data: shown(original) }] : pinned;
  }

  function tellChange({ original }) {
    changed.hidden = !original;
    if (!original) return;
    changed.textContent = original.run ? filled(words.changed_now, { sentence: sentenceOf(original) }) : words.changed_failed;
  }

  function complain(message) {
    trouble.textContent = message;
    trouble.hidden = false;
    setState("error");
  }

  const presets = presetButtons(description, words, choose);
  const [main, scenario] = [false, true].map((kind) =>
    element("div", { class: "explorer-controls" }, ...description.parameters
      .filter((parameter) => parameter.scenario === kind)
      .map((parameter) => {
        const made = control(parameter, `${key}-${parameter.name}`, words, (name, value) => change({ [name]: value }), check);
        controls.set(parameter.name, made);
        return made.root;
      })));
  const map = description.map ? new ParameterMap(model, (values) => {
    change(values);
    showValues();
  }) : null;
  const source = sourcePanel(model, root, key, { complain, wait });
  const guess = new Guesser(model, root, key, () => drawn, paint);
  const play = new Player(model, root, () => drawn.template, picture);
  const present = presenter(root, description);
  const keep = new Keeper(model, root.id, {
    figure: () => drawn.svg, sentence: sentenceOf, repaint: paint,
    choose(values) {
      change(values);
      showValues();
    },
  });
  const caption = root.querySelector("figcaption");
  presets.roots[0].prepend(guess.begin); // first: on a phone the row of presets runs out of sight
  presets.roots[0].append(present.button);
  stage.after(play.bar);
  root.prepend(element("div", { class: "explorer-start" }, ...presets.roots));
  const panel = element("div", { class: "explorer-panel" }, guess.bar, reading, changed, trouble, main);
  if (scenario.children.length) {
    panel.append(element("details", { class: "explorer-scenario" }, element("summary", {}, words.scenario), scenario));
  }
  if (map) panel.append(map.root);
  panel.append(source.root, keep.root);
  caption.before(panel);
  showValues();

  const resized = new ResizeObserver(() => {
    const layout = root.clientWidth < NARROW ? "narrow" : "wide";
    if (drawn && drawn.layout !== layout) paint();
  });
  resized.observe(root);
  model.on("change:answer", receive);
  model.on("change:values", followValues);
  paint();

  /** Take over the state that a link describes, or say why not. */
  function follow(link) {
    try {
      keep.pins.restore(fromLink(link, description));
      keep.root.open = true;
    } catch (error) {
      if (!(error instanceof LinkError)) throw error; // a mistake of ours is no words for a reader
      complain(error.message);
    }
  }
  if (model.get("link")) follow(model.get("link"));
  function end() {
    resized.disconnect();
    inWords.end();
    map?.end();
    source.end();
    play.end();
    present.end();
    model.off("change:answer", receive);
    model.off("change:values", followValues);
  }
  return { follow, edit: source.edit, end };
}

/** All named values of an answer: what figures and sentences draw on. */
const shown = (answer) => ({ ...answer.values, ...answer.curves, ...answer.run });

/** The figure element that a page already has, for Jupyter, where there is none yet. */
function stillFigure(description) {
  return element("figure", { class: "explorer", "data-explorer": description.id, "data-state": "static" },
    element("div", { class: "explorer-figure" }), element("figcaption", {}, description.caption));
}

export default { render: (context) => render(context).end };
