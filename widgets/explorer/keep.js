/* What a reader takes along: runs pinned for comparison, a link, and the run as data, picture or Python. */

import { actionButton, element } from "./controls.js";
import { MOST_PINS, toLink } from "./link.js";
import { save } from "./save.js";
import { same } from "./values.js";
import { filled } from "./words.js";

export const LETTERS = ["A", "B", "C"]; // names of the pinned runs

/** What differs, a line for each number: "Memory 0.8 (now 0.9)". */
function differences(pin, values, { parameters, words }) {
  const parts = parameters.filter(({ name }) => pin[name] !== values[name])
    .map(({ name, label }) => filled(words.pin_part, { label, pinned: pin[name], now: values[name] }));
  return (parts.length ? parts : [words.pin_same]).map((part) => element("p", { class: "explorer-pin-part" }, part));
}

/** The run as CSV: its series, with everything in the head that is needed to repeat it, or that it cannot be. */
export function csv(description, answer, link) {
  const { id, title, parameters, version, source, words } = description;
  const series = Object.entries(answer.run).filter(([, values]) => Array.isArray(values));
  const single = Object.entries(answer.run).filter(([, value]) => !Array.isArray(value));
  const head = [...(answer.original ? [words.changed_head] : []),
    `model: ${id} (${title})`, `version: ${version}`, `source: ${source}`, `link: ${link}`,
    ...parameters.map(({ name, unit }) => `${name} = ${answer.values[name]} (${unit})`),
    ...single.map(([name, value]) => `${name} = ${value}`)].map((line) => `# ${line}`);
  const rows = series[0][1].map((_, i) => series.map(([, values]) => values[i] ?? "").join(","));
  return [...head, series.map(([name]) => name).join(","), ...rows, ""].join("\n");
}

/** The call that repeats a state in a notebook, though not the rules that a reader has changed. */
export function python(description, { values, original }) {
  const changed = description.parameters.filter(({ name, default: usual }) => values[name] !== usual)
    .map(({ name }) => `, ${name}=${values[name]}`);
  const warning = original ? `# ${description.words.changed_head}\n` : "";
  return `${warning}from widgets.explorer import explore\n\nexplore("${description.id}"${changed.join("")})`;
}

/** The picture as a file of its own: with a white ground, and title, sentence and caption as words below. */
function standalone(svg, lines) {
  const copy = svg.cloneNode(true);
  const [, , width, height] = copy.getAttribute("viewBox").split(" ").map(Number);
  copy.setAttribute("xmlns", svg.namespaceURI);
  copy.setAttribute("viewBox", `0 0 ${width} ${height + 18 * lines.length + 8}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height + 18 * lines.length + 8);
  const part = (name, attributes, text = "") => {
    const made = document.createElementNS(svg.namespaceURI, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.textContent = text;
    return made;
  };
  copy.prepend(part("rect", { width: "100%", height: "100%", fill: "white" }));
  lines.forEach((line, i) => copy.append(part("text",
    { x: 6, y: height + 18 * (i + 1), "font-size": 12, "font-family": "sans-serif" }, line)));
  return copy;
}

/** Words in lines of about so many characters. */
function broken(text, most) {
  return text.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`.trim();
    return longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, [""]);
}

