// What compiled models call where JavaScript differs from Python. Lists are arrays, tuples marked arrays, dicts are
// Map, None is null; an int beyond 2**53 is a BigInt: exact, or an error where it cannot be.

class PyError extends Error {
  constructor(kind, message, line = null) {
    super(message);
    this.name = this.kind = kind;
    const [number, file = null] = String(line ?? "").split(":").reverse();   // 12, or "stream.py:12"
    this.file = file;
    this.line = +number || null;
  }
}
class PyObject {}

const SAFE = Number.MAX_SAFE_INTEGER;
const isArray = Array.isArray;
const error = (kind, message, line) => new PyError(kind, message, line);
const fail = (kind, message, line) => { throw error(kind, message, line); };
// SubsetError: JavaScript cannot hold what Python would compute. No `except` of a model catches it.
const subset = (message, line) => fail("SubsetError", message, line);
const typeError = (message, x, line) => fail("TypeError", `${message}, not ${x}`, line);

const isNumber = (x) => typeof x === "number" || typeof x === "boolean" || typeof x === "bigint";
const isText = (x) => typeof x === "string";
const isWhole = (x) => typeof x === "bigint" || Number.isInteger(+x);
const isTuple = (x) => isArray(x) && x.isTuple === true;
const isDict = (x) => x instanceof Map;
const isList = (x) => isArray(x) && !isTuple(x);
const numbers = (a, b) => typeof a === "number" && typeof b === "number";
const twins = (a, b) => isArray(a) && isArray(b) && isTuple(a) === isTuple(b);
const tuple = (items) => { items.isTuple = true; return items; };   // of a fresh array only
const like = (array, items) => (isTuple(array) ? tuple(items) : items);

// Floats: one side at least is a float, both are numbers

const nonzero = (x, line) => { if (x == 0) fail("ZeroDivisionError", "division by zero", line); };
const divFloat = (a, b, line) => { nonzero(b, line); return a / b; };
const modFloat = (a, b, line) => {
  nonzero(b, line);
  const r = a % b;
  if (r === 0) return b < 0 ? -0 : 0;
  return r < 0 !== b < 0 ? r + b : r;
};
const floordivFloat = (a, b, line) => {
  nonzero(b, line);
  const r = a % b, q = (a - r) / b - (r !== 0 && r < 0 !== b < 0 ? 1 : 0), floor = Math.floor(q);
  if (q === 0) return 0 * (a / b);   // a zero with the sign of the quotient
  return q - floor > 0.5 ? floor + 1 : floor;
};
// Small whole powers by multiplication: V8's ** takes twenty times as long.
const power = (a, b) => {
  if (!(b > 0 && b <= 16 && Number.isInteger(b))) return a ** b;
  let r = a;
  for (let i = 1; i < b; i += 1) r *= a;
  return r;
};
const powFloat = (a, b, line) => {
  if (b == 0 || a == 1 || (a == -1 && b - b !== 0 && b === b)) return 1;
  if (a == 0 && b < 0) nonzero(0, line);
  const r = power(a, b);
  if (r - r === 0) return r;
  if (r !== r && a === a && b === b) subset("a negative number to a fractional power is complex", line);
  return r === r && a - a === 0 && b - b === 0 ? fail("OverflowError", "the power is too large", line) : r;
};

// Whole numbers

const BIG = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "**": (a, b) => a ** b,
  "//": (a, b) => a / b - (a % b && a < 0n !== b < 0n ? 1n : 0n), "%": (a, b) => a - BIG["//"](a, b) * b,
};
const big = (sign, a, b) => {
  const r = BIG[sign](BigInt(a), BigInt(b));
  return r <= SAFE && r >= -SAFE ? Number(r) : r;
};
const exact = (r, sign, a, b) => (r <= SAFE && r >= -SAFE ? r + 0 : big(sign, a, b));   // + 0: no int is -0
const addInt = (a, b) => exact(numbers(a, b) ? a + b : NaN, "+", a, b);
const subInt = (a, b) => exact(numbers(a, b) ? a - b : NaN, "-", a, b);
const mulInt = (a, b) => exact(numbers(a, b) ? a * b : NaN, "*", a, b);
const modInt = (a, b, line) => (numbers(a, b) ? modFloat(a, b, line) + 0 : slow("%", a, b, line));
const floordivInt = (a, b, line) => (numbers(a, b) ? floordivFloat(a, b, line) + 0 : slow("//", a, b, line));
const powInt = (a, b, line) =>
  (b < 0 ? powFloat(num(a), num(b), line) : exact(Number(a) ** Number(b), "**", a, b));

