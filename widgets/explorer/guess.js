/* Predict first: the lines are hidden, the reader draws the course expected, and then the model answers.

   The guess is a value at each of some places across the panel, drawn with finger or mouse, or set with the arrow
   keys. It stays in the page: nothing is sent anywhere. */

import { element } from "./controls.js";
import { filled } from "./words.js";

const PLACES = 41; // across the panel
const STRIDE = 5; // places that an arrow key moves along

/** The line that a reader can guess: the first one that shows a series of the run, or null. */
export function guessable(template, run) {
  const kept = (name) => Array.isArray(run[name]) && run[name].length > 2;
  return template.artists.find((artist) => artist.kind === "line" && kept(artist.x) && kept(artist.y)) ?? null;
}

/** The value of a series at x, between its points along a straight line. */
export function valueAt(xs, ys, x) {
  const after = xs.findIndex((place) => place >= x);
  if (after <= 0) return ys[after === 0 ? 0 : ys.length - 1];
  const part = (x - xs[after - 1]) / (xs[after] - xs[after - 1]);
  return ys[after - 1] + part * (ys[after] - ys[after - 1]);
}

/** How far a guess is off: its mean distance, and the place where it is largest; null before anything is drawn. */
export function distance(places, guess, xs, ys) {
  const gaps = places.map((x, i) => ({ x, said: guess[i], shown: valueAt(xs, ys, x) }))
    .filter(({ said }) => said !== null)
    .map((gap) => ({ ...gap, size: Math.abs(gap.said - gap.shown) }));
  if (gaps.length === 0) return null;
  const mean = gaps.reduce((sum, { size }) => sum + size, 0) / gaps.length;
  return { mean, largest: gaps.reduce((best, gap) => (gap.size > best.size ? gap : best)) };
}

/** The button that begins a guess, the bar shown while guessing, and what to call after every drawing.

    `stage()` gives what is on show: { svg, scales, template }. `root` carries data-guessing while the lines hide. */
