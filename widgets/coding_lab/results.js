/* The stage of the lab that compares the reader's codes with the book's reading. */

import { element } from "../explorer/controls.js";
import { save } from "../explorer/save.js";
import { filled } from "../explorer/words.js";
import { chart, steps } from "./chart.js";
import { asCsv, asText, entriesOf, recoding } from "./coding.js";
import { button, choice, heading, paragraph, table } from "./elements.js";
import { agreementOf, commonest, crossTable, oneSided, totals } from "./statistics.js";
import { discovery, meanDiscovery, onceOnly, shuffled } from "./statistics.js";

const PAIR = ["drivers", "channel"]; // the codes that readers take for each other most often

/** The ways to count codes: each gives the labels' ids, their names, and a code's label. */
function groupings({ codes, words }, top) {
  const name = (id) => codes.find((code) => code.id === id).name;
  const others = codes.filter(({ id }) => !PAIR.includes(id));
  return {
    all: { labels: codes.map(({ id }) => id), names: codes.map((code) => code.name), label: (code) => code },
    pair: {
      labels: ["pair", ...others.map(({ id }) => id)], names: [words.pair, ...others.map((code) => code.name)],
      label: (code) => (PAIR.includes(code) ? "pair" : code),
    },
    top: { labels: ["top", "rest"], names: [name(top), words.rest], label: (code) => (code === top ? "top" : "rest") },
  };
}

/** The two codings of a round, and their table with all six codes. */
function compared(lab, round) {
  const { segments, codes } = lab.description;
  const pairs = entriesOf(lab.state(), round).map((entry) => {
    const segment = segments.find(({ id }) => id === entry.segment);
    return { segment, mine: entry.code, own: entry.own, book: segment.code };
  });
  const ids = codes.map(({ id }) => id);
  return { pairs, counts: crossTable(pairs.map(({ mine }) => mine), pairs.map(({ book }) => book), ids) };
}

/** How the guess turned out. */
function guessSentence(words, guess, agreed) {
  const kind = guess > agreed ? words.guess_over : guess < agreed ? words.guess_under : words.guess_right;
  return filled(kind, { guess });
}

/** What kappa and its interval are, and what they rest on. */
function kappaSentence(words, found) {
  if (found.kappa === null) return words.no_kappa;
  return filled(found.agreed === found.n ? words.kappa_full : words.kappa, found);
}

/** How the codes agree: sentences, the table, and what becomes of both when codes are counted together. */
function agreementPart(lab, { counts, pairs }, guessed) {
  const { words, codes } = lab.description;
  const ways = groupings(lab.description, codes[commonest(counts)].id);
  const [result, kappa] = [paragraph("", "lab-result"), paragraph("")];
  const live = element("div", { "aria-live": "polite" }, result, ...guessed, kappa);
  const matrix = element("div");
  const paradox = element("div");

  function show(way) {
    const { labels, names, label } = ways[way];
    const grouped = crossTable(pairs.map(({ mine }) => label(mine)), pairs.map(({ book }) => label(book)), labels);
    const found = agreementOf(grouped);
    result.textContent = filled(words.agreed, found);
    kappa.textContent = kappaSentence(words, found);
    matrix.replaceChildren(matrixTable(words, names, grouped));
    paradox.replaceChildren(...paradoxPart(lab, grouped, names));
  }
  const select = choice(words.grouping, "grouping", [
    ["all", words.grouping_all], ["pair", words.grouping_pair], ["top", words.grouping_top]], "all", show);
  show("all");
  return [live, paragraph(words.one_reading, "lab-hint"), matrix, select, paragraph(words.grouping_note, "lab-hint"),
    heading(words.paradox_title), paradox];
}

/** How often each pair of codes met; the boxes on the diagonal are the agreement. */
function matrixTable(words, names, counts) {
  const short = (name, i) => element("abbr", { title: name, "aria-label": name }, String(i + 1));
  const shade = (count, same) => element("span", {
    class: `lab-count${same ? " lab-same" : ""}${count ? "" : " lab-zero"}`,
  }, String(count));
  return table(words.table, [words.yours, ...names.map(short)],
    names.map((name, i) => [`${i + 1} ${name}`, ...counts[i].map((count, j) => shade(count, i === j))]));
}