// Values of unknown kind

const num = (x, line) => {
  if (typeof x === "number") return x;
  if (!isNumber(x)) typeError("a number is needed", x, line);
  const r = Number(x);
  return r - r === 0 ? r : fail("OverflowError", "too large for a float", line);
};
// A number that may be an int or a float: beyond 2**53 the two would differ.
const either = (r, a, b, line) => {
  if (r <= SAFE && r >= -SAFE) return r === 0 && isWhole(a) && isWhole(b) ? 0 : r;
  return isWhole(a) && isWhole(b) ? subset("beyond 2**53 it matters whether it is an int; write 1.0, not 1", line) : r;
};
const FLOAT = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": divFloat, "//": floordivFloat, "%": modFloat,
  "**": powFloat,
};
const slow = (sign, a, b, line) => {
  if (sign === "+" && ((isText(a) && isText(b)) || twins(a, b))) return isText(a) ? a + b : like(a, [...a, ...b]);
  if (sign === "*" && (isArray(a) || isArray(b))) return isArray(a) ? repeat(a, b, line) : repeat(b, a, line);
  if ("*%".includes(sign) && (isText(a) || isText(b))) subset("making texts", line);
  if (!isNumber(a) || !isNumber(b)) typeError(`${sign} does not fit here`, isNumber(a) ? b : a, line);
  if (!isWhole(a) || !isWhole(b)) return FLOAT[sign](num(a, line), num(b, line), line);
  if ("//%".includes(sign)) nonzero(b, line);
  if (sign === "/") {   // not exact for a BigInt; bools are left
    return typeof a === "bigint" || typeof b === "bigint" ? subset("dividing beyond 2**53", line) : a / b;
  }
  return sign === "**" && b < 0 ? powInt(a, b, line) : big(sign, a, b);
};
const repeat = (array, times, line) => {
  const items = [];
  for (let n = whole(times, line); n > 0; n -= 1) for (let i = 0; i < array.length; i += 1) items.push(array[i]);
  return like(array, items);
};
const add = (a, b, line) => (numbers(a, b) ? either(a + b, a, b, line) : slow("+", a, b, line));
const sub = (a, b, line) => (numbers(a, b) ? either(a - b, a, b, line) : slow("-", a, b, line));
const mul = (a, b, line) => (numbers(a, b) ? either(a * b, a, b, line) : slow("*", a, b, line));
const div = (a, b, line) => (numbers(a, b) ? divFloat(a, b, line) : slow("/", a, b, line));
const mod = (a, b, line) => (numbers(a, b) ? either(modFloat(a, b, line), a, b, line) : slow("%", a, b, line));
const floordiv = (a, b, line) => (numbers(a, b) ? either(floordivFloat(a, b, line), a, b, line) : slow("//", a, b, line));
const pow = (a, b, line) => (numbers(a, b) ? either(powFloat(a, b, line), a, b, line) : slow("**", a, b, line));
const grow = (a, b, line) => (isList(a) ? (extend(a, items(b, line)), a) : add(a, b, line));   // a += b
const neg = (x, line) => (typeof x === "bigint" ? -x : 0 - num(x, line));
const abs = (x, line) => (typeof x === "bigint" ? (x < 0 ? -x : x) : Math.abs(num(x, line)));

// Truth and comparison

