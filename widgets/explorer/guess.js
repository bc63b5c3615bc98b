/* Predict first: the lines are hidden, the reader says what will happen, and then the model answers, and says why.

   A guess is an outcome chosen in words, a curve drawn over the figure, or both. The curve is a value at each of
   some places across the panel, drawn with finger or mouse, or set with the arrow keys. All of it stays in the page:
   nothing is stored or sent. */

import { actionButton, bringIntoSight, element } from "./controls.js";
import { filled, onAxis } from "./words.js";

const PLACES = 41; // across the panel
const STRIDE = 5; // places that an arrow key moves along

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

/** The outcomes in words, one of which a reader may choose. */
function choices(description, name) {
  const bets = [...new Set(Object.values(description.outcomes).map(({ bet }) => bet))];
  const options = bets.map((bet) => element("input", { type: "radio", name, value: bet }));
  const question = element("legend", {}, description.words.guess_choose);
  const root = element("fieldset", { class: "explorer-choices" }, question,
    ...options.map((option, i) => element("label", {}, option, element("span", {}, bets[i]))));
  return {
    root, question,
    chosen: () => options.find((option) => option.checked)?.value ?? null,
    clear: () => options.forEach((option) => { option.checked = false; }),
    focus: () => options[0].focus({ preventScroll: true }),
  };
}

/** What is drawn over a figure: a field to draw in with a word in it, the guess, and the cursor of the keyboard. */
function overlay(svg, hint) {
  const layer = document.createElementNS(svg.namespaceURI, "g");
  layer.setAttribute("class", "explorer-guess-layer");
  const [field, invitation, line, cursor] = ["rect", "text", "path", "circle"].map((name) =>
    layer.appendChild(document.createElementNS(svg.namespaceURI, name)));
  invitation.textContent = hint;
  svg.append(layer);
  const set = (part, attributes) => Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));

  /** Show the values at their places; while the reader draws, with the field and the cursor. */
  function show(scale, places, values, at, drawing) {
    set(field, { x: scale.left, y: scale.top, width: scale.width, height: scale.height });
    set(invitation, { x: scale.left + scale.width / 2, y: scale.top + scale.height / 2 + 5 });
    set(cursor, { cx: scale.x(places[at]), cy: scale.y(values[at] ?? scale.limits[0]), r: 5 });
    [field, cursor].forEach((part) => part.toggleAttribute("hidden", !drawing));
    invitation.toggleAttribute("hidden", !drawing || values.some((value) => value !== null));
    const points = places.map((x, i) => (values[i] === null ? null : `${scale.x(x).toFixed(1)} ${scale.y(values[i]).toFixed(1)}`));
    line.setAttribute("d", points.map((point, i) => (point ? (points[i - 1] ? "L" : "M") + point : "")).join(""));
  }
  return { svg, layer, show };
}

/** The course that a reader draws over the figure of an explorer: a value, or null, at each place across its panel. */
class Drawing {
  constructor(explorer) {
    Object.assign(this, { explorer, words: explorer.words });
    this.values = null; // null as a whole when no guess is under way or compared
    this.at = 0; // place of the keyboard's cursor
    this.over = null; // the overlay of the figure on show
    this.last = null; // where a stroke has come to
    this.open = false; // whether the field to draw in is on show
  }

  /** The line whose course can be drawn, or null. */
  get artist() { return this.explorer.drawn.template.artists.find((each) => each.guess) ?? null; }
  get panel() { return this.explorer.drawn.template.axes[this.artist.axes]; }
  get scale() { return this.explorer.drawn.scales()[this.artist.axes]; }

  /** What can be drawn, in words; empty where nothing can. */
  get invitation() {
    const { artist, words } = this;
    if (artist === null) return "";
    const { title: panel } = this.panel;
    return filled(artist.label ? words.guess_draw : words.guess_draw_panel, { panel, label: artist.label });
  }

  get places() {
    const [low, high] = this.panel.x.limits;
    return Array.from({ length: PLACES }, (_, i) => low + ((high - low) * i) / (PLACES - 1));
  }

  across(x) { return onAxis(x, this.panel.x.limits); }
  up(value) { return onAxis(value, this.scale.limits, this.panel.y.unit); }

  begin() {
    this.values = new Array(PLACES).fill(null);
    this.at = 0;
  }

