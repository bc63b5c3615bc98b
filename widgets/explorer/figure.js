/* A figure that Python drew once, moved by data: every artist follows its series. */

const SVG_LINK = "http://www.w3.org/1999/xlink";

const listed = (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]);
const scalar = (data, name) => (typeof name === "string" ? data[name] ?? null : name);
const short = (number) => number.toFixed(2);

/** The smallest rung of a ladder that holds all values it shows, those of pinned runs included. */
function rung(axis, runs) {
  const highest = Math.max(0, ...runs.flatMap((data) => axis.shows.flatMap((name) => listed(data[name]))));
  const limit = axis.ladder.find((step) => highest <= step);
  if (limit === undefined) throw new RangeError(`${highest} does not fit on the axis`);
  return limit;
}

/** Functions from data to SVG coordinates for one panel; `limits` of a ladder axis follow the data, `across` are those of x. */
function panelScales(panel, runs) {
  const [left, top, width, height] = panel.box;
  const limits = panel.y.ladder ? [0, rung(panel.y, runs)] : panel.y.limits;
  const part = (value, [low, high], log) =>
    log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return {
    left, top, width, height, limits, across: panel.x.limits,
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
  const [low, high] = scales.across;
  const shown = x !== null && y !== null && low <= x && x <= high;
  group.style.display = shown ? "" : "none";
  if (!shown) return;
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

const within = (value, low, high) => short(Math.min(Math.max(value, low), high));

// How the name of another run is written, in the picture that is taken away as well.
const GHOST_NAME = {
  "class": "explorer-ghost", "text-anchor": "end", "font-family": "sans-serif", "font-size": 12, "font-weight": "bold",
  "fill": "#555", "stroke": "white", "stroke-width": 3, "paint-order": "stroke",
};

/** Rename every id of an exported SVG, and what refers to it. */
function rename(svg, named) {
  for (const element of svg.querySelectorAll("[id]")) element.id = named(element.id);
  for (const use of svg.querySelectorAll("use")) {
    const target = (use.getAttributeNS(SVG_LINK, "href") ?? use.getAttribute("href")).slice(1);
    use.removeAttributeNS(SVG_LINK, "href");
    use.setAttribute("href", `#${named(target)}`);
  }
  for (const clipped of svg.querySelectorAll("[clip-path]")) {
    const target = /#([^)]+)\)/.exec(clipped.getAttribute("clip-path"))[1];
    clipped.setAttribute("clip-path", `url(#${named(target)})`);
  }
}

/** The exported SVG with every id made unique, and a function that draws data into it. */
export function liveFigure(template, prefix) {
  const holder = document.createElement("div");
  holder.innerHTML = template.svg;
  const svg = holder.querySelector("svg");
  const named = (id) => `${prefix}-${id}`;
  rename(svg, named);
  svg.setAttribute("class", "explorer-figure");
  svg.setAttribute("role", "img");
  const part = (id) => svg.getElementById(named(id));
  const groups = template.artists.map((artist) => part(artist.id));
  const ticks = template.axes.map((axis, i) =>
    axis.y.ladder ? [0, 1, 2, 3, 4].map((step) => part(`tick-${i}-${step}`).querySelector("text")) : null);

  /** The lines of another run, faint, each panel's first with the run's name at its end. */
  function drawGhost({ name, data }, order, scales) {
    const named = new Set();
    template.artists.forEach((artist, i) => {
      if (artist.kind !== "line" || !data[artist.x]?.length) return;
      const ghost = groups[i].cloneNode(true);
      ghost.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
      ghost.removeAttribute("id");
      ghost.setAttribute("class", "explorer-ghost");
      ghost.setAttribute("opacity", 0.4);
      MOVES.line(ghost, artist, data, scales[artist.axes]);
      groups[i].before(ghost);
      if (named.has(artist.axes)) return;
      named.add(artist.axes);
      const { left, top, width, height, x, y } = scales[artist.axes];
      const [end, level] = [x(data[artist.x].at(-1)), y(data[artist.y].at(-1)) - 4];
      const label = document.createElementNS(svg.namespaceURI, "text");
      const place = { x: within(end, left + 40, left + width) - 15 * order, y: within(level, top + 18, top + height - 4) };
      Object.entries({ ...place, ...GHOST_NAME }).forEach(([key, value]) => label.setAttribute(key, value));
      label.textContent = name;
      ghost.after(label); // below the lines of the present run
    });
  }

  let scales = []; // of the panels, as they were drawn last

  /** Draw data and pinned runs; `cut` gives the part of each that is on show. The axes are those of the whole. */
  function draw(data, ghosts = [], cut = (whole) => whole) {
    scales = template.axes.map((panel) => panelScales(panel, [data, ...ghosts.map((ghost) => ghost.data)]));
    svg.querySelectorAll(".explorer-ghost").forEach((ghost) => ghost.remove());
    // Names stand side by side where lines meet.
    ghosts.forEach((ghost, order) => drawGhost({ ...ghost, data: cut(ghost.data) }, order, scales));
    ticks.forEach((labels, i) => labels?.forEach((label, step) => {
      label.textContent = String(Number(((scales[i].limits[1] * step) / 4 / template.axes[i].y.unit).toPrecision(6)));
    }));
    const seen = cut(data);
    template.artists.forEach((artist, i) => MOVES[artist.kind](groups[i], artist, seen, scales[artist.axes]));
  }
  return { svg, draw, template, scales: () => scales };
}