const truth = (x) => (isArray(x) ? x.length > 0 : isDict(x) ? x.size > 0 : x !== x || Boolean(x));
// Items of lists compare by identity first, which a JavaScript NaN does not have.
const equalItems = (a, b) => (a !== a && b !== b ? subset("comparing lists with nan") : eq(a, b));
const eq = (a, b) => {
  if (isNumber(a) && isNumber(b)) return a == b;
  if (twins(a, b)) return a.length === b.length && a.every((x, i) => equalItems(x, b[i]));
  return a === b || (isDict(a) && isDict(b) && a.size === b.size
    && [...a].every(([name, x]) => b.has(name) && equalItems(x, b.get(name))));
};
// Below zero, zero or above zero as a is less, equal or greater; nan when there is no order.
const order = (a, b, line) => {
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a == b ? 0 : NaN;
  if (isText(a) && isText(b)) [a, b] = [a, b].map((text) => Array.from(text, (sign) => sign.codePointAt(0)));
  if (!twins(a, b)) typeError(`cannot compare with ${b}`, a, line);
  const i = a.findIndex((x, place) => place >= b.length || !equalItems(x, b[place]));
  return i >= 0 && i < b.length ? order(a[i], b[i], line) : a.length - b.length;
};
const lt = (a, b, line) => (numbers(a, b) ? a < b : order(a, b, line) < 0);
const le = (a, b, line) => (numbers(a, b) ? a <= b : order(a, b, line) <= 0);
const gt = (a, b, line) => (numbers(a, b) ? a > b : order(a, b, line) > 0);
const ge = (a, b, line) => (numbers(a, b) ? a >= b : order(a, b, line) >= 0);
const within = (x, container, line) => {
  if (isDict(container)) return container.has(textKey(x, line));
  if (isArray(container)) return container.some((item) => equalItems(item, x));
  return isText(container) && isText(x) ? container.includes(x) : typeError("`in` needs a list or dict", container, line);
};

// Items

const whole = (x, line) => {
  if (Number.isInteger(x) || typeof x === "boolean") return +x;
  return typeof x === "bigint" ? subset("too large", line) : typeError("a whole number is needed", x, line);
};
const step = (x, line) => x || fail("ValueError", "the step of range() is zero", line);
const textKey = (x, line) => (isText(x) ? x : subset(`a dict key must be a text, not ${x}`, line));
const place = (length, index, line) => {
  const at = whole(index, line) + (index < 0 ? length : 0);
  return at >= 0 && at < length ? at : fail("IndexError", `no item ${index} among ${length}`, line);
};
const at = (xs, i, line) => (i >= 0 && i < xs.length ? xs[i] : xs[place(xs.length, i, line)]);
const put = (xs, i, value, line) => { xs[i >= 0 && i < xs.length ? i : place(xs.length, i, line)] = value; };
const getKey = (dict, name, line) => {
  const value = dict.get(name);
  return value === undefined ? fail("KeyError", `no key "${name}"`, line) : value;
};
const item = (x, index, line) => {
  if (isDict(x)) return getKey(x, textKey(index, line), line);
  const array = items(x, line);
  return array[place(array.length, index, line)];
};
const setItem = (x, index, value, line) => {
  if (isDict(x)) x.set(textKey(index, line), value);
  else if (isList(x)) x[place(x.length, index, line)] = value;
  else typeError("a list or dict is needed", x, line);
};
const slice = (x, start, stop, line) => {
  const array = iterate(x, line).slice(...[start, stop].map((bound) => (bound === null ? undefined : whole(bound, line))));
  return isText(x) ? array.join("") : like(x, array);
};
const items = (x, line) =>
  (isArray(x) ? x : isText(x) ? [...x] : isDict(x) ? [...x.keys()] : typeError("a list is needed", x, line));
const len = (x, line) => items(x, line).length;
const iterate = (x, line) => (isDict(x) ? subset("a loop over a dict", line) : items(x, line));
const unpack = (x, count, line) => {
  const parts = iterate(x, line);
  return parts.length === count ? parts : fail("ValueError", `${parts.length} values for ${count} names`, line);
};

// Methods of lists and dicts, called with the container, the line and the arguments

