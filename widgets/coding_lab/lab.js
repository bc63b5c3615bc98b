/* The coding lab: a reader codes segments, guesses, and compares with the book's reading.

   The same file runs in Jupyter (Python holds the state) and on the page (page.js keeps it in the browser). It
   knows a `model` with a `description` (segments, codes, words) and a `state` (see coding.js). */

import { element } from "../explorer/controls.js";
import { filled } from "../explorer/words.js";
import { ENOUGH, asCsv, asText, coded, entriesOf, entryOf, fresh, ownWords, recoding, tidy } from "./coding.js";
import { agreementOf, commonest, crossTable, oneSided, totals } from "./statistics.js";
import { discovery, meanDiscovery, onceOnly, shuffled } from "./statistics.js";

const SVG = "http://www.w3.org/2000/svg";
const DOI = "https://doi.org/10.12677/ecl.2025.14113750";
const LICENCE = "https://creativecommons.org/licenses/by/4.0/";
const PAIR = ["drivers", "channel"]; // the codes that readers take for each other most often

const ROOMY = 560; // CSS pixels from which long parts need no folding

let labs = 0; // numbers the labs of a page, so that no two elements share an id

// ------------------------------------------------------------------------------------------ elements

const chinese = (text) => element("span", { lang: "zh-Hans" }, text);
const paragraph = (text, name = "") => element("p", name ? { class: name } : {}, text);
const button = (text, click, name = "") => element("button", { type: "button", name, onclick: click }, text);
const heading = (text) => element("p", { class: "lab-heading", role: "heading", "aria-level": "4", tabindex: "-1" }, text);

/** A list of choices with its label; `choose` gets the value chosen. */
function choice(label, name, options, chosen, choose) {
  const select = element("select", { name, onchange: () => choose(select.value) },
    ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  return element("label", { class: "lab-choice" }, `${label} `, select);
}

/** A table in a frame that scrolls where it must; each row begins with its heading. */
function table(caption, headings, rows) {
  const cell = (tag, scope, content) => element(tag, scope ? { scope } : {}, content);
  return element("div", { class: "lab-frame", role: "region", "aria-label": caption, tabindex: "0" },
    element("table", {}, element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...headings.map((text) => cell("th", "col", text)))),
      element("tbody", {}, ...rows.map(([first, ...rest]) =>
        element("tr", {}, cell("th", "row", first), ...rest.map((content) => cell("td", "", content)))))));
}

// ------------------------------------------------------------------------------------------- charts

function drawn(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

/** A small chart. lines: {points: [[x, y], ...], kind: "main" or "second", label}; dot: [x, y] on the main line. */
function chart(words, { xs, ys, xLabel, yLabel, lines, dot }) {
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
    const [endX, endY] = points[points.length - 1];
    const anchor = x(endX) > (left + right) / 2 ? "end" : "start";
    if (label) svg.append(drawn("text", { x: x(endX), y: y(endY) - 9, "text-anchor": anchor }, label));
  }
  if (dot) svg.append(drawn("circle", { class: "lab-dot", r: 5, cx: x(dot[0]), cy: y(dot[1]) }));
  return svg;
}

/** A line that rises in steps. */
const steps = (counts) => counts.flatMap((count, i) => (i ? [[i, counts[i - 1]], [i, count]] : [[0, count]]));

// ----------------------------------------------------------------------------------------- one segment

