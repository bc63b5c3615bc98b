/* Numbers, sentences and refusals in words, as Python says them. */

/** A number with so many digits, an exact half going to the even neighbour, as Python has it (toFixed goes up). */
function rounded(value, digits) {
  const scaled = Math.abs(value) * 10 ** digits;
  const half = scaled % 1 === 0.5 && Number.isInteger(value * 2 ** (digits + 1)); // not just close to a half
  return half && Math.floor(scaled) % 2 === 0
    ? ((Math.sign(value) * Math.floor(scaled)) / 10 ** digits).toFixed(digits)
    : value.toFixed(digits);
}

const FORMAT = /^(,?)\.(\d{1,2})([f%])$/; // widgets/own.py has the same, and refuses a model that asks for more

/** A number in the part of Python's format language that the sentences use: [,].Nf and [,].N%. */
export function formatted(value, spec) {
  if (typeof value !== "number" || !spec) return String(value);
  const known = FORMAT.exec(spec);
  if (!known) throw new RangeError(`“${spec}” is no format of a number: write one such as .2f, ,.0f or .1%`);
  const [, comma, digits, kind] = known;
  const text = rounded(kind === "%" ? value * 100 : value, Number(digits)) + (kind === "%" ? "%" : "");
  return comma ? text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",")) : text;
}

/** A number on an axis that goes from `low` to `high`, in multiples of `unit`: as round as the axis can be read. */
export function onAxis(value, [low, high], unit = 1) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10((high - low) / unit)));
  return formatted(value / unit, `,.${digits}f`);
}

/** A sentence with its {name} and {name:spec} places filled from values. */
export function filled(template, values) {
  return template.replace(/\{(\w+)(?::([^}]*))?\}/g, (place, name, spec) => {
    if (values[name] === undefined) throw new RangeError(`there is no value for ${place} in “${template}”`);
    return formatted(values[name], spec);
  });
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i; // as people write it; links.py has the same

const QUOTED = 60; // characters of what somebody wrote that a refusal repeats

/** What somebody wrote, as a refusal repeats it. */
export const quoted = (text) => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

/** Why a typed text is no value for a parameter, in words, or null if it is one. */
export function refusal(parameter, text, refusals) {
  const say = (kind) => filled(refusals[kind], { ...parameter, value: text.trim() === "" ? "“”" : quoted(text) });
  if (!NUMBER.test(text)) return say("number");
  const value = Number(text);
  if (value < parameter.low || value > parameter.high) return say("range");
  if (parameter.whole && !Number.isInteger(value)) return say("whole");
  return null;
}
