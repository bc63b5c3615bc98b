/* Small charts in SVG, in the colours of the page. */

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

/** A small chart. lines: {points: [[x, y], ...], kind: "main" or "second", label}; dot: [x, y] on the main line. */
export function chart(words, { xs, ys, xLabel, yLabel, lines, dot }) {
  const [left, right, top, bottom] = [34, 372, 22, 178];
  const x = (value) => left + ((right - left) * (value - xs[0])) / (xs[1] - xs[0]);
  const y = (value) => bottom - ((bottom - top) * (value - ys[0])) / (ys[1] - ys[0]);
  const svg = drawn("svg", { viewBox: "0 0 380 214", class: "lab-chart", role: "img", "aria-label": words });
  svg.append(drawn("path", { class: "lab-axis", d: `M${left} ${top}V${bottom}H${right}` }));
  for (const value of ys) svg.append(drawn("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, value));
  for (const value of xs) svg.append(drawn("text", { x: x(value), y: bottom + 16, "text-anchor": "middle" }, value));
  svg.append(drawn("text", { x: (left + right) / 2, y: bottom + 32, "text-anchor": "middle" }, xLabel));
  svg.append(drawn("text", { x: left - 6, y: top - 10 }, yLabel));
  for (const { points, kind, label } of lines) {
    const d = points.map((at, i) => `${i ? "L" : "M"}${x(at[0]).toFixed(1)} ${y(at[1]).toFixed(1)}`).join("");
    svg.append(drawn("path", { class: `lab-line lab-line-${kind}`, d }));
    const [endX, endY] = [x(points[points.length - 1][0]), y(points[points.length - 1][1])];
    const anchor = endX > (left + right) / 2 ? "end" : "start";
    const below = kind === "main" && endY < bottom - 30; // the lines may begin close together
    if (label) svg.append(drawn("text", { x: endX, y: endY + (below ? 20 : -9), "text-anchor": anchor }, label));
  }
  if (dot) svg.append(drawn("circle", { class: "lab-dot", r: 5, cx: x(dot[0]), cy: y(dot[1]) }));
  return svg;
}

/** A line that rises in steps. */
export const steps = (counts) => counts.flatMap((count, i) => (i ? [[i, counts[i - 1]], [i, count]] : [[0, count]]));
