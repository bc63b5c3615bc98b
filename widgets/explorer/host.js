/* The page without a kernel: finds the explorers, computes their models in workers, keeps them live. */

import { render } from "./explorer.js";
import { anchorOf } from "./link.js";
import { defaultsOf } from "./values.js";
import { filled } from "./words.js";
import workerSource from "worker-source";

const TIME_LIMIT = 2000; // ms after which a run is given up and its worker ended
const CHANGED_LIMIT = 1500; // the same for a changed model: with the pause after typing still within two seconds
const FOLDER = document.currentScript.src.replace(/[^/]*$/, ""); // where the parts lie that are loaded when wanted

const textAddress = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/** Runs one model in a worker; only the newest request matters. A worker that dies or is ended is replaced.

    A worker is asked nothing before it has answered, and one that was ended is heard no more: an answer is always that
    to the last request, and needs no number. */
class Engine {
  /** address: the worker's text. say: the words for {error}, {seconds} of a run that was stopped, and {died}. */
  constructor(address, limit, say) {
    Object.assign(this, { address, limit, say, waiting: null, busy: false, worker: null });
  }

  boot() {
    this.worker = new Worker(this.address);
    this.ready = false;
    this.worker.onmessage = ({ data }) => (data.ready ? this.start() : this.finish(data));
    this.worker.onerror = (event) => {
      event.preventDefault(); // the reader is told in words
      this.giveUp({ died: true });
    };
  }

  /** Answer a request and call back once; a request overtaken by another is dropped. */
  run(request, callback) {
    this.waiting = { request, callback };
    if (!this.busy) this.next();
  }

  next() {
    if (!this.waiting) return;
    if (!this.worker) this.boot();
    const { request, callback } = this.waiting;
    this.waiting = null;
    this.busy = true;
    this.callback = callback;
    if (this.ready) this.watch();
    this.worker.postMessage(request);
  }

  /** The worker has loaded its engine: the time of a run that has waited for it begins. */
  start() {
    this.ready = true;
    if (this.busy) this.watch();
  }

  watch() {
    this.timer = setTimeout(() => this.giveUp({ seconds: this.limit / 1000 }), this.limit);
  }

  finish({ answer, error }) {
    clearTimeout(this.timer);
    this.busy = false;
    this.callback(answer ?? this.say({ error }));
    this.next();
  }

  /** End a worker that runs too long or has died, and say why; the next request gets another. */
  giveUp(why) {
    const { busy } = this;
    this.end();
    if (busy) this.callback(this.say(why));
    this.next();
  }

  end() {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = null;
    this.busy = false;
  }
}

/** What happened to a run of the book's model, in words. */
const sayer = (words) => ({ error, seconds, died }) => {
  if (died) return { error: words.died };
  return { error: filled(seconds ? words.slow : words.failed, { seconds, message: error }) };
};

/** An engine of a model's compiled code. */
function compiled({ code, description }) {
  const text = `${workerSource}\n;self.start(${code}, ${JSON.stringify(description.map)});`;
  return () => new Engine(textAddress(text), TIME_LIMIT, sayer(description.words));
}

const parts = new Map(); // name of a script -> promise that it has run

/** Load a part of the front end that few readers need: a classic script, which a page from a disk may load too. */
function load(name) {
  if (!parts.has(name)) {
    parts.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = FOLDER + name;
      script.onload = resolve;
      script.onerror = () => {
        parts.delete(name); // the next try may succeed
        script.remove();
        reject(new Error(name));
      };
      document.head.append(script);
    }));
  }
  return parts.get(name);
}

/** Equations need the stylesheet of formulas, which a page without any does not have. */
function loadFormulaStyle() {
  if (document.querySelector("link[href*='katex.min.css']")) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: `${FOLDER}../katex/katex.min.css` });
  document.head.append(link);
}

let pythonAddress = null; // the worker's text is the same for every changed model

/** What explorer.js expects of a Jupyter model, with a worker instead of a kernel. */
class PageModel {
  constructor(entry, values) {
    this.entry = entry;
    this.state = { description: entry.description, values, answer: null };
    this.makeEngine = compiled(entry);
    this.engine = this.makeEngine();
    this.changed = null; // {code, engine} while a reader has changed the model
    this.listeners = { "change:answer": new Set(), "change:values": new Set(), "msg:custom": new Set() };
  }

  get(name) { return this.state[name]; }
  set(name, value) { this.state[name] = value; }
  on(event, listener) { this.listeners[event].add(listener); }
  off(event, listener) { this.listeners[event].delete(listener); }

  async save_changes() {
    const { changed, state: { values } } = this;
    const asked = [this.ask(this.engine, { values })];
    if (changed) {
      const { code, engine } = changed;
      asked.push(this.ask(engine, { values, code, expects: this.source.expects }));
    }
    const [original, answer] = await Promise.all(asked);
    if (changed !== this.changed) return; // the reader has gone on
    this.state.answer = { ...(changed ? { ...answer, original } : original), values };
    this.tell("change:answer");
  }

  ask(engine, request) {
    return new Promise((resolve) => { engine.run(request, resolve); });
  }

  /** Answer a question of the explorer: for points of its map, for its source, for a run that has failed once more, or
      to run other code from now on. */
  send(request) {
    if (request.source) this.sendSource();
    else if (request.again) this.save_changes();
    else if ("edit" in request) this.edit(request.edit);
    else this.sendMap(request);
  }