/** The reader's own table made more one-sided: agreement stays, kappa falls. */
function paradoxPart(lab, counts, names) {
  const { words } = lab.description;
  const [top, before] = [commonest(counts), agreementOf(counts)];
  const movable = before.agreed - counts[top][top];
  if (before.kappa === null) return [paragraph(words.no_kappa)];
  if (before.agreed === before.n) return [paragraph(words.paradox_full)];
  if (movable === 0) return [paragraph(filled(words.paradox_none, { top: names[top] }))];
  const range = Array.from({ length: movable + 1 }, (_, moved) => moved);
  const kappas = range.map((moved) => agreementOf(oneSided(counts, moved)).kappa);
  const lowest = Math.min(0, Math.floor(Math.min(...kappas) * 5) / 5);
  const status = element("p", { role: "status", class: "lab-reading" });
  const picture = element("div");
  const slider = element("input", {
    type: "range", name: "moved", min: "0", max: String(movable), value: "0", oninput: () => show(Number(slider.value)),
  });

  function show(moved) {
    const changed = oneSided(counts, moved);
    const found = agreementOf(changed);
    status.textContent = filled(moved ? words.paradox_now : words.paradox_start, {
      ...found, moved, top: names[top], before: before.kappa, share: totals(changed)[top] / (2 * found.n),
    });
    slider.setAttribute("aria-valuetext", `${moved}`);
    picture.replaceChildren(chart(filled(words.paradox_chart, { top: names[top] }), {
      xs: [0, movable], ys: [lowest, 1], xLabel: words.moved_axis, yLabel: "",
      lines: [
        { points: range.map((x) => [x, before.observed]), kind: "second", label: words.agreement_line },
        { points: range.slice(0, moved + 1).map((x) => [x, kappas[x]]), kind: "main", label: words.kappa_line },
      ],
      dot: [moved, found.kappa],
    }));
  }
  show(0);
  const label = element("label", { class: "lab-slider" }, filled(words.paradox_slider, { top: names[top] }), slider);
  return [paragraph(filled(words.paradox, { top: names[top] })), label, status, picture];
}

/** The segments with two codes: both codes, and why readers differ. */
function disputesPart(lab, pairs) {
  const { words, codes } = lab.description;
  const name = (id) => codes.find((code) => code.id === id).name;
  const disputes = pairs.filter(({ mine, book }) => mine !== book);
  if (disputes.length === 0) return [paragraph(words.no_disputes)];
  const between = disputes.filter(({ mine, book }) => PAIR.includes(mine) && PAIR.includes(book)).length;
  const defensible = disputes.filter(({ mine, segment }) => mine === segment.second).length;
  const items = disputes.map(({ segment, mine, book }) => {
    const verdict = mine === segment.second ? words.dispute_second : words.dispute;
    return element("li", {}, element("p", { lang: "zh-Hans" }, segment.zh), paragraph(segment.en),
      paragraph(filled(verdict, { mine: name(mine), book: name(book) }), "lab-verdict"),
      paragraph(filled(words.doubt, segment)));
  });
  return [paragraph(filled(words.disputes, { count: disputes.length, pair: between, defensible })),
    element("details", { open: lab.roomy() }, element("summary", {}, words.disputes_open),
      element("ol", { class: "lab-disputes" }, ...items))];
}

