/* The Explorer: a figure of a model, its controls and a sentence that says what is seen.

   The same file runs in Jupyter (an anywidget module; Python computes) and on the page (host.js computes in a
   worker). It knows only a `model` with `description`, `values` and `answer`, and computes no model itself. */

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const NARROW = 560; // CSS pixels below which the narrow layout is shown

let explorers = 0; // numbers the explorers of a page, so that no two elements share an id

// ---------------------------------------------------------------------------------------------- words

/** A number with so many digits, an exact half going to the even neighbour, as Python has it (toFixed goes up). */
function rounded(value, digits) {
  const scaled = Math.abs(value) * 10 ** digits;
  const half = scaled % 1 === 0.5 && Number.isInteger(value * 2 ** (digits + 1)); // not just close to a half
  return half && Math.floor(scaled) % 2 === 0
    ? ((Math.sign(value) * Math.floor(scaled)) / 10 ** digits).toFixed(digits)
    : value.toFixed(digits);
}

/** A number in the part of Python's format language that the sentences use: [,].Nf and .N%. */
export function formatted(value, spec) {
  if (typeof value !== "number" || !spec) return String(value);
  const [, comma, digits, kind] = /^(,?)\.(\d+)([f%])$/.exec(spec);
  const text = rounded(kind === "%" ? value * 100 : value, Number(digits)) + (kind === "%" ? "%" : "");
  return comma ? text.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : text;
}

/** A sentence with its {name} and {name:spec} places filled from values. */
export function filled(template, values) {
  return template.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, spec) => formatted(values[name], spec));
}

/** Why a typed text is no value for a parameter, in words, or null if it is one. */
export function refusal(parameter, text, refusals) {
  const say = (kind) => filled(refusals[kind], { ...parameter, value: text.trim() === "" ? "“”" : text });
  const value = Number(text);
  if (text.trim() === "" || Number.isNaN(value)) return say("number");
  if (value < parameter.low || value > parameter.high) return say("range");
  if (parameter.whole && !Number.isInteger(value)) return say("whole");
  return null;
}

// --------------------------------------------------------------------------------------------- figure

const listed = (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]);
const scalar = (data, name) => (typeof name === "string" ? data[name] ?? null : name);
const short = (number) => number.toFixed(2);

/** The smallest rung of a ladder that holds all values it shows. */
function rung(axis, data) {
  const highest = Math.max(0, ...axis.shows.flatMap((name) => listed(data[name])));
  const limit = axis.ladder.find((step) => highest <= step);
  if (limit === undefined) throw new RangeError(`${highest} does not fit on the axis`);
  return limit;
}

/** Functions from data to SVG coordinates for one panel; `limits` of a ladder axis follow the data. */
function panelScales(panel, data) {
  const [left, top, width, height] = panel.box;
  const limits = panel.y.ladder ? [0, rung(panel.y, data)] : panel.y.limits;
  const part = (value, [low, high], log) =>
    log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return {
    left, top, width, height, limits,
    x: (value) => left + width * part(value, panel.x.limits, panel.x.log),
    y: (value) => top + height * (1 - part(value, limits, panel.y.log)),
  };
}

function tracedPath(xs, ys, scales) {
  return xs.map((x, i) => `${i ? "L" : "M"}${short(scales.x(x))} ${short(scales.y(ys[i]))}`).join("");
}

function moveMarks(group, xs, ys, scales) {
  const first = group.querySelector("use");
  const parent = first.parentNode;
  const marks = [...parent.querySelectorAll("use")];
  while (marks.length < xs.length) marks.push(parent.appendChild(first.cloneNode()));
  marks.forEach((mark, i) => {
    mark.style.display = i < xs.length ? "" : "none";
    if (i >= xs.length) return;
    mark.setAttribute("x", short(scales.x(xs[i])));
    mark.setAttribute("y", short(scales.y(ys[i])));
  });
}

function barPath(artist, place, length, scales) {
  const half = artist.thickness / 2;
  const [left, right] = [scales.x(0), scales.x(length)].map(short);
  const [top, bottom] = [scales.y(place - half), scales.y(place + half)].map(short);
  return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
}

function moveNote(group, artist, data, scales) {
  const [x, y] = [scalar(data, artist.x), scalar(data, artist.y)];
  group.style.display = x === null || y === null ? "none" : "";
  if (x === null || y === null) return;
  const at = [short(scales.x(x) + artist.shift[0]), short(scales.y(y) - artist.shift[1])];
  const text = group.querySelector("text");
  text.removeAttribute("transform");
  text.setAttribute("x", at[0]);
  text.setAttribute("y", at[1]);
}