  /** A worker of its own computes the map, so that the figure need not wait. */
  sendMap(request) {
    this.mapEngine ??= this.makeEngine();
    this.mapEngine.run(request, (answer) => this.tell("msg:custom", { survey: request.survey, ...answer }));
  }

  async sendSource() {
    try {
      this.source = await this.loadSource();
      if (this.source.pieces.some((piece) => piece.equation)) loadFormulaStyle();
      this.tell("msg:custom", { source: this.source });
    } catch {
      this.tell("msg:custom", { source: { error: this.state.description.words.source_unloaded } });
    }
  }

  /** The source of the model; one that was written on this page came with it. */
  async loadSource() {
    const { id } = this.state.description;
    if (this.entry.source) return this.entry.source;
    await load(`source-${id}.js`);
    return globalThis.explorerSources[id];
  }

  /** The editor, and with it MicroPython, so that both are there when the first change is made. */
  async loadEditor() {
    await Promise.all([load("editor.js"), load("python.js")]);
    pythonAddress ??= textAddress(globalThis.explorerPython);
    return globalThis.explorerEditor;
  }

  /** Run this code in MicroPython from now on, beside the original; null: the original alone. */
  edit(code) {
    this.changed?.engine.end();
    this.changed = code === null ? null : { code, engine: new Engine(pythonAddress, CHANGED_LIMIT, this.explain(code)) };
    this.save_changes();
  }

  /** What happened to a run of a changed model, in words and with its line. */
  explain(code) {
    const { words } = this.source;
    return ({ error, seconds, died }) => {
      if (died) return { error: this.state.description.words.died };
      if (seconds) return { error: filled(words.edit_slow, { seconds }) };
      const { message, line } = globalThis.explorerEditor.explained(error, code, words);
      return { error: message, line };
    };
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

const explorers = new Map(); // figure element of a live explorer -> its PageModel, and what render returned
const wanted = new Map(); // figure element that is not live yet -> what a reader asks of it

/** Bring one figure to life; `then` is called once it shows its first answer. */
function enliven(figure, then) {
  const own = figure.querySelector("script[type='application/json']"); // a model that was written on this page
  const entry = own ? JSON.parse(own.textContent) : globalThis.explorerModels[figure.dataset.explorer];
  const values = { ...defaultsOf(entry.description.parameters), ...JSON.parse(figure.dataset.values ?? "{}") };
  const model = new PageModel(entry, values);
  const explorer = render({ model, el: figure });
  const first = () => {
    model.off("change:answer", first);
    explorers.set(figure, { model, ...explorer });
    followLink(figure);
    wanted.get(figure)?.(explorers.get(figure));
    setTimeout(then); // the browser paints before the next figure begins
  };
  model.on("change:answer", first);
  model.save_changes();
}

/** From the top: the figure that a reader sees first is live alone, then the others, two at a time. */
function enlivenAll(figures) {
  const next = (then = next) => {
    const figure = figures.shift();
    if (!figure) return;
    try {
      enliven(figure, then);
    } catch (error) {
      setTimeout(then); // one figure that cannot live does not keep the others from it
      throw error;
    }
  };
  const pair = () => {
    setTimeout(next); // the picture of one is drawn while the worker of the other computes
    next();
  };
  next(pair);
}

/** Have the explorer that a link leads to do something: at once, or as soon as it is live. Whether there is one. */
function ask(link, id, action) {
  const anchor = link.getAttribute("href").split("#")[1] || `explorer-${id}`; // a page may have several of a model
  const figure = document.getElementById(anchor);
  if (figure?.dataset.explorer !== id) return false; // the link goes where it says
  if (explorers.has(figure)) action(explorers.get(figure));
  else wanted.set(figure, action);
  return true;
}

/** A link such as data-preset="trust:over_commercialised" loads that preset into the model's explorer. */
function followPreset(event) {
  const link = event.target.closest("a[data-preset]");
  if (!link) return;
  const [id, name] = link.dataset.preset.split(":");
  ask(link, id, ({ model }) => {
    const { parameters, presets } = model.get("description");
    const preset = presets.find((candidate) => candidate.name === name);
    if (preset) model.choose({ ...defaultsOf(parameters), ...preset.values });
  });
}

const ruleLinks = () => [...document.querySelectorAll("a[data-rule]")];

/** A link such as data-rule="trust:next_sharers" opens the model's editor at that function. */
function followRule(event) {
  const link = event.target.closest("a[data-rule]");
  if (!link) return;
  const [id, name] = link.dataset.rule.split(":");
  if (!ask(link, id, ({ edit }) => edit(name))) return;
  event.preventDefault(); // to the editor, not to the top of the figure
  history.replaceState({ rule: ruleLinks().indexOf(link) }, "");
  history.scrollRestoration = "manual"; // of the exercise, which the editor moves
  history.pushState(null, "", link.href);
  history.scrollRestoration = "auto";
}

/** The way back from an editor leads to the exercise. */
function returnToRule({ state }) {
  ruleLinks()[state?.rule]?.scrollIntoView({ block: "center" });
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
addEventListener("popstate", returnToRule);
document.addEventListener("click", followPreset);
document.addEventListener("click", followRule);
