/* The picture in words, for those who cannot see it: where each named line begins and ends, how high and how low it
   comes on the way, and which lines cross. Few sentences, numbers as round as the axis; said once the picture rests. */

import { element } from "./controls.js";
import { filled, onAxis } from "./words.js";

const REST = 700; // ms without a change after which the description is renewed, so that a dragged slider is quiet
const STILL = 0.01; // part of an axis below which a line does not move

/** The lines to describe: those that show the run or, where the figure has none, all that go from left to right. */
function linesOf(template, data, run) {
  // mostly onwards and never back: a tooth stands upright on its day, a path in the plane does not count
  const rising = (xs) => xs.every((x, i) => i === 0 || x >= xs[i - 1]) && new Set(xs).size > xs.length / 2;
  const drawn = template.artists.filter(({ kind, x, y }) => kind === "line" && data[x].length > 2 && rising(data[x]) && x !== y);
  const course = drawn.filter(({ x, y }) => run[x] && run[y]);
  return course.length ? course : drawn.filter(({ label }) => label);
}

/** A line's course: where it begins and ends, and what of its highest and lowest point lies clearly beyond both. */
export function course(ys, small) {
  const ends = [ys[0], ys.at(-1)];
  const high = ys.indexOf(Math.max(...ys));
  const low = ys.indexOf(Math.min(...ys));
  const peak = ys[high] > Math.max(...ends) + small;
  const dip = ys[low] < Math.min(...ends) - small;
  const kind = peak && dip ? "swings" : peak ? "peaks" : dip ? "dips"
    : Math.abs(ends[1] - ends[0]) <= small ? "stays" : ends[1] > ends[0] ? "rises" : "falls";
  return { kind, high, low };
}

/** The places at which one series comes to the other side of another: the first index on the new side of each. */
export function crossings(ones, others, small) {
  const found = [];
  let side = 0; // the side on which it clearly was last
  let since = 0; // since when it has been on the side of now, however slightly
  ones.forEach((one, i) => {
    const gap = one - others[i];
    if (i > 0 && gap * (ones[i - 1] - others[i - 1]) <= 0) since = i;
    if (Math.abs(gap) <= small) return;
    if (side !== 0 && side !== Math.sign(gap)) found.push(since);
    side = Math.sign(gap);
  });
  return { found, above: side > 0 };
}

/** The description: for each panel that shows a course its title and sentences about its lines. */
export function described(template, scales, data, run, words) {
  const lines = linesOf(template, data, run);
  return template.axes.flatMap((panel, i) => {
    const here = lines.filter((line) => line.axes === i);
    if (here.length === 0) return [];
    const { limits } = scales[i];
    const across = (x) => onAxis(x, panel.x.limits);
    const up = (y) => onAxis(y, limits, panel.y.unit);
    const small = STILL * (limits[1] - limits[0]);
    const sentences = here.map(({ label, x, y }) => {
      const { kind, high, low } = course(data[y], small);
      return filled(words[`describe_${kind}`], {
        line: label || panel.title, across: panel.across, first: up(data[y][0]), last: up(data[y].at(-1)),
        high: up(data[y][high]), high_at: across(data[x][high]), low: up(data[y][low]), low_at: across(data[x][low]),
      });
    });
    return [{ title: panel.title, sentences: [...sentences, ...meetings(template, i, here, data, small, across, words)] }];
  });
}

/** Sentences on the lines of a panel that cross: with each other, and with a level line that has a name. */
function meetings(template, index, lines, data, small, across, words) {
  const levels = template.artists
    .filter(({ kind, axes, label, value }) => kind === "level" && axes === index && label && typeof (data[value] ?? value) === "number")
    .map(({ label, value }) => ({ label, level: data[value] ?? value }));
  const named = lines.filter(({ label }) => label);
  const pairs = named.flatMap((one, i) => [...named.slice(i + 1).filter((other) => other.x === one.x), ...levels].map((other) => [one, other]));
  return pairs.flatMap(([one, other]) => {
    const others = other.y ? data[other.y] : data[one.y].map(() => other.level);
    const { found, above } = crossings(data[one.y], others, small);
    if (found.length === 0) return [];
    const [how, side] = [found.length === 1 ? "goes" : "crosses", above ? "above" : "below"];
    const [first, last] = [found[0], found.at(-1)].map((i) => across(data[one.x][i]));
    return [filled(words[`describe_${how}_${side}`], {
      line: one.label, other: other.label, across: template.axes[index].across, first, last, count: found.length })];
  });
}

/** The hidden text beside a figure. `say` takes a sentence and what gives the panels, and shows both once nothing newer
    comes. */
export function describer(id, words) {
  const root = element("div", { class: "explorer-description", id, role: "status", "aria-live": "polite" });
  let timer = null;

  function show(sentence, panels) {
    const parts = [element("p", {}, sentence), ...panels.flatMap(({ title, sentences }) => [
      element("p", {}, filled(words.describe_panel, { title })),
      element("ul", {}, ...sentences.map((each) => element("li", {}, each)))])];
    const fresh = element("div", {}, ...parts);
    if (root.innerHTML !== fresh.innerHTML) root.replaceChildren(...parts); // the same text is not read out again
  }
  function say(sentence, panels) {
    clearTimeout(timer);
    timer = setTimeout(() => show(sentence, panels()), REST);
  }
  return { root, say, end: () => clearTimeout(timer) };
}