/** The page on which segments are coded. Returns its element, and `show`, which puts the state on it. */
function codingStage(lab) {
  const { words, segments, codes } = lab.description;
  const now = () => segments[lab.state().at];
  const status = element("p", { class: "lab-progress-text", role: "status" });
  const bar = element("progress", { max: segments.length, "aria-label": words.title });
  const [zh, en, doubt] = [element("p", { lang: "zh-Hans" }), element("p"), element("p", { class: "lab-doubt" })];
  const excerpt = element("blockquote", { class: "lab-segment", "aria-live": "polite" }, zh, en, doubt);
  const give = (code) => lab.change(coded(lab.state(), now().id, { code }));
  const move = (step) => {
    const at = lab.state().at + step;
    if (segments[at]) lab.change({ ...lab.state(), at });
  };
  const choices = codes.map(({ id, name, zh: term }, i) =>
    element("button", {
      type: "button", name: "code", value: id, onclick: () => give(id), "aria-describedby": `${lab.key}-${id}`,
    }, element("span", { class: "lab-code-name" }, `${i + 1} ${name}`), chinese(term)));
  const known = element("datalist", { id: `${lab.key}-words` });
  const own = element("input", {
    type: "text", name: "own", maxlength: "60", autocomplete: "off", list: `${lab.key}-words`,
    "aria-describedby": `${lab.key}-own-hint`,
    onchange: () => lab.change(coded(lab.state(), now().id, { own: tidy(own.value) })),
  });
  const ownHint = element("span", { class: "lab-hint", id: `${lab.key}-own-hint` });
  const ownField = element("label", { class: "lab-own" }, `${words.own} `, own, known, ownHint);
  const [previous, next] = [button(words.previous, () => move(-1), "previous"), button(words.next, () => move(1), "next")];
  const done = button("", () => lab.change({ ...lab.state(), stage: lab.state().guess === null ? "guess" : "results" }), "compare");
  const tooFew = paragraph(filled(words.too_few, { enough: ENOUGH, total: segments.length }), "lab-hint");
  const first = lab.state().rounds.length === 1;
  const codebook = element("details", { class: "lab-codebook", open: entriesOf(lab.state()).length === 0 && lab.roomy() },
    element("summary", {}, words.codebook),
    element("dl", {}, ...codes.flatMap(({ id, name, zh: term, definition }, i) => [
      element("dt", {}, `${i + 1} ${name} `, chinese(term)), element("dd", { id: `${lab.key}-${id}` }, definition)])),
    paragraph(words.codebook_source, "lab-hint"));
  const root = element("div", { class: "lab-stage" },
    heading(first ? words.coding_title : words.recoding_title), paragraph(first ? words.task : words.task_second), codebook, element("div", { class: "lab-progress" }, bar, status),
    excerpt, element("div", { class: "lab-codes", role: "group", "aria-label": words.choose }, ...choices),
    ownField, element("div", { class: "lab-moves" }, previous, next, done), tooFew,
    paragraph(words.keys, "lab-hint lab-keys"), paragraph(words.ready_codes, "lab-hint"));

  root.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select") || event.ctrlKey || event.altKey || event.metaKey) return;
    const code = codes[Number(event.key) - 1];
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!code && !step) return;
    event.preventDefault();
    if (code) give(code.id);
    else move(step);
  });

  function show() {
    const state = lab.state();
    const [segment, entry, count] = [now(), entryOf(state, now().id), entriesOf(state).length];
    const place = { number: state.at + 1, total: segments.length, section: segment.section, coded: count };
    status.textContent = filled(segment.section === "abstract" ? words.progress_abstract : words.progress, place);
    bar.value = count;
    if (zh.textContent !== segment.zh) {
      zh.textContent = segment.zh;
      en.textContent = segment.en;
    }
    doubt.textContent = first ? "" : filled(words.doubt, segment);
    doubt.hidden = first;
    choices.forEach((each) => each.setAttribute("aria-pressed", String(each.value === entry?.code)));
    own.value = entry?.own ?? "";
    own.disabled = !entry;
    ownHint.textContent = entry ? words.own_hint : words.own_first;
    known.replaceChildren(...ownWords(state).map((word) => element("option", { value: word })));
    previous.disabled = state.at === 0;
    next.disabled = state.at === segments.length - 1;
    done.textContent = state.guess === null ? words.compare : words.results;
    done.hidden = count < ENOUGH;
    tooFew.hidden = count >= ENOUGH;
  }
  return { root, show };
}

// ------------------------------------------------------------------------------------------ the guess

