/* Predict first: the lines are hidden, the reader says what will happen, and then the model answers, and says why.

   A guess is an outcome chosen in words, a curve drawn over the figure, or both. The curve is a value at each of
   some places across the panel, drawn with finger or mouse, or set with the arrow keys. All of it stays in the page:
   nothing is stored or sent. */

import { bringIntoSight, element } from "./controls.js";
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

/** The button that begins a guess, the bar shown while guessing, and what to call after every drawing.

    `stage()` gives what is on show: { svg, scales, template }; `repaint` draws it again. `root` carries data-guessing
    while the lines hide; `key` is the explorer's own, for names. */
export function guesser(model, root, key, stage, repaint) {
  const description = model.get("description");
  const { words, outcomes } = description;
  const bets = choices(description, `${key}-bet`);
  const told = element("p", { class: "explorer-guess-told", role: "status", "aria-live": "polite" });
  const verdict = element("div", { class: "explorer-verdict", tabindex: "-1", hidden: true });
  const show = element("button", { type: "button", name: "show", class: "explorer-first" }, words.guess_show);
  const stop = element("button", { type: "button", name: "stop" }, words.guess_stop);
  const begin = element("button", { type: "button", name: "guess", class: "explorer-reset" }, words.guess);
  const bar = element("div", { class: "explorer-guess", hidden: true }, bets.root, told, show, stop, verdict);
  let guess = null; // a value or null for each place; null as a whole when no guess is under way or compared
  let at = 0; // place of the keyboard's cursor
  let over = null; // the overlay of the figure on show
  let last = null; // where a stroke has come to
  let compared = null; // the answer that a finished guess was compared with

  const artist = () => stage().template.artists.find((each) => each.guess) ?? null;
  const panel = () => stage().template.axes[artist().axes];
  const scale = () => stage().scales()[artist().axes];
  const guessing = () => root.dataset.guessing === "true";
  const outcome = () => Object.entries(outcomes).find(([name]) => name === model.get("answer").outcome)?.[1]; // a model may name none
  const names = () => ({ panel: panel().title, label: artist().label || panel().title });
  const across = (x) => onAxis(x, panel().x.limits);
  const up = (value) => onAxis(value, scale().limits, panel().y.unit);

  function places() {
    const [low, high] = panel().x.limits;
    return Array.from({ length: PLACES }, (_, i) => low + ((high - low) * i) / (PLACES - 1));
  }
  function draw() {
    if (artist() === null) return;
    if (over?.svg !== stage().svg) over = overlay(stage().svg, words.guess_here);
    over.show(scale(), places(), guess, at, guessing());
  }

  /** Set the guess from one point of the figure to another: a stroke fills the places it passes over. */
  function stroke(from, to) {
    const { left, top, width, height, limits } = scale();
    const within = (part) => Math.min(1, Math.max(0, part));
    const index = ({ x }) => Math.round(within((x - left) / width) * (PLACES - 1));
    const value = ({ y }) => limits[0] + within(1 - (y - top) / height) * (limits[1] - limits[0]);
    const [first, end] = [index(from), index(to)];
    for (let step = 0; step <= Math.abs(end - first); step += 1) {
      const part = end === first ? 1 : step / Math.abs(end - first);
      guess[first + Math.sign(end - first) * step] = value(from) + part * (value(to) - value(from));
    }
    draw();
  }
  /** A pointer's place in the units of the figure. */
  function spot(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(stage().svg.getScreenCTM().inverse());
    return { x: point.x, y: point.y };
  }
  function down(event) {
    if (!event.target.closest(".explorer-guess-layer")) return; // beside the field a finger scrolls
    event.preventDefault(); // selects no text on the way
    last = spot(event);
    stage().svg.setPointerCapture(event.pointerId);
    stroke(last, last);
  }
  function move(event) {
    if (last === null) return;
    const now = spot(event);
    stroke(last, now);
    last = now;
  }
  function step(event) {
    const along = { ArrowLeft: -STRIDE, ArrowRight: STRIDE }[event.key] ?? 0;
    const higher = { ArrowUp: 1, ArrowDown: -1 }[event.key] ?? 0;
    if (!along && !higher) return;
    event.preventDefault();
    const [low, high] = scale().limits;
    const next = Math.min(PLACES - 1, Math.max(0, at + along));
    guess[at] = Math.min(high, Math.max(low, (guess[at] ?? low) + (higher * (high - low)) / 20));
    for (let i = at; i !== next; i += Math.sign(along)) guess[i + Math.sign(along)] ??= guess[i];
    at = next;
    told.textContent = filled(words.guess_at, { across: panel().across, x: across(places()[at]), value: up(guess[at]) });
    draw();
  }

  function start() {
    guess = new Array(PLACES).fill(null);
    at = 0;
    bets.clear();
    root.dispatchEvent(new Event("guess-begun"));
    root.dataset.guessing = "true";
    bar.hidden = show.hidden = stop.hidden = false;
    verdict.hidden = true;
    bets.root.hidden = Object.keys(outcomes).length === 0;
    told.textContent = artist() ? filled(artist().label ? words.guess_draw : words.guess_draw_panel, names()) : "";
    repaint();
    if (bets.root.hidden) stage().svg.focus({ preventScroll: true });
    else bets.focus();
    (bets.root.hidden ? told : bets.question).scrollIntoView({ block: "nearest" });
  }
  function end() {
    delete root.dataset.guessing;
    show.hidden = stop.hidden = bets.root.hidden = true;
    told.textContent = "";
  }
  /** What the model makes of the guess: whether the choice was right, how far the curve is off, and why it came so. */
  function judged() {
    const said = [];
    const { run } = model.get("answer");
    const off = artist() && distance(places(), guess, run[artist().x], run[artist().y]);
    const chosen = bets.chosen();
    if (chosen === null && !off) said.push(words.guess_none);
    if (outcome()) {
      const verdictOf = chosen === null ? words.guess_unchosen : chosen === outcome().bet ? words.guess_right : words.guess_wrong;
      said.push(filled(verdictOf, { chosen, bet: outcome().bet }));
    }
    if (off) {
      const { x, said: drawn, shown } = off.largest;
      said.push(filled(words.guess_off, {
        mean: up(off.mean), across: panel().across, x: across(x), said: up(drawn), shown: up(shown) }));
    }
    return said;
  }
  function reveal() {
    const { values, curves, run, original, error } = model.get("answer");
    if (error) { // nothing to judge by; other values, or other rules, may give something
      told.textContent = error;
      return;
    }
    verdict.replaceChildren(...judged().map((sentence) => element("p", {}, sentence)));
    if (outcome() && !original) { // of a model that a reader has changed, the book does not know why
      verdict.append(element("h4", {}, words.guess_why),
        element("p", {}, filled(outcome().why, { ...values, ...curves, ...run })));
    }
    verdict.hidden = false;
    compared = model.get("answer");
    end();
    repaint();
    root.dispatchEvent(new Event("guess-answered"));
    verdict.focus({ preventScroll: true });
    bringIntoSight(verdict, root);
  }
  function giveUp() {
    const focused = bar.contains(document.activeElement);
    end();
    over?.layer.remove();
    over = guess = null;
    bar.hidden = true;
    if (focused) begin.focus({ preventScroll: true });
  }
  /** After every drawing: listen on the figure of now, and keep the guess on it. A new run ends an old guess. */
  function follow() {
    const { svg } = stage();
    const drawing = guessing() && artist() !== null;
    svg.setAttribute("role", drawing ? "application" : "img");
    svg.toggleAttribute("tabindex", drawing);
    if (guess === null) return;
    if (!guessing() && model.get("answer") !== compared) return giveUp();
    draw();
    if (!drawing) return;
    svg.setAttribute("tabindex", "0");
    svg.onpointerdown = down;
    svg.onpointermove = move;
    svg.onpointerup = svg.onpointercancel = () => { last = null; };
    svg.onkeydown = step;
  }

  begin.addEventListener("click", start);
  show.addEventListener("click", reveal);
  stop.addEventListener("click", () => {
    giveUp();
    repaint();
  });
  return { begin, bar, follow, guessing, offer: () => { begin.hidden = artist() === null && !outcome(); } };
}