const need = (fits, x, line) => (fits ? x : fail("AttributeError", `${x} has no such method or attribute`, line));
const list = (x, line) => need(isList(x), x, line);
const dict = (x, line) => need(isDict(x), x, line);
const extend = (xs, more, line) => {
  list(xs, line);
  for (let i = 0, n = more.length; i < n; i += 1) xs.push(more[i]);
  return null;
};
const methods = {
  append: (xs, line, x) => (list(xs, line).push(x), null),
  pop: (x, line, i, missing) => {
    if (!isDict(x)) return list(x, line).splice(place(x.length, i === undefined ? -1 : i, line), 1)[0];
    if (i === undefined) typeError("pop() needs a key", i, line);
    const value = x.get(textKey(i, line));
    return x.delete(i) ? value : missing !== undefined ? missing : getKey(x, i, line);
  },
  index: (xs, line, x) => {
    const found = need(isArray(xs), xs, line).findIndex((item) => equalItems(item, x));
    return found < 0 ? fail("ValueError", `${x} is not in the list`, line) : found;
  },
  copy: (x, line) => (isDict(x) ? new Map(x) : list(x, line).slice()),
  get: (d, line, name, missing = null) => (dict(d, line).has(textKey(name, line)) ? d.get(name) : missing),
  setdefault: (d, line, name, value) => {
    if (!dict(d, line).has(textKey(name, line))) d.set(name, value);
    return d.get(name);
  },
  keys: (d, line) => [...dict(d, line).keys()],
  values: (d, line) => [...dict(d, line).values()],
  items: (d, line) => Array.from(dict(d, line), tuple),
};
const mapping = (x, line) => (isDict(x) ? x : subset("a dict made of something else", line));
const del = (d, name, line) => {
  if (!isDict(d)) typeError("a dict is needed", d, line);
  if (!d.delete(name)) getKey(d, name, line);
};

// Sorting and extremes, by Python's `<` and `>` only

const before = (a, b, line) => (a !== a || b !== b ? subset("sorting nan", line) : order(a, b, line));
const sorted = (array, key, reverse, line) =>
  Array.from(array, (x) => [key ? key(x) : x, x])
    .sort(([a], [b]) => (reverse ? before(b, a, line) : before(a, b, line))).map((pair) => pair[1]);
const sort = (xs, key, reverse, line) => {
  sorted(list(xs, line), key, reverse, line).forEach((x, i) => { xs[i] = x; });
  return null;
};
const extreme = (better) => (array, line, key, missing) => {
  if (array.length === 0) return missing !== undefined ? missing : fail("ValueError", "min() or max() of nothing", line);
  let best = array[0], bestKey = key ? key(best) : best;
  for (let i = 1; i < array.length; i += 1) {
    const itemKey = key ? key(array[i]) : array[i];
    if (better(itemKey, bestKey, line)) { best = array[i]; bestKey = itemKey; }
  }
  return best;
};

// Numbers and math: nan out of a number is a domain error, infinity out of a finite number an overflow or a pole

const int = (x, line) => {
  if (typeof x === "bigint") return x;
  const r = Math.trunc(num(x, line)) + 0;
  if (r - r !== 0) fail(r === r ? "OverflowError" : "ValueError", `${r} has no whole part`, line);
  return r <= SAFE && r >= -SAFE ? r : BigInt(r);
};
const round = (x, line) => {
  if (typeof x === "bigint") return x;
  const size = Math.abs(num(x, line)), floor = Math.floor(size), rest = size - floor;
  const nearest = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
  return int(x < 0 ? -nearest : nearest, line);
};
const checked = (r, x, line, kind = "ValueError") => {
  if (r - r === 0 || x !== x || (r === r && x - x !== 0)) return r;
  return fail(r === r ? kind : "ValueError", `math: ${x} gives ${r}`, line);
};
const math = {
  exp: (x, line) => checked(Math.exp(x), x, line, "OverflowError"),
  sqrt: (x, line) => checked(Math.sqrt(x), x, line),
  log: (x, line) => checked(Math.log(x), x, line),
  logBase: (x, base, line) => divFloat(math.log(x, line), math.log(base, line), line),
  atan2: (y, x) => Math.atan2(y, x), fabs: (x) => Math.abs(x),
  isnan: (x) => x !== x, isinf: (x) => x === x && x - x !== 0, isfinite: (x) => x - x === 0,
  floor: (x, line) => int(Math.floor(x), line), ceil: (x, line) => int(Math.ceil(x), line), trunc: int,
};
for (const name of "log2 log10 sin cos tan asin acos atan tanh sinh cosh".split(" ")) {
  math[name] = (x, line) => checked(Math[name](x), x, line, /.h/.test(name) ? "OverflowError" : undefined);
}