  remove() {
    this.over?.layer.remove();
    this.over = this.values = null;
  }

  /** Show what is drawn on the figure of now. */
  show() {
    if (this.artist === null) return;
    const { svg } = this.explorer.drawn;
    if (this.over?.svg !== svg) this.over = overlay(svg, this.words.guess_here);
    this.over.show(this.scale, this.places, this.values, this.at, this.open);
  }

  /** Draw from one point of the figure to another: a stroke fills the places it passes over. */
  stroke(from, to) {
    const { left, top, width, height, limits } = this.scale;
    const within = (part) => Math.min(1, Math.max(0, part));
    const index = ({ x }) => Math.round(within((x - left) / width) * (PLACES - 1));
    const value = ({ y }) => limits[0] + within(1 - (y - top) / height) * (limits[1] - limits[0]);
    const [first, end] = [index(from), index(to)];
    for (let step = 0; step <= Math.abs(end - first); step += 1) {
      const part = end === first ? 1 : step / Math.abs(end - first);
      this.values[first + Math.sign(end - first) * step] = value(from) + part * (value(to) - value(from));
    }
    this.show();
  }

  /** A pointer's place in the units of the figure. */
  spot(event) {
    const point = new DOMPoint(event.clientX, event.clientY);
    const { x, y } = point.matrixTransform(this.explorer.drawn.svg.getScreenCTM().inverse());
    return { x, y };
  }

  down(event) {
    if (!event.target.closest(".explorer-guess-layer")) return; // beside the field a finger scrolls
    event.preventDefault(); // selects no text on the way
    this.last = this.spot(event);
    this.explorer.drawn.svg.setPointerCapture(event.pointerId);
    this.stroke(this.last, this.last);
  }

  move(event) {
    if (this.last === null) return;
    const now = this.spot(event);
    this.stroke(this.last, now);
    this.last = now;
  }

  /** Move the cursor by a key and draw there: along takes the value with it. What is drawn, in words, or null. */
  step(event) {
    const along = { ArrowLeft: -STRIDE, ArrowRight: STRIDE }[event.key] ?? 0;
    const higher = { ArrowUp: 1, ArrowDown: -1 }[event.key] ?? 0;
    if (!along && !higher) return null;
    event.preventDefault();
    const { values, at, scale: { limits: [low, high] } } = this;
    const next = Math.min(PLACES - 1, Math.max(0, at + along));
    values[at] = Math.min(high, Math.max(low, (values[at] ?? low) + (higher * (high - low)) / 20));
    for (let i = at; i !== next; i += Math.sign(along)) values[i + Math.sign(along)] ??= values[i];
    this.at = next;
    this.show();
    const x = this.across(this.places[next]);
    return filled(this.words.guess_at, { across: this.panel.across, x, value: this.up(values[next]) });
  }

  /** Draw with the pointer and the keys on the figure of now; `tell` says what the keys draw. */
  listen(tell) {
    const { svg } = this.explorer.drawn;
    svg.setAttribute("tabindex", "0");
    svg.onpointerdown = (event) => this.down(event);
    svg.onpointermove = (event) => this.move(event);
    svg.onpointerup = svg.onpointercancel = () => { this.last = null; };
    svg.onkeydown = (event) => {
      const said = this.step(event);
      if (said !== null) tell(said);
    };
  }

  /** How far it is off, in words; null before anything is drawn, and where nothing can be. */
  judged(run) {
    const off = this.artist && distance(this.places, this.values, run[this.artist.x], run[this.artist.y]);
    if (!off) return null;
    const { x, said, shown } = off.largest;
    return filled(this.words.guess_off, {
      mean: this.up(off.mean), across: this.panel.across, x: this.across(x), said: this.up(said), shown: this.up(shown),
    });
  }
}

/** The button that begins a guess, the bar shown while guessing, and what to call after every drawing.

    The root of the explorer carries data-guessing while the lines hide. */
export class Guesser {
  constructor(explorer) {
    const { root, words, description } = explorer;
    Object.assign(this, { explorer, root, words, outcomes: description.outcomes });
    this.drawing = new Drawing(explorer);
    this.compared = null; // the answer that a finished guess was compared with
    this.bets = choices(description, `${explorer.key}-bet`);
    this.build();
  }