/** How many different codes were found as segments went by, in an order and of a kind that the reader chooses. */
function saturationPart(lab, pairs) {
  const { words, segments } = lab.description;
  const own = pairs.filter((pair) => pair.own);
  const orders = {
    coded: (list) => list,
    paper: (list) => [...list].sort((one, other) => segments.indexOf(one.segment) - segments.indexOf(other.segment)),
    shuffled: (list) => shuffled(list, seed),
  };
  let [kind, order, seed] = [own.length > 2 ? "own" : "ready", "coded", 1];
  const status = element("p", { role: "status", class: "lab-reading" });
  const [picture, note] = [element("div"), paragraph("", "lab-hint")];
  const again = button(words.shuffle, () => { seed += 1; show(); }, "shuffle");

  function show() {
    const chosen = orders[order](kind === "own" ? own : pairs);
    const labels = chosen.map((pair) => (kind === "own" ? pair.own : pair.mine));
    const [found, mean, once, n] = [discovery(labels), meanDiscovery(labels), onceOnly(labels), labels.length];
    status.textContent = filled(words.saturation, {
      found: found[n], n, last: found.indexOf(found[n]), once, chance: once / n,
    });
    note.textContent = kind === "own" ? words.saturation_own : words.saturation_ready;
    again.hidden = order !== "shuffled";
    picture.replaceChildren(chart(words.saturation_chart, {
      xs: [0, n], ys: [0, found[n]], xLabel: words.segments_axis, yLabel: words.codes_axis,
      lines: [{ points: mean.map((y, x) => [x, y]), kind: "second" }, { points: steps(found), kind: "main" }],
    }), paragraph(words.saturation_key, "lab-hint"));
  }
  const kinds = [["ready", words.kind_ready]];
  if (own.length > 0) kinds.push(["own", filled(words.kind_own, { n: own.length })]);
  const ways = [["coded", words.order_coded], ["paper", words.order_paper], ["shuffled", words.order_shuffled]];
  show();
  return [status, picture, element("div", { class: "lab-row" },
    choice(words.kind, "kind", kinds, kind, (value) => { kind = value; show(); }),
    choice(words.order, "order", ways, order, (value) => { order = value; show(); }), again), note];
}

/** Agreement in both rounds. */
function roundsTable(lab) {
  const { words } = lab.description;
  const rows = lab.state().rounds.map((_, i) => {
    const found = agreementOf(compared(lab, i + 1).counts);
    const [kappa, interval] = found.kappa === null
      ? [words.no_value, words.no_value] : [filled(words.kappa_cell, found), filled(words.interval, found)];
    return [i + 1, filled(words.agreed_cell, found), kappa, interval];
  });
  return table(words.rounds_caption,
    [words.column_round, words.column_agreed, words.column_kappa, words.column_interval], rows);
}

/** Have the browser save the codes as a file. */
function download({ state, description }) {
  save(description.words.file, new Blob([asCsv(state(), description)], { type: "text/csv;charset=utf-8" }));
}

function keepPart(lab) {
  const { words, segments } = lab.description;
  const status = element("p", { role: "status", class: "lab-hint" });
  const text = element("textarea", { readonly: "", rows: 6, hidden: true, "aria-label": words.copy });
  async function copy() {
    text.value = asText(lab.state(), lab.description);
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = words.copied;
    } catch { // not allowed, or a page opened from a disk
      text.hidden = false;
      text.select();
      status.textContent = words.copy_failed;
    }
  }
  const [one, two] = lab.state().rounds;
  const more = two ? words.recode_more : one.length < segments.length ? words.code_more : words.recode;
  return [heading(words.keep_title),
    element("div", { class: "lab-moves" }, button(more, () => lab.change(recoding(lab.state())), "recode"),
      button(words.download, () => download(lab), "download"), button(words.copy, copy, "copy")), status, text];
}

/** The stage in one element; nothing of it changes while it is on show but by its own controls. */
export function resultsStage(lab) {
  const { words } = lab.description;
  const { rounds, guess } = lab.state();
  const body = element("div");
  function show(round) {
    const found = compared(lab, round);
    const guessed = round === 1 ? [paragraph(guessSentence(words, guess, agreementOf(found.counts).agreed))] : [];
    body.replaceChildren(heading(words.agreement_title), ...agreementPart(lab, found, guessed),
      heading(words.disputes_title), ...disputesPart(lab, found.pairs),
      heading(words.saturation_title), ...saturationPart(lab, found.pairs));
  }
  const both = rounds.length === 1 ? [] : [heading(words.rounds_title), roundsTable(lab), paragraph(words.rounds_note),
    choice(words.shown_round, "round", rounds.map((_, i) => [String(i + 1), filled(words.round, { round: i + 1 })]),
      String(rounds.length), (value) => show(Number(value)))];
  show(rounds.length);
  return { root: element("div", { class: "lab-stage" }, ...both, body, ...keepPart(lab)), show() {} };
}
