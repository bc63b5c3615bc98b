/* The page without a kernel: finds the explorers, computes their models in workers, keeps them live. */

import { render } from "./explorer.js";
import { anchorOf } from "./link.js";
import { filled } from "./words.js";
import workerSource from "worker-source";

const TIME_LIMIT = 2000; // ms after which a run is given up and its worker ended

/** Runs one model in a worker; only the newest request matters. */
class Engine {
  constructor({ code, description }) {
    const text = `${workerSource}\n;self.start(${code}, ${JSON.stringify(description.map)});`;
    this.address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    this.words = description.words;
    this.newest = 0;
    this.waiting = null;
    this.boot();
  }

  boot() {
    this.worker = new Worker(this.address);
    this.busy = false;
    this.worker.onmessage = ({ data }) => this.finish(data);
    this.worker.onerror = (event) => this.finish({ error: event.message });
  }

  /** Answer a request and call back once; a request overtaken by another is dropped. */
  run(request, callback) {
    this.waiting = { request, callback };
    if (!this.busy) this.next();
  }

  next() {
    if (!this.waiting) return;
    const { request, callback } = this.waiting;
    this.waiting = null;
    this.busy = true;
    this.callback = callback;
    this.newest += 1;
    this.timer = setTimeout(() => this.giveUp(), TIME_LIMIT);
    this.worker.postMessage({ id: this.newest, request });
  }

  finish({ answer, error }) {
    clearTimeout(this.timer);
    this.busy = false;
    this.callback(answer ?? { error: filled(this.words.failed, { message: error }) });
    this.next();
  }

  giveUp() {
    this.worker.terminate();
    const { callback } = this;
    this.boot();
    callback({ error: filled(this.words.slow, { seconds: TIME_LIMIT / 1000 }) });
    this.next();
  }
}

/** What explorer.js expects of a Jupyter model, with a worker instead of a kernel. */
class PageModel {
  constructor(entry, values) {
    this.entry = entry;
    this.state = { description: entry.description, values, answer: null };
    this.engine = new Engine(entry);
    this.listeners = { "change:answer": new Set(), "change:values": new Set(), "msg:custom": new Set() };
  }

  get(name) { return this.state[name]; }
  set(name, value) { this.state[name] = value; }
  on(event, listener) { this.listeners[event].add(listener); }
  off(event, listener) { this.listeners[event].delete(listener); }

  save_changes() {
    this.engine.run({ values: this.state.values }, (answer) => {
      this.state.answer = answer;
      this.tell("change:answer");
    });
  }

  /** Ask for points of the map; a worker of its own computes them, so that the figure need not wait. */
  send(request) {
    this.mapEngine ??= new Engine(this.entry);
    this.mapEngine.run(request, (answer) => this.tell("msg:custom", { survey: request.survey, ...answer }));
  }

  tell(event, message) {
    this.listeners[event].forEach((listener) => listener(message));
  }

  /** Set values from outside the explorer, as a link in the text does. */
  choose(values) {
    this.state.values = values;
    this.tell("change:values");
    this.save_changes();
  }
}

const alive = new Map(); // figure element -> its PageModel
const explorers = new Map(); // figure element -> what follows a link

/** Bring one figure to life; `then` is called once it shows its first answer. */
function enliven(figure, then) {
  const own = figure.querySelector("script[type='application/json']"); // a model that was written on this page
  const entry = own ? JSON.parse(own.textContent) : globalThis.explorerModels[figure.dataset.explorer];
  const { description } = entry;
  const defaults = Object.fromEntries(description.parameters.map((p) => [p.name, p.default]));
  const values = { ...defaults, ...JSON.parse(figure.dataset.values ?? "{}") };
  const model = new PageModel(entry, values);
  alive.set(figure, model);
  const explorer = render({ model, el: figure });
  explorers.set(figure, explorer);
  const first = () => {
    model.off("change:answer", first);
    followLink(figure);
    setTimeout(then); // the browser paints before the next figure begins
  };
  model.on("change:answer", first);
  model.save_changes();
}

/** One after the other, from the top: the figure that a reader sees first is live first. */
function enlivenAll(figures) {
  if (figures.length === 0) return;
  const rest = () => enlivenAll(figures.slice(1));
  try {
    enliven(figures[0], rest);
  } catch (error) {
    setTimeout(rest); // one figure that cannot live does not keep the others from it
    throw error;
  }
}

/** A link such as data-preset="trust:over_commercialised" loads that preset into the model's explorer. */
function followPreset(event) {
  const link = event.target.closest("a[data-preset]");
  if (!link) return;
  const [id, name] = link.dataset.preset.split(":");
  const figure = document.getElementById(`explorer-${id}`);
  const model = alive.get(figure);
  const preset = model?.get("description").presets.find((candidate) => candidate.name === name);
  if (!preset) return; // the link still goes to the figure
  const defaults = Object.fromEntries(model.get("description").parameters.map((p) => [p.name, p.default]));
  model.choose({ ...defaults, ...preset.values });
}

/** A shared link, `page#explorer-trust?model=trust&…`: go to its explorer and take over its state. */
function followLink(figure) {
  const link = location.hash.slice(1);
  if (!link.includes("?") || anchorOf(link) !== figure.id) return;
  figure.scrollIntoView();
  explorers.get(figure).follow(link);
}

enlivenAll([...document.querySelectorAll("[data-explorer]")]);
addEventListener("hashchange", () => explorers.forEach((_, figure) => followLink(figure)));
document.addEventListener("click", followPreset);