/** The picture as a PNG, or null where the browser cannot encode it. */
async function png(svg) {
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await picture.decode();
  const canvas = element("canvas", { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(picture, 0, 0, 2 * width, 2 * height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** The pinned runs of an explorer: answers, oldest first, and their list under the tools.

    `failed()` gives whether the run of now has failed, which it then tells. */
class Pins {
  constructor(explorer, failed) {
    const { description, words } = explorer;
    Object.assign(this, { explorer, failed, description, words });
    this.all = [];
    this.wanted = []; // pinned values of a link, to be run one after the other
    this.target = null; // the values of the link itself
    this.list = element("ul", { class: "explorer-pins" });
    this.follow();
  }

  get values() { return this.all.map((pin) => pin.values); }

  /** Whether there is no room; the runs of a link that are still on their way have their places. */
  get full() { return this.all.length + this.wanted.length >= MOST_PINS; }

  add(answer) {
    this.all.push(answer);
    this.follow();
  }

  drop(index) {
    this.all.splice(index, 1);
    this.follow();
    this.explorer.paint();
  }

  /** Show a pinned run, and pin the one that was on show in its place. */
  swap(index) {
    if (this.failed()) return;
    const { values } = this.all[index];
    this.all[index] = this.explorer.answer;
    this.explorer.choose(values);
  }

  /** What a run shows, and whether it is one of a changed model. */
  said(answer) {
    const sentence = this.explorer.sentence(answer);
    return answer.original ? filled(this.words.changed_pin, { sentence }) : sentence;
  }

  button(name, index) {
    const { words } = this;
    const label = filled(words[`pin_${name}`], { letter: LETTERS[index] });
    return actionButton(name, words[`pin_${name}_short`], () => this[name](index), { "aria-label": label });
  }

  item(answer, index) {
    return element("li", {}, element("strong", {}, LETTERS[index]),
      ...differences(answer.values, this.explorer.values, this.description),
      element("p", { class: "explorer-pin-sentence" }, this.said(answer)),
      this.button("swap", index), this.button("drop", index));
  }

  /** After every change of the values or the pins. */
  follow() {
    this.list.replaceChildren(...this.all.map((answer, index) => this.item(answer, index)));
    this.list.hidden = this.all.length === 0;
  }

  /** Run the pinned values of a link and pin each, then the values of the link. Called after every painting. */
  arrive() {
    const { wanted } = this;
    const awaited = wanted[0] ?? this.target;
    if (!awaited) return;
    const answer = this.explorer.answer;
    if (answer.error || !same(awaited, this.explorer.values)) { // or the reader has gone on
      wanted.length = 0;
      this.target = null;
      return;
    }
    if (!same(awaited, answer.values)) return; // its run is still being computed
    if (wanted.length === 0) this.target = null;
    else this.next(answer);
  }

  /** The run of the first of the link's pinned values is here: pin it, and go on to the next. */
  next(answer) {
    this.wanted.shift();
    this.add(answer);
    this.explorer.choose(this.wanted[0] ?? this.target);
    this.explorer.paint();
  }

  /** Take over a checked link. */
  restore({ values, pins }) {
    this.all.length = 0;
    this.wanted.splice(0, Infinity, ...pins);
    this.target = values;
    this.follow();
    this.explorer.choose(this.wanted[0] ?? values);
    this.explorer.paint();
  }
}

/** The folded tools under the figure of an explorer: `root` is their element, `pins` the pinned runs. */
export class Keeper {
  constructor(explorer) {
    const { description, words } = explorer;
    Object.assign(this, { explorer, description, words });
    this.pins = new Pins(explorer, () => this.failed());
    this.build();
  }

  build() {
    const { words } = this;
    this.told = element("p", { class: "explorer-told", role: "status", "aria-live": "polite" });
    this.text = element("textarea", {
      class: "explorer-text", readonly: true, rows: 4, hidden: true, "aria-label": words.text,
    });
    const buttons = ["pin", "link", "python", "csv", "svg", "png"].map((name) =>
      actionButton(name, words[`tool_${name}`], () => { if (!this.failed()) this[name](); }));
    this.root = element("details", { class: "explorer-keep" }, element("summary", {}, words.keep),
      element("div", { class: "explorer-tools", role: "group", "aria-label": words.keep }, ...buttons),
      this.told, this.text, this.pins.list);
  }

  /** Whether the run of now has failed: it cannot be pinned or taken along, and why is said here. */
  failed() {
    this.told.textContent = this.explorer.answer.error ?? "";
    return this.told.textContent !== "";
  }

  /** Say something below the buttons, and see that it is on the screen: on a phone they may be its last line. */
  say(message, end = this.told) {
    this.told.textContent = message;
    end.scrollIntoView({ block: "nearest" });
  }

  /** Show a text to copy, and copy it where the browser allows that. */
  show(content) {
    const { text, words } = this;
    const warning = this.explorer.answer.original ? `${words.changed_take} ` : "";
    text.value = content;
    text.hidden = false;
    text.select();
    this.say(warning, text);
    navigator.clipboard?.writeText(content).then(() => this.say(warning + words.copied_text, text), () => {});
  }

  /** In Jupyter the explorer has no address of its own: the part behind # is what explore.from_link takes. */
  get address() {
    const { id } = this.explorer.root;
    const page = id ? location.href.split("#")[0] : "";
    const anchor = id || `explorer-${this.description.id}`;
    return `${page}#${toLink(anchor, this.description, this.explorer.values, this.pins.values)}`;
  }

  get picture() {
    const { description, explorer: { answer, drawn } } = this;
    const changed = answer.original ? [this.words.changed_head] : [];
    const lines = [...changed, this.explorer.sentence(answer), description.caption];
    return standalone(drawn.svg, [description.title, ...lines.flatMap((line) => broken(line, 100))]);
  }

  save(kind, content, type) { save(`${this.description.id}.${kind}`, new Blob([content], { type })); }

  pin() {
    const { pins, words } = this;
    if (pins.full) return this.say(filled(words.pins_full, { most: MOST_PINS }));
    pins.add(this.explorer.answer);
    this.say(filled(words.pinned, { letter: LETTERS[pins.all.length - 1] }));
    this.explorer.paint();
  }

  link() { this.show(this.address); }
  python() { this.show(python(this.description, { ...this.explorer.answer, values: this.explorer.values })); }
  csv() { this.save("csv", csv(this.description, this.explorer.answer, this.address), "text/csv"); }
  svg() { this.save("svg", new XMLSerializer().serializeToString(this.picture), "image/svg+xml"); }

  /** The picture in pixels, which a browser may refuse: for want of memory, for example. */
  async png() {
    const made = await png(this.picture).catch(() => null);
    if (made) this.save("png", made, "image/png");
    else this.say(this.words.png_failed);
  }
}
