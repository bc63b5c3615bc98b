/* What a reader takes along: runs pinned for comparison, a link, and the run as data, picture or Python. */

import { element } from "./controls.js";
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

/** The folded tools under a figure. `stage` gives what is on show; `repaint` draws it with the pinned runs.

    `choose(values)` sets all parameters. Returns the element, the pinned answers, and what to call after a run. */
export function keeper(model, anchor, { figure, sentence, choose, repaint }) {
  const description = model.get("description");
  const { words } = description;
  const pins = []; // answers, oldest first
  const wanted = []; // pinned values of a link, to be run one after the other
  let target = null; // the values of the link itself
  const told = element("p", { class: "explorer-told", role: "status", "aria-live": "polite" });
  const text = element("textarea", { class: "explorer-text", readonly: true, rows: 4, hidden: true, "aria-label": words.text });
  const list = element("ul", { class: "explorer-pins" });
  // In Jupyter the explorer has no address of its own: the part behind # is what explore.from_link takes.
  const page = anchor ? location.href.split("#")[0] : "";
  const pinned = () => pins.map((pin) => pin.values);
  const link = () => `${page}#${toLink(anchor || `explorer-${description.id}`, description, model.get("values"), pinned())}`;

  /** Say something below the buttons, and see that it is on the screen: on a phone they may be its last line. */
  function say(message, end = told) {
    told.textContent = message;
    end.scrollIntoView({ block: "nearest" });
  }
  function show(content) {
    const warning = model.get("answer").original ? `${words.changed_take} ` : "";
    text.value = content;
    text.hidden = false;
    text.select();
    say(warning, text);
    navigator.clipboard?.writeText(content).then(() => say(warning + words.copied_text, text), () => {});
  }
  function pin() {
    if (pins.length + wanted.length >= MOST_PINS) { // those of a link that are still on their way have their places
      say(filled(words.pins_full, { most: MOST_PINS }));
      return;
    }
    pins.push(model.get("answer"));
    say(filled(words.pinned, { letter: LETTERS[pins.length - 1] }));
    follow();
    repaint();
  }
  function drop(index) {
    pins.splice(index, 1);
    follow();
    repaint();
  }
  /** Whether the run of now has failed: it cannot be pinned or taken along, and why is said here. */
  function failed() {
    told.textContent = model.get("answer").error ?? "";
    return told.textContent !== "";
  }
  /** Show a pinned run, and pin the one that was on show in its place. */
  function swap(index) {
    if (failed()) return;
    const { values } = pins[index];
    pins[index] = model.get("answer");
    choose(values);
  }
  /** What a run shows, and whether it is one of a changed model. */
  function said(answer) {
    return answer.original ? filled(words.changed_pin, { sentence: sentence(answer) }) : sentence(answer);
  }
  function item(answer, index) {
    const button = (name, action) => {
      const label = filled(words[`pin_${name}`], { letter: LETTERS[index] });
      const made = element("button", { type: "button", name, "aria-label": label }, words[`pin_${name}_short`]);
      made.addEventListener("click", () => action(index));
      return made;
    };
    return element("li", {}, element("strong", {}, LETTERS[index]),
      ...differences(answer.values, model.get("values"), description),
      element("p", { class: "explorer-pin-sentence" }, said(answer)), button("swap", swap), button("drop", drop));
  }
  function follow() {
    list.replaceChildren(...pins.map(item));
    list.hidden = pins.length === 0;
  }
  function svg() {
    const answer = model.get("answer");
    const lines = [...(answer.original ? [words.changed_head] : []), sentence(answer), description.caption];
    return standalone(figure(), [description.title, ...lines.flatMap((line) => broken(line, 100))]);
  }
  /** The picture in pixels, which a browser may refuse: for want of memory, for example. */
  async function takePng() {
    const blob = await png(svg()).catch(() => null);
    if (blob) save(`${description.id}.png`, blob);
    else say(words.png_failed);
  }
  /** Run the pinned values of a link and pin each, then the values of the link. Called after every painting. */
  function arrive() {
    const awaited = wanted[0] ?? target;
    if (!awaited) return;
    const answer = model.get("answer");
    if (answer.error || !same(awaited, model.get("values"))) { // or the reader has gone on
      wanted.length = 0;
      target = null;
      return;
    }
    if (!same(awaited, answer.values)) return; // its run is still being computed
    if (wanted.length === 0) { target = null; return; }
    pins.push(answer);
    wanted.shift();
    follow();
    choose(wanted[0] ?? target);
    repaint();
  }

  /** Take over a checked link. */
  function restore({ values, pins: kept }) {
    pins.length = 0;
    wanted.splice(0, Infinity, ...kept);
    target = values;
    follow();
    choose(wanted[0] ?? values);
    repaint();
  }

  const tools = {
    pin, link: () => show(link()), python: () => show(python(description, { ...model.get("answer"), values: model.get("values") })),
    csv: () => save(`${description.id}.csv`, new Blob([csv(description, model.get("answer"), link())], { type: "text/csv" })),
    svg: () => save(`${description.id}.svg`, new Blob([new XMLSerializer().serializeToString(svg())], { type: "image/svg+xml" })),
    png: takePng,
  };
  const buttons = Object.entries(tools).map(([name, action]) => {
    const made = element("button", { type: "button", name }, words[`tool_${name}`]);
    made.addEventListener("click", () => { if (!failed()) action(); });
    return made;
  });
  const root = element("details", { class: "explorer-keep" }, element("summary", {}, words.keep),
    element("div", { class: "explorer-tools", role: "group", "aria-label": words.keep }, ...buttons), told, text, list);
  follow();
  return { root, pins, follow, arrive, restore };
}