  build() {
    const { words } = this;
    this.told = element("p", { class: "explorer-guess-told", role: "status", "aria-live": "polite" });
    this.verdict = element("div", { class: "explorer-verdict", tabindex: "-1", hidden: true });
    this.show = actionButton("show", words.guess_show, () => this.reveal(), { class: "explorer-first" });
    this.stop = actionButton("stop", words.guess_stop, () => {
      this.giveUp();
      this.explorer.paint();
    });
    this.begin = actionButton("guess", words.guess, () => this.start(), { class: "explorer-reset" });
    this.bar = element("div", { class: "explorer-guess", hidden: true },
      this.bets.root, this.told, this.show, this.stop, this.verdict);
  }

  get guessing() { return this.root.dataset.guessing === "true"; }

  /** The outcome of the run of now; a model may name none. */
  get outcome() {
    return Object.entries(this.outcomes).find(([name]) => name === this.explorer.answer.outcome)?.[1];
  }

  /** Offer a guess where there is something to guess. */
  offer() { this.begin.hidden = this.drawing.artist === null && !this.outcome; }

  start() {
    this.drawing.begin();
    this.bets.clear();
    this.root.dispatchEvent(new Event("guess-begun"));
    this.root.dataset.guessing = "true";
    this.bar.hidden = this.show.hidden = this.stop.hidden = false;
    this.verdict.hidden = true;
    this.bets.root.hidden = Object.keys(this.outcomes).length === 0;
    this.told.textContent = this.drawing.invitation;
    this.explorer.paint();
    this.lead();
  }

  /** Take the reader to what is to be done first. */
  lead() {
    const { bets, told } = this;
    if (bets.root.hidden) this.explorer.drawn.svg.focus({ preventScroll: true });
    else bets.focus();
    (bets.root.hidden ? told : bets.question).scrollIntoView({ block: "nearest" });
  }

  end() {
    delete this.root.dataset.guessing;
    this.show.hidden = this.stop.hidden = this.bets.root.hidden = true;
    this.told.textContent = "";
  }

  /** What the model makes of the guess: whether the choice was right, how far the curve is off. */
  judged() {
    const { words, outcome } = this;
    const chosen = this.bets.chosen();
    const off = this.drawing.judged(this.explorer.answer.run);
    const said = chosen === null && off === null ? [words.guess_none] : [];
    if (outcome) {
      const { bet } = outcome;
      if (chosen === null) said.push(filled(words.guess_unchosen, { bet }));
      else said.push(filled(chosen === bet ? words.guess_right : words.guess_wrong, { chosen, bet }));
    }
    return off === null ? said : [...said, off];
  }

  /** Why the run came out as it did; of a model that a reader has changed, the book does not know. */
  reasons() {
    const { outcome, words } = this;
    const { values, curves, run, original } = this.explorer.answer;
    if (!outcome || original) return [];
    const why = filled(outcome.why, { ...values, ...curves, ...run });
    return [element("h4", {}, words.guess_why), element("p", {}, why)];
  }

  reveal() {
    const answer = this.explorer.answer;
    if (answer.error) { // nothing to judge by; other values, or other rules, may give something
      this.told.textContent = answer.error;
      return;
    }
    const { verdict, root } = this;
    verdict.replaceChildren(...this.judged().map((sentence) => element("p", {}, sentence)), ...this.reasons());
    verdict.hidden = false;
    this.compared = answer;
    this.end();
    this.explorer.paint();
    root.dispatchEvent(new Event("guess-answered"));
    verdict.focus({ preventScroll: true });
    bringIntoSight(verdict, root);
  }

  giveUp() {
    const focused = this.bar.contains(document.activeElement);
    this.end();
    this.drawing.remove();
    this.bar.hidden = true;
    if (focused) this.begin.focus({ preventScroll: true });
  }

  /** After every drawing: listen on the figure of now, and keep the guess on it. A new run ends an old guess. */
  follow() {
    const { guessing, drawing } = this;
    const { svg } = this.explorer.drawn;
    const open = guessing && drawing.artist !== null;
    svg.setAttribute("role", open ? "application" : "img");
    svg.toggleAttribute("tabindex", open);
    if (drawing.values === null) return;
    if (!guessing && this.explorer.answer !== this.compared) {
      this.giveUp();
      return;
    }
    drawing.open = guessing;
    drawing.show();
    if (open) drawing.listen((words) => { this.told.textContent = words; });
  }
}