// Names, objects and errors

const PARENTS = {
  ZeroDivisionError: "ArithmeticError", OverflowError: "ArithmeticError", IndexError: "LookupError",
  KeyError: "LookupError", UnboundLocalError: "NameError", RecursionError: "RuntimeError",
};
const bound = (value, name, kind, line) => (value === undefined ? fail(kind, `${name} is not set`, line) : value);
const has = (value, name, line) => bound(value, name, "AttributeError", line);
const object = (x, line) => need(x instanceof PyObject, x, line);
const able = (x, name, line) => need(x["$" + name], x, line) && x;
const callable = (x, line) => (typeof x === "function" ? x : typeError("a function is needed", x, line));
const translated = (e) => {
  if (e instanceof PyError || !/stack|recursion|BigInt/.test(e.message)) return e;
  return error(e.message.includes("BigInt") ? "SubsetError" : "RecursionError", e.message);
};
const caught = (e, names) => {
  let { kind } = translated(e);
  const any = kind !== "SubsetError" && names.includes("Exception");
  while (kind && !names.includes(kind)) kind = PARENTS[kind];
  return any || Boolean(kind);
};

// The way in and out

const fromJs = (x) => {
  if (isArray(x)) return like(x, Array.from(x, fromJs));
  if (typeof x !== "object" || isDict(x) || x instanceof PyObject) return x ?? null;
  return x && new Map(Object.entries(x).map(([name, value]) => [name, fromJs(value)]));
};
const toJs = (x) => {
  if (isArray(x)) return Array.from(x, toJs);
  if (typeof x === "bigint" || typeof x === "function" || x instanceof PyObject) subset(`the result holds ${x}`);
  if (!isDict(x)) return x;
  const made = Object.create(null);   // so that "__proto__" is a key like any other
  for (const [name, value] of x) made[name] = toJs(value);
  return made;
};
// A public function as a page calls it; keyword-only arguments come as one object, "name?" has a default.
const entry = (run, title, positional, keywords) => (...given) => {
  const names = [...positional, ...keywords].map((name) => name.replace("?", ""));
  const values = Object.fromEntries(positional.map((_, i) => [names[i], given[i]]));
  const rest = given.slice(positional.length);
  if (keywords[0]) Object.assign(values, rest.shift());
  const wrong = Object.keys(values).find((name) => !names.includes(name)) ?? rest[0];
  if (wrong !== undefined) fail("TypeError", `${title}() has no parameter for ${wrong}`);
  [...positional, ...keywords].forEach((name) => {
    if (values[name] === undefined && !name.endsWith("?")) fail("TypeError", `${title}() needs ${name}`);
  });
  try {
    return run(...names.map((name) => (values[name] === undefined ? undefined : fromJs(values[name]))));
  } catch (e) {
    throw translated(e);
  }
};

export const py = {
  PyError, Object: PyObject, error, tuple, addInt, subInt, mulInt, modInt, floordivInt, powInt, divFloat, modFloat,
  floordivFloat, powFloat, add, sub, mul, div, mod, floordiv, pow, num, neg, abs, grow, truth, eq, lt, le, gt, ge, within,
  whole, step, textKey, at, put, getKey, item, setItem, slice, len, items, iterate, unpack, extend, del, dict: mapping,
  sorted, sort, min: extreme(lt), max: extreme(gt), int, float: num, round, math, methods,
  minFloat: (a, b) => (b < a ? b : a), maxFloat: (a, b) => (b > a ? b : a), bound, has, object, able, callable, caught,
  entry, toJs, fromJs,
};
