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
import { SourcePanel } from "./source.js";
import { defaultsOf, same } from "./values.js";
import { filled, refusal } from "./words.js";

const NARROW = 560; // CSS pixels below which the narrow layout is shown

let explorers = 0; // numbers the explorers of a page, so that no two elements share an id

/** The explorer of a model in an element, which it keeps in step with the model.

    Its parts get the explorer and ask it for what they need: `drawn` is the figure on show, `answer` and `values` are
    those of now, `choose` sets values, `paint` and `draw` renew the picture. */
class Explorer {
  constructor(model, el) {
    const description = model.get("description");
    Object.assign(this, { model, description, words: description.words, key: `explorer-${++explorers}` });
    this.root = el.matches("[data-explorer]") ? el : el.appendChild(stillFigure(description));
    this.start = { ...this.values };
    this.controls = new Map();
    this.drawn = null; // the figure on show, its layout and the data in it
    this.seen = null; // the answer in it: the last one that could be drawn
    this.awaited = false; // whether an answer to the values and rules of now is on its way
    this.build();
    this.buildParts();
    this.assemble();
    this.showValues();
    this.listen();
    this.paint();
  }

  get values() { return this.model.get("values"); }
  get answer() { return this.model.get("answer"); }
  get layout() { return this.root.clientWidth < NARROW ? "narrow" : "wide"; }

  /** Whether the picture is that of the present values. */
  get current() { return this.seen !== null && this.seen === this.answer && same(this.seen.values, this.values); }

  set state(name) { this.root.dataset.state = name; }

  build() {
    this.reading = element("p", { class: "explorer-reading" }); // read out as part of the description
    this.inWords = describer(`${this.key}-description`, this.words);
    this.changed = element("p", { class: "explorer-changed", hidden: true });
    this.trouble = element("p", { class: "explorer-trouble", role: "alert", hidden: true });
    this.stage = element("div", { class: "explorer-stage" });
  }

  buildParts() {
    const { root, description, words } = this;
    this.presets = presetButtons(description, words, (preset) => this.load(preset));
    this.map = description.map && new ParameterMap(this);
    this.source = new SourcePanel(this);
    this.guess = new Guesser(this);
    this.play = new Player(this);
    this.present = presenter(root, description);
    this.keep = new Keeper(this);
  }

  /** The controls of the parameters that describe what happens, or of those that say how the world works. */
  buildControls(scenario) {
    const { description, words, key, controls } = this;
    const set = (name, value) => this.change({ [name]: value });
    const check = (parameter, text) => this.check(parameter, text);
    const made = description.parameters.filter((parameter) => parameter.scenario === scenario).map((parameter) => {
      const one = control(parameter, `${key}-${parameter.name}`, words, set, check);
      controls.set(parameter.name, one);
      return one.root;
    });
    return element("div", { class: "explorer-controls" }, ...made);
  }

  assemble() {
    const { root, stage, guess, presets: { roots } } = this;
    const still = root.querySelector("picture, .explorer-figure");
    still.replaceWith(stage);
    stage.append(still); // stays until the first answer is drawn
    stage.after(this.play.bar, this.inWords.root);
    roots[0].prepend(guess.begin); // first: on a phone the row of presets runs out of sight
    roots[0].append(this.present.button);
    root.prepend(element("div", { class: "explorer-start" }, ...roots));
    const panel = element("div", { class: "explorer-panel" },
      guess.bar, this.reading, this.changed, this.trouble, this.buildControls(false));
    const scenario = this.buildControls(true);
    if (scenario.children.length) {
      const title = element("summary", {}, this.words.scenario);
      panel.append(element("details", { class: "explorer-scenario" }, title, scenario));
    }
    if (this.map) panel.append(this.map.root);
    panel.append(this.source.root, this.keep.root);
    root.querySelector("figcaption").before(panel);
  }

  listen() {
    this.resized = new ResizeObserver(() => { if (this.drawn && this.drawn.layout !== this.layout) this.paint(); });
    this.resized.observe(this.root);
    this.listeners = Object.entries({
      "change:answer": () => this.receive(), "change:values": () => this.followValues(),
    });
    this.listeners.forEach((each) => this.model.on(...each));
  }

  wait() {
    this.awaited = true;
    this.state = "running";
  }

  settle() {
    this.state = this.awaited ? "running" : "live";
    if (!this.awaited) this.trouble.hidden = true;
  }

  complain(message) {
    this.trouble.textContent = message;
    this.trouble.hidden = false;
    this.state = "error";
  }

  change(values) {
    const { model, values: now } = this;
    if (same(values, now)) return this.repeat();
    model.set("values", { ...now, ...values });
    model.save_changes();
    this.wait();
    this.presets.mark(this.values);
    this.map?.follow();
  }

  /** The values of now are chosen once more: only a run that has failed is computed again. */
  repeat() {
    if (!this.answer) return; // the first one is on its way
    if (this.awaited || this.current) return this.settle();
    this.model.send({ again: true });
    this.wait();
  }

