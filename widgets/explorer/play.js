/* Play: the run from its first step to its last, by itself, step by step or under the reader's hand.

   A step cuts what the figure shows of the run. What is no course in time stays whole: the axes, levels, and the
   curves on which the model can rest, so that the run is seen on its way to them. Moving a slider keeps the step: a
   reader can look at month 12 and change a parameter. Whoever has asked the system for less motion gets a few
   pictures, one after the other, where others see the lines grow. */

import { element } from "./controls.js";
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
  const made = element("button", { type: "button", name });
  made.addEventListener("click", action);
  const show = (sign, words) => {
    made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${SIGNS[sign]}"/></svg>`;
    made.setAttribute("aria-label", words);
  };
  show(name, label);
  return { made, show };
}

/** The bar under a figure. `template()` is that of the figure on show, `redraw` draws it anew.

    Returns the bar, `follow` to call with every new run, `cut` for the data of a run, `partly` (whether the end is
    not on show yet), and `end`. `root` carries data-playing while the picture moves. */
export function player(model, root, template, redraw) {
  const { words } = model.get("description");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let run = null; // on show
  let step = null; // the last one on show; null: all are
  let frame = null; // that is waited for while it plays

  const last = () => run[clockOf(run)].length - 1;
  const playing = () => frame !== null;

  const back = signButton("back", words.play_back, () => stepBy(-1));
  const play = signButton("play", words.play, () => (playing() ? pause() : start(step ?? 0)));
  const forward = signButton("forward", words.play_forward, () => stepBy(1));
  const scrubber = element("input", { type: "range", name: "step", min: "0", step: "1", "aria-label": words.play_scrub });
  const where = element("span", { class: "explorer-play-where" });
  const bar = element("div", { class: "explorer-play", role: "group", "aria-label": words.play_bar, hidden: true },
    back.made, play.made, forward.made, scrubber, where);

  /** A step in words: "month 12 of 240". */
  function inWords(at) {
    const clock = clockOf(run);
    const tidy = (value) => Number(value.toFixed(2));
    return filled(words[`play_at_${clock}`] ?? words.play_at,
      { clock: clock.replaceAll("_", " "), at: tidy(run[clock][at]), end: tidy(run[clock].at(-1)) });
  }
  function tell() {
    scrubber.max = String(last());
    scrubber.value = String(step ?? last());
    where.textContent = inWords(step ?? last());
    scrubber.setAttribute("aria-valuetext", where.textContent);
  }
  function show(wanted) {
    const next = wanted >= last() ? null : Math.max(0, wanted);
    if (next === step) return;
    step = next;
    tell();
    redraw();
  }
  function stepBy(by) {
    pause();
    show((step ?? last()) + by);
  }
  function pause() {
    cancelAnimationFrame(frame);
    frame = null;
    delete root.dataset.playing;
    play.show("play", words.play);
  }
  function start(from) {
    const whole = last();
    let began = null;
    const next = (now) => {
      began ??= now - (WHOLE_PLAY * from) / whole;
      const part = Math.min(1, (now - began) / WHOLE_PLAY);
      const seen = calm.matches ? Math.floor(part * CALM_PICTURES) / CALM_PICTURES : part;
      show(Math.max(from, Math.floor(seen * last())));
      if (part === 1) pause();
      else frame = requestAnimationFrame(next);
    };
    root.dataset.playing = "true";
    play.show("pause", words.play_pause);
    show(from);
    frame = requestAnimationFrame(next);
  }
  function whole() {
    pause();
    show(last());
  }
  /** After a guess the answer plays over it; where less motion is asked for, it is there at once. */
  function answer() {
    if (!bar.hidden && !calm.matches) start(0);
  }
  const pauseWhenHidden = () => { if (document.hidden) pause(); };
  const sight = new IntersectionObserver((changes) => { if (!changes.at(-1).isIntersecting) pause(); });

  /** Take over a new run: its step stays what it was. */
  function follow(newRun) {
    run = newRun;
    bar.hidden = !courses(template(), run).some((course) => course) || last() < 2;
    if (step >= last()) step = null;
    tell();
  }
  scrubber.addEventListener("input", () => {
    pause();
    show(Number(scrubber.value));
  });
  root.addEventListener("guess-begun", whole);
  root.addEventListener("guess-answered", answer);
  document.addEventListener("visibilitychange", pauseWhenHidden);
  sight.observe(root);
  return {
    root: bar, follow,
    cut: (data) => (step === null ? data : cut(template(), run, step, data)),
    partly: () => step !== null,
    end() {
      pause();
      sight.disconnect();
      document.removeEventListener("visibilitychange", pauseWhenHidden);
    },
  };
}