export function guesser(model, root, stage) {
  const { words } = model.get("description");
  const told = element("p", { class: "explorer-guess-told", role: "status", "aria-live": "polite" });
  const show = element("button", { type: "button", name: "show" }, words.guess_show);
  const stop = element("button", { type: "button", name: "stop" }, words.guess_stop);
  const begin = element("button", { type: "button", name: "guess", class: "explorer-reset" }, words.guess);
  const bar = element("div", { class: "explorer-guess", hidden: true }, told, show, stop);
  let guess = null; // a value or null for each place
  let at = 0; // place of the keyboard's cursor
  let layer = null; // what is drawn over the figure
  let compared = null; // the answer that a finished guess was compared with

  const run = () => model.get("answer").run;
  const artist = () => guessable(stage().template, run());
  const guessing = () => root.dataset.guessing === "true";

  function frame() {
    const { template, scales } = stage();
    const panel = artist().axes;
    const [low, high] = template.axes[panel].x.limits;
    const places = Array.from({ length: PLACES }, (_, i) => low + ((high - low) * i) / (PLACES - 1));
    return { scale: scales()[panel], places };
  }

  /** Set the guess at a place; null where nothing was said yet. A stroke fills the places it passes over. */
  function stroke(from, to) {
    const { scale } = frame();
    const index = ({ x }) => Math.round(((x - scale.left) / scale.width) * (PLACES - 1));
    const value = ({ y }) => {
      const part = Math.min(1, Math.max(0, 1 - (y - scale.top) / scale.height));
      return scale.limits[0] + part * (scale.limits[1] - scale.limits[0]);
    };
    const [first, last] = [index(from), index(to)].map((i) => Math.min(PLACES - 1, Math.max(0, i)));
    for (let step = 0; step <= Math.abs(last - first); step += 1) {
      const part = last === first ? 1 : step / Math.abs(last - first);
      guess[first + Math.sign(last - first) * step] = value(from) + part * (value(to) - value(from));
    }
    draw();
  }

  function draw() {
    const { svg } = stage();
    layer?.remove();
    layer = svg.appendChild(document.createElementNS(svg.namespaceURI, "g"));
    layer.setAttribute("class", "explorer-guess-layer");
    const { scale, places } = frame();
    const part = (name, attributes) => {
      const made = layer.appendChild(document.createElementNS(svg.namespaceURI, name));
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    };
    if (guessing()) part("rect", { x: scale.left, y: scale.top, width: scale.width, height: scale.height });
    let pen = "M";
    const d = places.map((x, i) => {
      if (guess[i] === null) { pen = "M"; return ""; }
      const piece = `${pen}${scale.x(x).toFixed(1)} ${scale.y(guess[i]).toFixed(1)}`;
      pen = "L";
      return piece;
    }).join("");
    part("path", { d });
    if (guessing()) part("circle", { cx: scale.x(places[at]), cy: scale.y(guess[at] ?? scale.limits[0]), r: 5 });
  }

  /** A pointer's place in the units of the figure. */
  function spot(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(stage().svg.getScreenCTM().inverse());
    return { x: point.x, y: point.y };
  }
  let last = null;
  function down(event) {
    if (!guessing()) return;
    last = spot(event);
    stage().svg.setPointerCapture(event.pointerId);
    stroke(last, last);
  }
  function move(event) {
    if (!guessing() || last === null) return;
    const now = spot(event);
    stroke(last, now);
    last = now;
  }
  function key(event) {
    if (!guessing()) return;
    const along = { ArrowLeft: -STRIDE, ArrowRight: STRIDE }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (along === undefined && up === undefined) return;
    event.preventDefault();
    const { scale, places } = frame();
    const [low, high] = scale.limits;
    if (along !== undefined) {
      const next = Math.min(PLACES - 1, Math.max(0, at + along));
      guess[at] ??= low;
      for (let i = at; i !== next; i += Math.sign(along)) guess[i + Math.sign(along)] ??= guess[i];
      at = next;
    } else {
      guess[at] = Math.min(high, Math.max(low, (guess[at] ?? low) + (up * (high - low)) / 20));
    }
    told.textContent = filled(words.guess_at, { x: places[at], value: guess[at] });
    draw();
  }

  function start() {
    guess = new Array(PLACES).fill(null);
    at = 0;
    root.dispatchEvent(new Event("guess-begun"));
    root.dataset.guessing = "true";
    bar.hidden = false;
    show.hidden = stop.hidden = false;
    told.textContent = filled(words.guess_ask, { label: label() });
    follow();
    stage().svg.focus({ preventScroll: true });
  }
  const label = () => artist().y.replaceAll("_", " ");
  function end() {
    delete root.dataset.guessing;
    show.hidden = stop.hidden = true;
    stage().svg.removeAttribute("tabindex");
  }
  function reveal() {
    end();
    compared = model.get("answer");
    draw();
    const { x, y } = artist();
    const off = distance(frame().places, guess, run()[x], run()[y]);
    told.textContent = off === null ? words.guess_none
      : filled(words.guess_off, { mean: off.mean, label: label(), step: x, ...off.largest });
    root.dispatchEvent(new Event("guess-answered"));
  }
  function giveUp() {
    end();
    layer?.remove();
    guess = null;
    bar.hidden = true;
  }
  /** After every drawing: listen on the figure of now, and keep the guess on it. A new run ends an old guess. */
  function follow() {
    const { svg } = stage();
    if (guess === null) return;
    if (!guessing()) return model.get("answer") === compared ? draw() : giveUp();
    svg.setAttribute("tabindex", "0");
    svg.onpointerdown = down;
    svg.onpointermove = move;
    svg.onpointerup = svg.onpointercancel = () => { last = null; };
    svg.onkeydown = key;
    draw();
  }

  begin.addEventListener("click", start);
  show.addEventListener("click", reveal);
  stop.addEventListener("click", giveUp);
  return { begin, bar, follow, offer: () => { begin.hidden = artist() === null; } };
}