function guessStage(lab) {
  const { words } = lab.description;
  const n = entriesOf(lab.state()).length;
  const refusal = element("p", { class: "lab-refusal", id: `${lab.key}-refusal`, role: "alert", hidden: true });
  const field = element("input", {
    type: "text", inputmode: "numeric", name: "guess", autocomplete: "off", "aria-describedby": `${lab.key}-refusal`,
  });
  const compare = (event) => {
    event.preventDefault();
    const guess = Number(field.value);
    const sound = field.value.trim() !== "" && Number.isInteger(guess) && guess >= 0 && guess <= n;
    field.setAttribute("aria-invalid", String(!sound));
    refusal.textContent = sound ? "" : filled(words.guess_refused, { n });
    refusal.hidden = sound;
    if (sound) lab.change({ ...lab.state(), guess, stage: "results" });
  };
  const root = element("form", { class: "lab-stage", onsubmit: compare },
    heading(words.guess_title), element("label", { class: "lab-guess" }, `${filled(words.guess, { n })} `, field), refusal,
    element("div", { class: "lab-moves" },
      button(words.back, () => lab.change({ ...lab.state(), stage: "coding" }), "back"),
      element("button", { type: "submit", name: "guessed", class: "lab-main" }, words.guess_done)));
  return { root, show() {} };
}

// ----------------------------------------------------------------------------------------- the results

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

function guessSentence(words, guess, agreed) {
  const kind = guess > agreed ? words.guess_over : guess < agreed ? words.guess_under : words.guess_right;
  return filled(kind, { guess });
}

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
      xs: [0, movable], ys: [Math.min(0, Math.floor(Math.min(...kappas) * 5) / 5), 1], xLabel: words.moved_axis, yLabel: "",
      lines: [
        { points: range.map((x) => [x, before.observed]), kind: "second", label: words.agreement_line },
        { points: range.slice(0, moved + 1).map((x) => [x, kappas[x]]), kind: "main", label: words.kappa_line },
      ],
      dot: [moved, found.kappa],
    }));
  }
  show(0);
  return [paragraph(filled(words.paradox, { top: names[top] })),
    element("label", { class: "lab-slider" }, filled(words.paradox_slider, { top: names[top] }), slider), status, picture];
}

function disputesPart(lab, pairs) {
  const { words, codes } = lab.description;
  const name = (id) => codes.find((code) => code.id === id).name;
  const disputes = pairs.filter(({ mine, book }) => mine !== book);
  if (disputes.length === 0) return [paragraph(words.no_disputes)];
  const between = disputes.filter(({ mine, book }) => PAIR.includes(mine) && PAIR.includes(book)).length;
  const defensible = disputes.filter(({ mine, segment }) => mine === segment.second).length;
  return [paragraph(filled(words.disputes, { count: disputes.length, pair: between, defensible })),
    element("details", { open: lab.roomy() }, element("summary", {}, words.disputes_open), element("ol", { class: "lab-disputes" }, ...disputes.map(({ segment, mine, book }) => element("li", {},
      element("p", { lang: "zh-Hans" }, segment.zh), paragraph(segment.en),
      element("p", { class: "lab-verdict" },
        filled(mine === segment.second ? words.dispute_second : words.dispute, { mine: name(mine), book: name(book) })),
      paragraph(filled(words.doubt, segment))))))];
}

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
  const kinds = [["ready", words.kind_ready], ...(own.length ? [["own", filled(words.kind_own, { n: own.length })]] : [])];
  const ways = [["coded", words.order_coded], ["paper", words.order_paper], ["shuffled", words.order_shuffled]];
  show();
  return [status, picture, element("div", { class: "lab-row" },
    choice(words.kind, "kind", kinds, kind, (value) => { kind = value; show(); }),
    choice(words.order, "order", ways, order, (value) => { order = value; show(); }), again), note];
}

function roundsTable(lab) {
  const { words } = lab.description;
  const rows = lab.state().rounds.map((_, i) => {
    const found = agreementOf(compared(lab, i + 1).counts);
    const [kappa, interval] = found.kappa === null
      ? [words.no_value, words.no_value] : [filled(words.kappa_cell, found), filled(words.interval, found)];
    return [filled(words.round, { round: i + 1 }), found.n, filled(words.agreed_cell, found), kappa, interval];
  });
  return table(words.rounds_caption,
    [words.column_round, words.column_n, words.column_agreed, words.column_kappa, words.column_interval], rows);
}

