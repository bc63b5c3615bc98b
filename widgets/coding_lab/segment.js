/* The stage of the lab on which segments are coded, one at a time. */

import { element } from "../explorer/controls.js";
import { filled } from "../explorer/words.js";
import { ENOUGH, coded, entriesOf, entryOf, ownWords, tidy } from "./coding.js";
import { button, chinese, heading, paragraph } from "./elements.js";

/** The stage in one element, and `show`, which puts the lab's present state on it. */
export function codingStage(lab) {
  const { words, segments } = lab.description;
  const first = lab.state().rounds.length === 1;
  const now = () => segments[lab.state().at];
  const change = (what) => lab.change(coded(lab.state(), now().id, what));
  const move = (step) => {
    const at = lab.state().at + step;
    if (segments[at]) lab.change({ ...lab.state(), at });
  };
  const compare = () => lab.change({ ...lab.state(), stage: lab.state().guess === null ? "guess" : "results" });

  const [progress, excerpt, choices, own] = [progressPart(lab), excerptPart(lab, first), choicesPart(lab, change),
    ownPart(lab, change)];
  const previous = button(words.previous, () => move(-1), "previous");
  const next = button(words.next, () => move(1), "next");
  const done = button("", compare, "compare");
  const tooFew = paragraph(filled(words.too_few, { enough: ENOUGH, total: segments.length }), "lab-hint");
  const root = element("div", { class: "lab-stage" },
    heading(first ? words.coding_title : words.recoding_title), paragraph(first ? words.task : words.task_second),
    codebook(lab), progress.root, excerpt.root, choices.root, own.root,
    element("div", { class: "lab-moves" }, previous, next, done), tooFew,
    paragraph(words.keys, "lab-hint lab-keys"), paragraph(words.ready_codes, "lab-hint"));
  root.addEventListener("keydown", (event) => followKey(event, lab, change, move));

  function show() {
    const state = lab.state();
    const [entry, count] = [entryOf(state, now().id), entriesOf(state).length];
    progress.show(state.at, now(), count);
    excerpt.show(now());
    choices.show(entry);
    own.show(entry);
    previous.disabled = state.at === 0;
    next.disabled = state.at === segments.length - 1;
    done.textContent = state.guess === null ? words.compare : words.results;
    done.hidden = count < ENOUGH;
    tooFew.hidden = count >= ENOUGH;
  }
  return { root, show };
}

/** Digits choose a code and arrows change the segment, except where the reader writes. */
function followKey(event, lab, change, move) {
  if (event.target.matches("input") || event.ctrlKey || event.altKey || event.metaKey) return;
  const code = lab.description.codes[Number(event.key) - 1];
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!code && !step) return;
  event.preventDefault();
  if (code) change({ code: code.id });
  else move(step);
}

/** What the codes mean; open until something is coded, where there is room. */
function codebook(lab) {
  const { words, codes } = lab.description;
  const open = entriesOf(lab.state()).length === 0 && lab.roomy();
  const meanings = codes.flatMap(({ id, name, zh, definition }, i) => [
    element("dt", {}, `${i + 1} ${name} `, chinese(zh)), element("dd", { id: `${lab.key}-${id}` }, definition)]);
  return element("details", { class: "lab-codebook", open }, element("summary", {}, words.codebook),
    element("dl", {}, ...meanings), paragraph(words.codebook_source, "lab-hint"));
}

function progressPart(lab) {
  const { words, segments } = lab.description;
  const status = element("p", { class: "lab-progress-text", role: "status" });
  const bar = element("progress", { max: segments.length, "aria-label": words.title });
  function show(at, { section }, count) {
    const place = { number: at + 1, total: segments.length, section, coded: count };
    status.textContent = filled(section === "abstract" ? words.progress_abstract : words.progress, place);
    bar.value = count;
  }
  return { root: element("div", { class: "lab-progress" }, bar, status), show };
}

/** The excerpt with its translation; in the second round also why readers differ. */
function excerptPart(lab, first) {
  const [zh, en] = [element("p", { lang: "zh-Hans" }), element("p")];
  const doubt = element("p", { class: "lab-doubt", hidden: first });
  function show(segment) {
    if (zh.textContent === segment.zh) return; // what has not changed is not read out again
    zh.textContent = segment.zh;
    en.textContent = segment.en;
    doubt.textContent = first ? "" : filled(lab.description.words.doubt, segment);
  }
  return { root: element("blockquote", { class: "lab-segment", "aria-live": "polite" }, zh, en, doubt), show };
}

function choicesPart(lab, change) {
  const { words, codes } = lab.description;
  const choices = codes.map(({ id, name, zh }, i) => {
    const made = button("", () => change({ code: id }), "code");
    made.value = id;
    made.setAttribute("aria-describedby", `${lab.key}-${id}`);
    made.append(element("span", { class: "lab-code-name" }, `${i + 1} ${name}`), chinese(zh));
    return made;
  });
  const show = (entry) =>
    choices.forEach((each) => each.setAttribute("aria-pressed", String(each.value === entry?.code)));
  return { root: element("div", { class: "lab-codes", role: "group", "aria-label": words.choose }, ...choices), show };
}

/** A word of the reader's own, with those used before to choose from. */
function ownPart(lab, change) {
  const { words } = lab.description;
  const [known, hint] = [element("datalist", { id: `${lab.key}-words` }),
    element("span", { class: "lab-hint", id: `${lab.key}-own-hint` })];
  const field = element("input", {
    type: "text", name: "own", maxlength: "60", autocomplete: "off", list: known.id, "aria-describedby": hint.id,
    onchange: () => change({ own: tidy(field.value) }),
  });
  function show(entry) {
    field.value = entry?.own ?? "";
    field.disabled = !entry;
    hint.textContent = entry ? words.own_hint : words.own_first;
    known.replaceChildren(...ownWords(lab.state()).map((word) => element("option", { value: word })));
  }
  return { root: element("label", { class: "lab-own" }, `${words.own} `, field, known, hint), show };
}
