/* A state of an explorer as text that a person can read, and back. links.py writes and reads the same text.

   explorer-trust?model=trust&v=1&commercial_volume=0.45&pin=commercial_volume:0.3,negativity:2

   Only what differs from the defaults is said. Nothing of a link is obeyed before all of it is checked. */

import { defaultsOf } from "./values.js";
import { filled, quoted, refusal } from "./words.js";

export const LINK_VERSION = 1; // raise it when a parameter changes its name or meaning, and translate older links
export const MOST_PINS = 3;

/** A link that is not obeyed. Says what is wrong with it, in words for the reader. */
export class LinkError extends Error {}

/** A text before and behind the first such sign; without one all of it stands before. */
function partition(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + sign.length)];
}

const differing = (values, parameters) =>
  parameters.filter(({ name, default: usual }) => values[name] !== usual).map(({ name }) => [name, values[name]]);

/** The part of an address behind `#`: which explorer, and its state. */
export function toLink(anchor, description, values, pins) {
  const { id, parameters } = description;
  const parts = [["model", id], ["v", LINK_VERSION], ...differing(values, parameters),
    ...pins.map((pin) => ["pin", differing(pin, parameters).map((pair) => pair.join(":")).join(",")])];
  return `${anchor}?${parts.map((pair) => pair.join("=")).join("&")}`;
}

/** What a link says, its %-signs read; those that mean nothing stay, for the reader to see in the refusal. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The explorer that a link is for. */
export const anchorOf = (text) => partition(decoded(text), "?")[0];

/** The values that pairs of name and text give, the rest at their defaults; throws a LinkError with the refusal. */
function checked(pairs, { parameters, words, refusals, id }) {
  const values = defaultsOf(parameters);
  for (const [name, text] of pairs) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) throw new LinkError(filled(words.link_unknown, { name: quoted(name), id }));
    const why = refusal(parameter, text, refusals);
    if (why !== null) throw new LinkError(why);
    values[name] = Number(text);
  }
  return values;
}

/** {anchor, values, pins} of a link to a model of this description; throws a LinkError that says what is wrong. */
export function fromLink(text, description) {
  const { id, words } = description;
  const [anchor, query] = partition(decoded(text), "?");
  const pairs = query.split("&").map((part) => partition(part, "="));
  const said = Object.fromEntries(pairs);
  if (said.model !== id) throw new LinkError(filled(words.link_model, { model: quoted(said.model ?? ""), id }));
  if (!/^[1-9]\d{0,3}$/.test(said.v ?? "")) throw new LinkError(words.link_version);
  if (Number(said.v) > LINK_VERSION) throw new LinkError(filled(words.link_later, { v: said.v }));
  const own = pairs.filter(([name]) => !["model", "v", "pin"].includes(name));
  const pins = pairs.filter(([name]) => name === "pin").map(([, pin]) =>
    checked(pin.split(",").filter(Boolean).map((pair) => partition(pair, ":")), description));
  if (pins.length > MOST_PINS) throw new LinkError(filled(words.link_pins, { most: MOST_PINS }));
  return { anchor, values: checked(own, description), pins };
}
