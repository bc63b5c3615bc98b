/* Play: the run from its first step to its last, by itself, step by step or under the reader's hand.

   A step cuts what the figure shows of the run. What is no course in time stays whole: the axes, levels, and the
   curves on which the model can rest, so that the run is seen on its way to them. Moving a slider keeps the step: a
   reader can look at month 12 and change a parameter. Whoever has asked the system for less motion gets a few
   pictures, one after the other, where others see the lines grow. */

import { actionButton, element } from "./controls.js";
import { valueAt } from "./guess.js";
import { filled } from "./words.js";

const WHOLE_PLAY = 5000; // ms from the first step to the last, however many there are
const CALM_PICTURES = 8; // of a run, for those who want less motion
const JOINED = ["line", "area"]; // kinds of artists that have something to show between two of their points
const SIGNS = { back: "M7 4h3v16H7zM21 4v16L11 12z", play: "M6 3v18l15-9z", pause: "M6 4h4v16H6zM14 4h4v16h-4z",
  forward: "M17 4h-3v16h3zM3 4v16l10-8z" };

/** The clock of a run: the name of its first series, which counts the steps. */
export function clockOf(run) {
  return Object.keys(run).find((name) => Array.isArray(run[name]));
}

/** For each panel the series of the run that its x axis counts in, or null where across is not in time. */
export function courses(template, run) {
  const clock = clockOf(run);
  const shows = (panel) => template.artists.some(({ axes, x }) => axes === panel && x === clock);
  return template.axes.map(({ x }, panel) => x.course ?? (shows(panel) ? clock : null));
}

/** The part of `ys` that lies up to a place among its `xs`; a joined line ends right there, between two points. */
function upTo(end, xs, ys, joined) {
  const kept = xs.filter((x) => x <= end).length;
  const between = joined && kept > 0 && kept < xs.length && xs[kept - 1] < end;
  return between ? [...ys.slice(0, kept), valueAt(xs, ys, end)] : ys.slice(0, kept);
}

/** What a figure shows of `data` when `run` has come to a step: the run itself, or one pinned beside it.

    Panels in time show nothing later, and the path of the run through any other panel ends at the step. */
export function cut(template, run, step, data) {
  const along = courses(template, run);
  const clock = clockOf(run);
  const shown = { ...data };
  for (const artist of template.artists) {
    const course = along[artist.axes];
    const names = [artist.x, artist.y, artist.low, artist.high].filter((name) => Array.isArray(data[name]));
    const isPath = names.every((name) => Array.isArray(run[name]));
    if (course === null && !isPath) continue;
    const [end, xs] = course ? [run[course][step], data[artist.x]] : [run[clock][step], data[clock]];
    for (const name of names) shown[name] = upTo(end, xs, data[name], JOINED.includes(artist.kind));
    const place = artist.kind === "upright" ? artist.value : artist.x; // of a rule or a note
    if (course && typeof data[place] === "number" && data[place] > end) shown[place] = null;
  }
  return shown;
}

/** A button with a sign on it and its name for those who do not see it. */
function signButton(name, label, action) {
  const made = actionButton(name, "", action);
  const show = (sign, words) => {
    made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${SIGNS[sign]}"/></svg>`;
    made.setAttribute("aria-label", words);
  };
  show(name, label);
  return { made, show };
}

/** The bar under the figure of an explorer, whose root carries data-playing while the picture moves. */
export class Player {
  constructor(explorer) {
    const { root, words } = explorer;
    Object.assign(this, { explorer, root, words });
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.run = null; // on show
    this.step = null; // the last one on show; null: all are
    this.frame = null; // that is waited for while it plays
    this.build();
    this.listen();
  }

  build() {
    const { words } = this;
    const back = signButton("back", words.play_back, () => this.stepBy(-1));
    this.play = signButton("play", words.play, () => (this.frame === null ? this.start(this.step ?? 0) : this.pause()));
    const forward = signButton("forward", words.play_forward, () => this.stepBy(1));
    this.scrubber = element("input", {
      type: "range", name: "step", min: "0", step: "1", "aria-label": words.play_scrub,
    });
    this.where = element("span", { class: "explorer-play-where" });
    this.bar = element("div", { class: "explorer-play", role: "group", "aria-label": words.play_bar, hidden: true },
      back.made, this.play.made, forward.made, this.scrubber, this.where);
  }

  listen() {
    const { root } = this;
    this.scrubber.addEventListener("input", () => {
      this.pause();
      this.show(Number(this.scrubber.value));
    });
    root.addEventListener("guess-begun", () => this.whole());
    root.addEventListener("guess-answered", () => this.answer());
    this.pauseWhenHidden = () => { if (document.hidden) this.pause(); };
    document.addEventListener("visibilitychange", this.pauseWhenHidden);
    this.sight = new IntersectionObserver((changes) => { if (!changes.at(-1).isIntersecting) this.pause(); });
    this.sight.observe(root);
  }

  get last() { return this.run[clockOf(this.run)].length - 1; }

  /** Whether the end of the run is not on show yet. */
  get partly() { return this.step !== null; }

  /** The part of a run's data that is on show. */
  cut(data) { return this.partly ? cut(this.explorer.drawn.template, this.run, this.step, data) : data; }

  /** A step in words: "month 12 of 240". */
  inWords(at) {
    const { run, words } = this;
    const clock = clockOf(run);
    const tidy = (value) => Number(value.toFixed(2));
    return filled(words[`play_at_${clock}`] ?? words.play_at,
      { clock: clock.replaceAll("_", " "), at: tidy(run[clock][at]), end: tidy(run[clock].at(-1)) });
  }

  tell() {
    const { scrubber, where, last } = this;
    const at = this.step ?? last;
    scrubber.max = String(last);
    scrubber.value = String(at);
    where.textContent = this.inWords(at);
    scrubber.setAttribute("aria-valuetext", where.textContent);
  }

  show(wanted) {
    const next = wanted >= this.last ? null : Math.max(0, wanted);
    if (next === this.step) return;
    this.step = next;
    this.tell();
    this.explorer.draw();
  }

  stepBy(by) {
    this.pause();
    this.show((this.step ?? this.last) + by);
  }

  pause() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    delete this.root.dataset.playing;
    this.play.show("play", this.words.play);
  }

  start(from) {
    this.root.dataset.playing = "true";
    this.play.show("pause", this.words.play_pause);
    this.show(from);
    this.frame = requestAnimationFrame((now) => this.move(from, now - (WHOLE_PLAY * from) / this.last, now));
  }

  /** The picture at a time, of a run whose first step was shown when it `began`. */
  move(from, began, now) {
    const part = Math.min(1, (now - began) / WHOLE_PLAY);
    const seen = this.calm.matches ? Math.floor(part * CALM_PICTURES) / CALM_PICTURES : part;
    this.show(Math.max(from, Math.floor(seen * this.last)));
    if (part === 1) this.pause();
    else this.frame = requestAnimationFrame((next) => this.move(from, began, next));
  }

  whole() {
    this.pause();
    this.show(this.last);
  }

  /** After a guess the answer plays over it; where less motion is asked for, it is there at once. */
  answer() {
    if (!this.bar.hidden && !this.calm.matches) this.start(0);
  }

  /** Take over a new run: its step stays what it was. */
  follow(run) {
    this.run = run;
    this.bar.hidden = !courses(this.explorer.drawn.template, run).some((course) => course) || this.last < 2;
    if (this.step >= this.last) this.step = null;
    this.tell();
  }

  end() {
    this.pause();
    this.sight.disconnect();
    document.removeEventListener("visibilitychange", this.pauseWhenHidden);
  }
}
