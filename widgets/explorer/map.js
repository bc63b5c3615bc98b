/* A map of two parameters: what a model ends with at every pair of their values, filled in coarse first.

   The map computes nothing. It asks `model.send` for some points at a time and draws what comes back, so that the
   page is free between the answers; a question about older values is left unanswered. Touching the map sets the
   two sliders. */

import { element } from "./controls.js";
import { filled, formatted } from "./words.js";

const MOST = 48; // cells along a side, fewer where a parameter has fewer values
const COARSEST = 8; // cells along the side of a block in the first pass
const PATIENCE = 150; // ms without a change before the map is computed anew
const SHADES = [[250, 250, 250], [86, 160, 205], [0, 42, 82]]; // from little to much, also without colours

const SVG = "http://www.w3.org/2000/svg";

/** The values of a parameter along a side of the map, every one a stop of its slider. */
export function stops({ low, high, step }) {
  const steps = Math.round((high - low) / step);
  const cells = Math.min(MOST, steps + 1);
  const decimals = (String(step).split(".")[1] ?? "").length;
  return Array.from({ length: cells }, (_, i) =>
    Number((low + Math.round((i * steps) / (cells - 1)) * step).toFixed(decimals)));
}

/** All cells in the order in which they are computed: [column, row, side of the block it stands for so far]. */
export function coarseFirst(columns, rows) {
  const order = [];
  for (let size = COARSEST; size >= 1; size /= 2) {
    for (let row = 0; row < rows; row += size) {
      for (let column = 0; column < columns; column += size) {
        const known = size < COARSEST && row % (2 * size) === 0 && column % (2 * size) === 0;
        if (!known) order.push([column, row, size]);
      }
    }
  }
  return order;
}

/** Path along the sides of the cells between which the quantity passes a level; row 0 is at the bottom. */
export function border(cells, columns, rows, level) {
  const above = (column, row) => cells[row * columns + column] >= level;
  let path = "";
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const top = rows - row - 1;
      if (column > 0 && above(column, row) !== above(column - 1, row)) path += `M${column} ${top}v1`;
      if (row > 0 && above(column, row) !== above(column, row - 1)) path += `M${column} ${top + 1}h1`;
    }
  }
  return path;
}

function shade(part) {
  const at = Math.min(1, Math.max(0, part)) * (SHADES.length - 1);
  const from = Math.min(Math.floor(at), SHADES.length - 2);
  return SHADES[from].map((channel, i) => channel + (at - from) * (SHADES[from + 1][i] - channel));
}

/** Index of the stop nearest to a value. */
const nearest = (values, value) =>
  values.reduce((best, stop, i) => (Math.abs(stop - value) < Math.abs(values[best] - value) ? i : best), 0);

/** The picture of the map: cells, the line at its level, and a ring at the values of now. */
function plot(description, xs, ys) {
  const [columns, rows] = [xs.length, ys.length];
  const canvas = element("canvas", { width: columns, height: rows });
  const line = document.createElementNS(SVG, "svg");
  line.setAttribute("viewBox", `0 0 ${columns} ${rows}`);
  line.setAttribute("preserveAspectRatio", "none");
  const path = line.appendChild(document.createElementNS(SVG, "path"));
  const ring = element("span", { class: "explorer-map-ring" });
  const [low, high] = description.limits;
  const cells = new Array(columns * rows).fill(NaN);
  const pixels = canvas.getContext("2d");

  function paint([column, row, size], value) {
    const [width, height] = [Math.min(size, columns - column), Math.min(size, rows - row)];
    for (let y = row; y < row + height; y += 1) cells.fill(value, y * columns + column, y * columns + column + width);
    pixels.fillStyle = `rgb(${shade((value - low) / (high - low)).map(Math.round).join(" ")})`;
    pixels.fillRect(column, rows - row - height, width, height);
  }
  function outline() {
    path.setAttribute("d", description.level === null ? "" : border(cells, columns, rows, description.level));
  }
  function place(x, y) {
    ring.style.left = `${((nearest(xs, x) + 0.5) / columns) * 100}%`;
    ring.style.top = `${(1 - (nearest(ys, y) + 0.5) / rows) * 100}%`;
  }
  const valueAt = (x, y) => cells[nearest(ys, y) * columns + nearest(xs, x)];
  return { parts: [canvas, line, ring], paint, outline, place, valueAt };
}

/** An axis: its ends, and the name of its parameter between them. */
function axis(parameter, values, place) {
  return element("div", { class: `explorer-map-axis explorer-map-${place}` },
    element("span", {}, String(values[0])), element("span", { class: "explorer-map-name" }, parameter.label),
    element("span", {}, String(values.at(-1))));
}

function legend(description) {
  const [low, high] = description.limits.map((limit) => formatted(limit, description.spec));
  const ramp = SHADES.map((colour) => `rgb(${colour.join(" ")})`).join(", ");
  const bar = element("span", { class: "explorer-map-ramp explorer-shades" });
  bar.style.background = `linear-gradient(to right, ${ramp})`;
  const words = element("span", { class: "explorer-map-line" }, description.line);
  return element("div", { class: "explorer-map-legend" },
    element("p", {}, description.label), element("p", {}, low, " ", bar, " ", high),
    ...(description.line ? [element("p", {}, words)] : []));
}