/** How each kind of artist follows its data. */
const MOVES = {
  line(group, artist, data, scales) {
    group.querySelector("path").setAttribute("d", tracedPath(data[artist.x], data[artist.y], scales));
  },
  segments(group, artist, data, scales) {
    const points = listed(data[artist.x]).map((x, i) => `${short(scales.x(x))} ${short(scales.y(data[artist.y][i]))}`);
    group.querySelector("path").setAttribute("d", points.map((at, i) => (i % 2 ? "L" : "M") + at).join(""));
  },
  area(group, artist, data, scales) {
    const xs = data[artist.x];
    const around = [...data[artist.low], ...[...data[artist.high]].reverse()];
    const d = xs.length ? `${tracedPath([...xs, ...[...xs].reverse()], around, scales)}Z` : "";
    group.querySelector("path").setAttribute("d", d);
  },
  marks(group, artist, data, scales) {
    const from = artist.last ? -1 : 0;
    moveMarks(group, listed(data[artist.x]).slice(from), listed(data[artist.y]).slice(from), scales);
  },
  bar(group, artist, data, scales) {
    const d = barPath(artist, data[artist.x][artist.index], data[artist.y][artist.index], scales);
    group.querySelector("path").setAttribute("d", d);
  },
  upright(group, artist, data, scales) {
    const x = scalar(data, artist.value);
    const d = x === null ? "" : `M${short(scales.x(x))} ${scales.top + scales.height}V${scales.top}`;
    group.querySelector("path").setAttribute("d", d);
  },
  level(group, artist, data, scales) {
    const y = scalar(data, artist.value);
    const d = y === null ? "" : `M${scales.left} ${short(scales.y(y))}H${scales.left + scales.width}`;
    group.querySelector("path").setAttribute("d", d);
  },
  note: moveNote,
};

/** The exported SVG with every id made unique, and a function that draws data into it. */
export function liveFigure(template, prefix) {
  const holder = document.createElement("div");
  holder.innerHTML = template.svg;
  const svg = holder.querySelector("svg");
  const named = (id) => `${prefix}-${id}`;
  for (const element of svg.querySelectorAll("[id]")) element.id = named(element.id);
  for (const use of svg.querySelectorAll("use")) {
    const target = (use.getAttributeNS(XLINK, "href") ?? use.getAttribute("href")).slice(1);
    use.removeAttributeNS(XLINK, "href");
    use.setAttribute("href", `#${named(target)}`);
  }
  for (const clipped of svg.querySelectorAll("[clip-path]")) {
    const target = /#([^)]+)\)/.exec(clipped.getAttribute("clip-path"))[1];
    clipped.setAttribute("clip-path", `url(#${named(target)})`);
  }
  svg.setAttribute("class", "explorer-figure");
  svg.setAttribute("role", "img");
  const part = (id) => svg.getElementById(named(id));
  const groups = template.artists.map((artist) => part(artist.id));
  const ticks = template.axes.map((axis, i) =>
    axis.y.ladder ? [0, 1, 2, 3, 4].map((step) => part(`tick-${i}-${step}`).querySelector("text")) : null);

  function draw(data) {
    const scales = template.axes.map((panel) => panelScales(panel, data));
    ticks.forEach((labels, i) => labels?.forEach((label, step) => {
      label.textContent = String(Number(((scales[i].limits[1] * step) / 4 / template.axes[i].y.unit).toPrecision(6)));
    }));
    template.artists.forEach((artist, i) => MOVES[artist.kind](groups[i], artist, data, scales[artist.axes]));
  }
  return { svg, draw };
}

// ------------------------------------------------------------------------------------------- controls

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** One parameter: its names, a slider, a typed value with its unit, and room for a refusal. */
function control(parameter, id, words, onValue, onRefusal) {
  const range = { min: String(parameter.low), max: String(parameter.high), step: String(parameter.step) };
  const slider = element("input", { type: "range", id, name: parameter.name, ...range });
  const typed = element("input", {
    type: "text", inputmode: "decimal", name: parameter.name, autocomplete: "off", class: "explorer-typed",
    "aria-label": filled(words.value_of, parameter), "aria-describedby": `${id}-refusal`,
  });
  const message = element("p", { class: "explorer-refusal", id: `${id}-refusal`, role: "alert", hidden: true });
  const label = element("label", { for: id }, `${parameter.label} `,
    element("span", { lang: "zh", class: "explorer-zh" }, parameter.zh));
  const unit = element("span", { class: "explorer-unit" }, parameter.unit);
  const root = element("div", { class: "explorer-control" },
    label, element("div", { class: "explorer-inputs" }, slider, typed, unit), message);

  function refuse(text) {
    message.textContent = text ?? "";
    message.hidden = text === null;
    typed.setAttribute("aria-invalid", String(text !== null));
  }
  function show(value) {
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", `${value} ${parameter.unit}`);
    if (document.activeElement !== typed || Number(typed.value) !== value) typed.value = String(value);
    refuse(null);
  }
  slider.addEventListener("input", () => {
    show(Number(slider.value));
    onValue(parameter.name, Number(slider.value));
  });
  typed.addEventListener("change", () => {
    const why = onRefusal(parameter, typed.value);
    if (why !== null) return refuse(why);
    show(Number(typed.value));
    onValue(parameter.name, Number(typed.value));
  });
  return { root, show };
}

