/* The state of a coding lab, without its looks: who gave which code in which round, and what is exported of it.

   A state is plain JSON, the same in the browser's memory and in Python:
   {stage: "coding" | "guess" | "results", at: number of the segment on show, guess: number or null,
    rounds: [[{segment, code, own}, ...]]}, each round in the order in which the segments were coded. */

import { filled } from "../explorer/words.js";

export const ENOUGH = 10; // coded segments from which a comparison is offered
const COLUMNS = ["order", "segment", "section", "round", "code", "own_code", "book_code", "excerpt", "source"];

export const fresh = () => ({ stage: "coding", at: 0, guess: null, rounds: [[]] });

/** What a reader wrote as a word of their own, without spaces around or doubled. */
export const tidy = (word) => word.trim().replace(/\s+/g, " ").slice(0, 60);

/** The state kept as text; a new one if the text holds none, or one of other segments or codes than these. */
export function restored(text, description) {
  try {
    const state = JSON.parse(text);
    return sound(state, description) ? state : fresh();
  } catch { // no JSON, or of another shape
    return fresh();
  }
}

function sound({ stage, at, guess, rounds }, { segments, codes }) {
  const known = ({ segment, code, own }) => segments.some(({ id }) => id === segment)
    && codes.some(({ id }) => id === code) && typeof own === "string";
  const ready = { coding: true, guess: rounds[0].length >= ENOUGH, results: typeof guess === "number" };
  return ready[stage] && segments[at] !== undefined && rounds.length <= 2
    && rounds.every((entries) => entries.every(known));
}

/** The entries of a round, the newest round if none is named. */
export const entriesOf = (state, round = state.rounds.length) => state.rounds[round - 1];

/** The entry of a segment in the newest round, or undefined. */
export const entryOf = (state, segment) => entriesOf(state).find((entry) => entry.segment === segment);

/** The state with a segment's code in the newest round, or a word of the reader's own, changed. */
export function coded(state, segment, change) {
  const entries = entriesOf(state);
  const entry = { segment, own: "", ...entryOf(state, segment), ...change };
  const changed = entryOf(state, segment)
    ? entries.map((other) => (other.segment === segment ? entry : other))
    : [...entries, entry];
  return { ...state, rounds: [...state.rounds.slice(0, -1), changed] };
}

/** The state at the start of the second round, in which each code of the first stands until it is changed. */
export function recoding(state) {
  const rounds = state.rounds.length === 1 ? [state.rounds[0], state.rounds[0]] : state.rounds;
  return { ...state, stage: "coding", at: 0, rounds };
}

/** The words of their own that a reader has used in the newest round, each once. */
export const ownWords = (state) => [...new Set(entriesOf(state).map(({ own }) => own).filter(Boolean))];

/** All that was coded: one row for each round and segment, with the book's code beside it. */
export function rowsOf(state, { segments, words }) {
  return state.rounds.flatMap((entries, round) => entries.map((entry, order) => {
    const segment = segments.find(({ id }) => id === entry.segment);
    return {
      order: order + 1, segment: segment.id, section: segment.section, round: round + 1, code: entry.code,
      own_code: entry.own, book_code: segment.code, excerpt: segment.zh, source: words.citation,
    };
  }));
}

const field = (value) => (/[",\n\r]/.test(value) ? `"${String(value).replace(/"/g, '""')}"` : String(value));

/** The codes as a table in text form; the mark in front tells spreadsheets that it is UTF-8. */
export function asCsv(state, description) {
  const lines = [COLUMNS, ...rowsOf(state, description).map((row) => COLUMNS.map((column) => row[column]))];
  return `\ufeff${lines.map((line) => line.map(field).join(",")).join("\r\n")}\r\n`;
}

/** The codes as lines to paste into a message, with their source. */
export function asText(state, description) {
  const { codes, words } = description;
  const name = (code) => codes.find(({ id }) => id === code).name;
  const lines = rowsOf(state, description).map((row) => filled(row.own_code ? words.text_line_own : words.text_line, {
    ...row, code: name(row.code), book: name(row.book_code), own: row.own_code, zh: row.excerpt,
  }));
  return [...lines, words.citation].join("\n");
}