/** Which way the arrow keys lead: columns to the right, rows upwards. */
const MOVES_OF_KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** An index, or the nearest one that the values have. */
const inside = (values, index) => Math.min(values.length - 1, Math.max(0, index));

/** The folded map of an explorer whose model has one; `follow` tells it of new values. */
export class ParameterMap {
  constructor(explorer) {
    const { model, words, description: { map, parameters } } = explorer;
    Object.assign(this, { explorer, model, map, words });
    this.sides = [map.x, map.y].map((name) => parameters.find((parameter) => parameter.name === name));
    this.stops = this.sides.map(stops);
    this.order = coarseFirst(...this.stops.map((values) => values.length));
    this.picture = plot(map, ...this.stops);
    this.asked = ""; // the values of all other parameters for which the map is being computed
    this.survey = 0; // number of the computation under way; answers to an earlier one are dropped
    this.done = 0; // cells computed
    this.timer = null;
    this.build();
    this.listen();
  }

  build() {
    const { map, words, sides: [across, up], stops: [xs, ys] } = this;
    this.here = element("p", { class: "explorer-map-here", role: "status", "aria-live": "polite" });
    this.field = element("div", {
      class: "explorer-map-field explorer-shades", tabindex: "0", role: "application",
      "aria-label": filled(words.map_field, { label: map.label, x: across.label, y: up.label }),
    }, ...this.picture.parts);
    this.root = element("details", { class: "explorer-map" },
      element("summary", {}, filled(words.map, map)),
      element("p", {}, map.note),
      element("div", { class: "explorer-map-plot" }, axis(up, ys, "up"), this.field, axis(across, xs, "across")),
      this.here, legend(map));
  }

  listen() {
    const { field } = this;
    field.addEventListener("click", (event) => this.touch(event));
    field.addEventListener("pointermove", (event) => {
      if (event.buttons === 1 && event.pointerType !== "touch") this.touch(event);
    });
    field.addEventListener("keydown", (event) => this.step(event));
    this.root.addEventListener("toggle", () => this.follow());
    this.heard = (answer) => this.receive(answer);
    this.model.on("msg:custom", this.heard);
  }

  get values() { return this.explorer.values; }

  /** The values that the map is of: all but those of its two sides. */
  get others() { return JSON.stringify({ ...this.values, [this.map.x]: null, [this.map.y]: null }); }

  ask() {
    const [xs, ys] = this.stops;
    const points = this.order.slice(this.done, this.done + 64).map(([column, row]) => [xs[column], ys[row]]);
    if (points.length) this.model.send({ survey: this.survey, values: this.values, points });
  }

  begin() {
    this.asked = this.others;
    this.survey += 1;
    this.done = 0;
    this.ask();
  }

  receive(answer) {
    const { picture, order } = this;
    if (answer.survey !== this.survey || this.others !== this.asked) return;
    if (answer.error) {
      this.here.textContent = answer.error;
      this.root.dataset.state = "error";
      return;
    }
    answer.cells.forEach((value, i) => picture.paint(order[this.done + i], value));
    this.done += answer.cells.length;
    picture.outline();
    this.tell();
    if (this.done === order.length) this.root.dataset.state = "live";
    else this.ask();
  }

  tell() {
    const { map, values, sides: [across, up] } = this;
    const value = this.picture.valueAt(values[map.x], values[map.y]);
    if (Number.isNaN(value)) return;
    this.here.textContent = filled(this.words.map_here, {
      x: across.label, x_value: values[map.x], y: up.label, y_value: values[map.y], label: map.label,
      value: formatted(value, map.spec),
    });
  }

  follow() {
    const { map, values } = this;
    this.picture.place(values[map.x], values[map.y]);
    if (!this.root.open) return;
    if (this.others === this.asked) return this.tell();
    this.root.dataset.state = "running";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), PATIENCE);
  }

  /** Choose the values of a cell, or of the nearest there is. */
  go(column, row) {
    const { map, stops: [xs, ys] } = this;
    this.explorer.choose({ [map.x]: xs[inside(xs, column)], [map.y]: ys[inside(ys, row)] });
  }

  touch(event) {
    const { left, bottom, width, height } = this.field.getBoundingClientRect();
    if (!width || !height) return; // folded: no place of it can be touched
    const [across, up] = [(event.clientX - left) / width, (bottom - event.clientY) / height];
    const [columns, rows] = this.stops.map((values) => values.length);
    this.go(Math.floor(across * columns), Math.floor(up * rows));
  }

  step(event) {
    const move = MOVES_OF_KEYS[event.key];
    if (!move) return;
    event.preventDefault();
    const { map, values, stops: [xs, ys] } = this;
    this.go(nearest(xs, values[map.x]) + move[0], nearest(ys, values[map.y]) + move[1]);
  }

  end() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.heard);
  }
}