function presetButtons(description, words, onPreset) {
  const note = element("p", { class: "explorer-preset-note", hidden: true });
  const buttons = description.presets.map((preset) =>
    element("button", { type: "button", name: "preset", value: preset.name, "aria-pressed": "false" }, preset.label));
  buttons.forEach((button, i) => button.addEventListener("click", () => onPreset(description.presets[i])));
  const reset = element("button", { type: "button", name: "reset", class: "explorer-reset" }, words.reset);
  reset.addEventListener("click", () => onPreset(null));
  const group = element("div", { class: "explorer-presets", role: "group", "aria-label": words.presets },
    ...buttons, reset);
  /** Mark the preset whose values these are, and say its sentence. */
  function mark(values) {
    const defaults = Object.fromEntries(description.parameters.map((p) => [p.name, p.default]));
    const found = description.presets.find((preset) => {
      const wanted = { ...defaults, ...preset.values };
      return Object.keys(wanted).every((name) => wanted[name] === values[name]);
    });
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === found?.name)));
    note.hidden = !found;
    note.textContent = found?.sentence ?? "";
  }
  return { roots: [group, note], mark };
}

// ----------------------------------------------------------------------------------------------- whole

/** Build the explorer of `model` in `el` and keep the two in step. Returns a function that ends it. */
export function render({ model, el }) {
  const description = model.get("description");
  const { words, refusals } = description;
  const key = `explorer-${++explorers}`;
  const root = el.matches("[data-explorer]") ? el : el.appendChild(stillFigure(description));
  const start = { ...model.get("values") };
  const reading = element("p", { class: "explorer-reading", role: "status", "aria-live": "polite" });
  const trouble = element("p", { class: "explorer-trouble", role: "alert", hidden: true });
  const controls = new Map();
  const stage = element("div", { class: "explorer-stage" });
  const still = root.querySelector("picture, .explorer-figure");
  still.replaceWith(stage);
  stage.append(still); // stays until the first answer is drawn
  let drawn = null; // the figure on show, its layout and the data in it

  const setState = (state) => { root.dataset.state = state; };

  function change(values) {
    const now = model.get("values");
    if (Object.keys(values).every((name) => values[name] === now[name])) {
      if (drawn) setState("live"); // nothing to compute: the picture shows these values
      return;
    }
    model.set("values", { ...model.get("values"), ...values });
    model.save_changes();
    setState("running");
    presets.mark(model.get("values"));
  }

  function check(parameter, text) {
    const why = refusal(parameter, text, refusals);
    if (why !== null) setState("error");
    return why;
  }

  function choose(preset) {
    const defaults = Object.fromEntries(description.parameters.map((p) => [p.name, p.default]));
    change(preset ? { ...defaults, ...preset.values } : start);
    showValues();
  }

  function showValues() {
    const values = model.get("values");
    for (const [name, item] of controls) item.show(values[name]);
    presets.mark(values);
  }

  function place(layout) {
    const figure = liveFigure(description.figures[layout], `${key}-${layout}`);
    stage.replaceChildren(figure.svg);
    drawn = { ...figure, layout };
  }

  function paint() {
    const answer = model.get("answer");
    if (!answer || answer.error) return complain(answer?.error);
    const layout = root.clientWidth < NARROW ? "narrow" : "wide";
    if (drawn?.layout !== layout) place(layout);
    const data = { ...answer.values, ...answer.curves, ...answer.run };
    try {
      drawn.draw(data);
    } catch (error) {
      return complain(filled(words.failed, { message: `${error.message}.` }));
    }
    const sentence = filled(description.sentences[answer.sentence], data);
    if (reading.textContent !== sentence) reading.textContent = sentence;
    drawn.svg.setAttribute("aria-label", filled(words.copied, { ...description, sentence }));
    trouble.hidden = true;
    setState("live");
  }

  function complain(message) {
    if (!message) return;
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
  const caption = root.querySelector("figcaption");
  root.prepend(element("div", { class: "explorer-start" }, ...presets.roots));
  const panel = element("div", { class: "explorer-panel" }, reading, trouble, main);
  if (scenario.children.length) {
    panel.append(element("details", { class: "explorer-scenario" }, element("summary", {}, words.scenario), scenario));
  }
  caption.before(panel);
  showValues();

  const resized = new ResizeObserver(() => {
    const layout = root.clientWidth < NARROW ? "narrow" : "wide";
    if (drawn && drawn.layout !== layout) paint();
  });
  resized.observe(root);
  model.on("change:answer", paint);
  model.on("change:values", showValues);
  paint();
  return () => {
    resized.disconnect();
    model.off("change:answer", paint);
    model.off("change:values", showValues);
  };
}

/** The figure element that a page already has, for Jupyter, where there is none yet. */
function stillFigure(description) {
  return element("figure", { class: "explorer", "data-explorer": description.id, "data-state": "static" },
    element("div", { class: "explorer-figure" }), element("figcaption", {}, description.caption));
}

export default { render };