function exportPart(lab) {
  const { words, segments } = lab.description;
  const status = element("p", { role: "status", class: "lab-hint" });
  const text = element("textarea", { readonly: "", rows: 6, hidden: true, "aria-label": words.copy });
  function download() {
    const address = URL.createObjectURL(new Blob([asCsv(lab.state(), lab.description)], { type: "text/csv;charset=utf-8" }));
    element("a", { href: address, download: words.file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  async function copy() {
    try {
      await navigator.clipboard.writeText(asText(lab.state(), lab.description));
      status.textContent = words.copied;
    } catch { // no permission, or a page opened from a disk
      text.value = asText(lab.state(), lab.description);
      text.hidden = false;
      text.select();
      status.textContent = words.copy_failed;
    }
  }
  const [one, two] = lab.state().rounds;
  const more = two ? words.recode_more : one.length < segments.length ? words.code_more : words.recode;
  return [heading(words.keep_title),
    element("div", { class: "lab-moves" },
      button(more, () => lab.change(recoding(lab.state())), "recode"),
      button(words.download, download, "download"), button(words.copy, copy, "copy")), status, text];
}

function resultsStage(lab) {
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
  return { root: element("div", { class: "lab-stage" }, ...both, body, ...exportPart(lab)), show() {} };
}

// ----------------------------------------------------------------------------------------------- whole

/** "Start again", which asks before it deletes. */
function restartPart(lab) {
  const { words } = lab.description;
  const root = element("div", { class: "lab-restart" });
  const offer = () => {
    root.replaceChildren(button(words.restart, ask, "restart"));
  };
  const keep = () => { offer(); root.firstChild.focus(); };
  const ask = () => {
    const no = button(words.restart_no, keep, "keep");
    root.replaceChildren(element("div", { class: "lab-ask", role: "alertdialog", "aria-label": words.restart_ask },
      paragraph(words.restart_ask),
      element("div", { class: "lab-moves" }, button(words.restart_yes, () => { offer(); lab.change(fresh()); }, "delete"), no)));
    no.focus();
  };
  offer();
  return root;
}

function sourceLine({ words }) {
  return element("p", { class: "lab-source" }, `${words.source} `,
    element("a", { href: DOI }, words.source_link), " · ", element("a", { href: LICENCE }, words.licence_link), `. ${words.source_ours}`);
}

const STAGES = { coding: codingStage, guess: guessStage, results: resultsStage };

/** Build the lab of `model` in `el` and keep the two in step. Returns a function that ends it. */
export function render({ model, el }) {
  const description = model.get("description");
  const { words } = description;
  const root = el.matches("[data-coding-lab]") ? el : el.appendChild(element("div", { class: "coding-lab", "data-coding-lab": "" }));
  const lab = {
    key: `coding-lab-${++labs}`,
    description,
    state: () => model.get("state"),
    roomy: () => root.clientWidth >= ROOMY, // folded parts start open
    change(state) {
      model.set("state", state);
      model.save_changes();
    },
  };
  const place = element("div");
  const kept = paragraph("", "lab-hint");
  const restart = restartPart(lab);
  const live = element("div", { class: "lab-live-part" }, place, restart, kept);
  let [stage, shown] = [null, null];

  function refresh() {
    const { stage: name, rounds, guess } = lab.state();
    const wanted = name === "coding" ? `${name} ${rounds.length}` : JSON.stringify([name, rounds, guess]);
    if (wanted !== shown) {
      const held = live.contains(document.activeElement);
      stage = STAGES[name](lab);
      place.replaceChildren(stage.root);
      if (held && shown !== null) place.querySelector(".lab-heading").focus();
      shown = wanted;
    }
    stage.show();
    restart.hidden = name === "coding" && rounds[0].length === 0;
    const keeps = model.get("keeps"); // only the page's model has a memory to speak of
    kept.textContent = keeps === undefined ? "" : keeps ? words.kept : words.not_kept;
  }

  root.setAttribute("role", "region");
  root.setAttribute("aria-label", words.title);
  root.setAttribute("data-lm-suppress-shortcuts", "true"); // in JupyterLab keys belong to the lab, not to the cell
  root.prepend(live);
  if (!root.querySelector(".lab-source")) root.append(sourceLine(description));
  root.dataset.state = "live";
  model.on("change:state", refresh);
  refresh();
  return () => model.off("change:state", refresh);
}

export default { render };