  check(parameter, text) {
    const why = refusal(parameter, text, this.description.refusals);
    if (why !== null) this.state = "error";
    return why;
  }

  choose(values) {
    this.change(values);
    this.showValues();
  }

  /** Start from a preset, or from where the explorer began. */
  load(preset) {
    this.choose(preset ? { ...defaultsOf(this.description.parameters), ...preset.values } : this.start);
  }

  showValues() {
    const { values } = this;
    for (const [name, item] of this.controls) item.show(values[name]);
    this.presets.mark(values);
    this.map?.follow();
  }

  /** Values that were set elsewhere, by a link of the page or in Python, which computes them as well. */
  followValues() {
    this.showValues();
    if (!this.current) this.wait();
  }

  /** An answer has come; that to earlier values is drawn as well, while the next is on its way. */
  receive() {
    if (same(this.answer.values, this.values)) this.awaited = false;
    this.paint();
  }

  paint() {
    const { answer } = this;
    if (!answer) return;
    this.source.follow(answer);
    if (answer.error) {
      if (!this.awaited) this.complain(answer.error);
    } else if (this.show(answer)) {
      this.tellChange(answer);
      this.settle();
      this.guess.offer();
      this.guess.follow();
      this.keep.pins.follow();
      this.keep.pins.arrive();
    }
  }

  /** Draw an answer; whether that was possible. */
  show(answer) {
    const before = this.seen;
    this.seen = answer;
    if (this.drawn?.layout !== this.layout) this.place(this.layout);
    this.play.follow(answer.run);
    try {
      this.draw();
      return true;
    } catch (error) {
      this.seen = before;
      this.complain(filled(this.words.failed, error));
      return false;
    }
  }

  place(layout) {
    const figure = liveFigure(this.description.figures[layout], `${this.key}-${layout}`);
    this.stage.replaceChildren(figure.svg);
    this.drawn = { ...figure, layout };
  }

  /** Draw the answer as far as it is played, and say what is seen. */
  draw() {
    const { seen, play } = this;
    this.drawn.draw(shown(seen), this.ghosts(seen), (data) => play.cut(data));
    this.say(play.partly ? this.words.play_partly : this.sentence(seen));
  }

  sentence(answer) { return filled(this.description.sentences[answer.sentence], shown(answer)); }

  /** The picture in words: at once for the eye, once it rests for the ear, and not at all while the reader guesses. */
  say(sentence) {
    const { reading, inWords, words } = this;
    const { guessing } = this.guess;
    if (reading.textContent !== sentence) reading.textContent = sentence;
    const label = filled(guessing ? words.guess_hidden : words.copied, { ...this.description, sentence });
    this.drawn.svg.setAttribute("aria-label", label);
    if (guessing) inWords.say("", () => []);
    else inWords.say(sentence, () => this.described());
  }

  /** What the panels show, in sentences. */
  described() {
    const { drawn, seen } = this;
    return described(drawn.template, drawn.scales(), this.play.cut(shown(seen)), seen.run, this.words);
  }

  /** The pinned runs and, while a reader has changed the model, what the original gives at the same values. */
  ghosts({ original }) {
    const pinned = this.keep.pins.all.map((pin, i) => ({ name: LETTERS[i], data: shown(pin) }));
    return original?.run ? [...pinned, { name: this.words.changed_name, data: shown(original) }] : pinned;
  }

  tellChange({ original }) {
    this.changed.hidden = !original;
    if (!original) return;
    this.changed.textContent = original.run
      ? filled(this.words.changed_now, { sentence: this.sentence(original) }) : this.words.changed_failed;
  }

  /** Take over the state that a link describes, or say why not. */
  follow(link) {
    try {
      this.keep.pins.restore(fromLink(link, this.description));
      this.keep.root.open = true;
    } catch (error) {
      if (!(error instanceof LinkError)) throw error; // a mistake of ours is no words for a reader
      this.complain(error.message);
    }
  }

  end() {
    this.resized.disconnect();
    for (const part of ["inWords", "map", "source", "play", "present"]) this[part]?.end();
    this.listeners.forEach((each) => this.model.off(...each));
  }
}

/** Build the explorer of `model` in `el`. Returns what follows a link, what opens the editor, and what ends it. */
export function render({ model, el }) {
  const explorer = new Explorer(model, el);
  if (model.get("link")) explorer.follow(model.get("link"));
  return {
    follow: (link) => explorer.follow(link), edit: (name) => explorer.source.edit(name), end: () => explorer.end(),
  };
}

/** All named values of an answer: what figures and sentences draw on. */
const shown = (answer) => ({ ...answer.values, ...answer.curves, ...answer.run });

/** The figure element that a page already has, for Jupyter, where there is none yet. */
function stillFigure(description) {
  return element("figure", { class: "explorer", "data-explorer": description.id, "data-state": "static" },
    element("div", { class: "explorer-figure" }), element("figcaption", {}, description.caption));
}

export default { render: (context) => render(context).end };
