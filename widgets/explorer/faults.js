/* What is wrong with a changed model, in words that a beginner understands, and at which line.

   MicroPython says "invalid syntax" for most slips of typing; here the text itself tells which one it was. */

import { filled } from "./words.js";

const CLOSING = { "(": ")", "[": "]", "{": "}" };
const BLOCK = /^\s*(async\s+def|def|if|elif|else|for|while|try|except|finally|with|class)\b/;
const FOREIGN = { "&&": "and", "||": "or", "++": "+= 1", "--": "-= 1", "===": "==" };
const TYPED = { "“": '"', "”": '"', "‘": "'", "’": "'", "（": "(", "）": ")", "，": ",", "：": ":", "\u00a0": "a space", "−": "-", "×": "*" };

/** The code with every text and comment blanked, and the line of a text that is never closed. */
function skeleton(code) {
  const token = /#[^\n]*|("""|''')[\s\S]*?\1|(["'])(?:\\[\s\S]|(?!\2)[^\\\n])*\2/g;
  const bare = code.replace(token, (text) => text.replace(/[^\n]/g, " "));
  const open = bare.search(/["']/);
  return { lines: bare.split("\n"), open: open < 0 ? 0 : bare.slice(0, open).split("\n").length };
}

/** The first bracket that closes nothing, or the last that is never closed. */
function unmatched(lines) {
  const open = [];
  for (const [index, line] of lines.entries()) {
    // A definition at the left edge begins anew: what is open before it was never closed.
    if (open.length && /^(def|class|from|import)\b/.test(line)) break;
    for (const sign of line) {
      if (sign in CLOSING) open.push({ sign, other: CLOSING[sign], line: index + 1, kind: "bracket" });
      else if (")]}".includes(sign) && open.pop()?.other !== sign) return { sign, line: index + 1, kind: "closing" };
    }
  }
  return open.at(-1);
}

/** The slip of typing behind a SyntaxError: {kind, line, places}. */
function slip({ line }, code) {
  const { lines, open } = skeleton(code);
  const text = lines[line - 1] ?? "";
  const before = lines.slice(0, line - 1).reverse().find((each) => each.trim()) ?? "";
  const indent = (each) => each.length - each.trimStart().length;
  if (mistyped(text)) return { line, ...mistyped(text) };
  if (open) return { kind: "quote", line: open };
  const bracket = unmatched(lines);
  if (bracket) return bracket;
  const foreign = Object.keys(FOREIGN).find((sign) => text.includes(sign));
  if (foreign) return { kind: "operator", line, sign: foreign, instead: FOREIGN[foreign] };
  const word = BLOCK.exec(text)?.[1];
  if (word && /^\s*(if|elif|while)\b.*[^=<>!]=[^=]/.test(text)) return { kind: "equals", line };
  if (word && !text.trimEnd().endsWith(":")) return { kind: "colon", line, word };
  if (before.trimEnd().endsWith(":") && indent(text) <= indent(before)) return { kind: "body", line };
  return { kind: "SyntaxError", line };
}

/** How many signs must be typed anew to get from one name to the other. */
function distance(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row.at(-1);
}

/** A sign that looks like one of Python's and is another, as phones and Chinese keyboards type it. */
function mistyped(text) {
  const sign = Object.keys(TYPED).find((each) => text.includes(each));
  return sign && { kind: "sign", sign, instead: TYPED[sign] };
}

/** An unknown name, with the name in the text that is nearly spelt like it, if there is one. */
function unknown(name, code) {
  if (mistyped(name)) return mistyped(name); // MicroPython takes such signs for letters
  const names = new Set(skeleton(code).lines.join("\n").match(/[A-Za-z_]\w*/g));
  names.delete(name);
  const [near] = [...names].filter((each) => distance(each, name) <= Math.min(2, name.length / 2))
    .sort((one, other) => distance(one, name) - distance(other, name));
  return near ? { kind: "near", name, near } : { kind: "NameError", name };
}

/** What MicroPython says -> which words tell it, and what fills their places. */
const SAID = [
  [/^name '(.+)' isn't defined$/, ([, name], code) => unknown(name, code)],
  [/referenced before assignment/, () => ({ kind: "unassigned" })],
  [/outside (function|loop)/, () => ({ kind: "outside" })],
  [/^unsupported types? for .*NoneType/, () => ({ kind: "none" })],
  [/^unsupported types for \w+: '(.+)', '(.+)'$/, ([, left, right]) => ({ kind: "operands", left, right })],
  [/isn't callable$/, () => ({ kind: "callable" })],
  [/^(.+)\(\) takes (\d+) positional arguments? but (\d+)/,
    ([, name, wanted, given]) => ({ kind: "arguments", name, wanted, given })],
  [/missing required keyword argument '(.+)'$/, ([, name]) => ({ kind: "keyword", name })],
  [/^unexpected keyword argument '(.+)'$/, ([, name]) => ({ kind: "unexpected", name })],
];

/** The fault that a worker reports as {message, line}: a sentence, and the line it is about (0: none). */
export function explained({ kind, line, places }, code, words) {
  const { message = "" } = places;
  let found = { kind, line, ...places };
  const said = SAID.find(([pattern]) => pattern.test(message));
  if (said) found = { ...found, ...said[1](said[0].exec(message), code) };
  else if (kind === "SyntaxError") found = slip({ line }, code);
  // MicroPython counts the line before one that ends a block at a wrong depth.
  else if (/^unindent/.test(message)) found.line += 1;
  const text = filled(words[`edit_${found.kind}`] ?? words.edit_error, found);
  return {
    line: found.line,
    message: found.line ? filled(words.edit_at, { line: found.line, fault: text }) : text[0].toUpperCase() + text.slice(1),
  };
}
