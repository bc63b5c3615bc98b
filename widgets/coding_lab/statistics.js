/* What the coding lab computes. Pure functions; kappa and its interval are those of widgets/analysis/agreement.py. */

const REACH = 1.959963984540054; // standard errors on either side of a 95% interval

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Counts of units: row = the first coder's label, column = the second's. Every label must be one of `labels`. */
export function crossTable(first, second, labels) {
  const table = labels.map(() => labels.map(() => 0));
  first.forEach((label, i) => { table[labels.indexOf(label)][labels.indexOf(second[i])] += 1; });
  return table;
}

/** How often each label was given by the two coders together. */
export function totals(table) {
  return table.map((row, i) => sum(row) + sum(table.map((other) => other[i])));
}

/** Agreement of a table: shares observed and by chance, Cohen's kappa, and its interval.
 *
 * The interval is the asymptotic one of Fleiss, Cohen and Everitt (1969), cut at 1 and -1. Where only one label
 * occurs, or no unit, kappa and interval are null: chance explains everything. */
export function agreementOf(table) {
  const n = sum(table.map(sum));
  const agreed = sum(table.map((row, i) => row[i]));
  const rows = table.map((row) => sum(row) / n);
  const columns = table.map((_, i) => sum(table.map((row) => row[i])) / n);
  const observed = agreed / n;
  const chance = sum(rows.map((share, i) => share * columns[i]));
  if (totals(table).filter((total) => total > 0).length < 2) {
    return { n, agreed, observed, chance, kappa: null, low: null, high: null };
  }
  const kappa = (observed - chance) / (1 - chance);
  const right = sum(table.map((row, i) => (row[i] / n) * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2));
  const wrong = sum(table.map((row, i) =>
    sum(row.map((count, j) => (i === j ? 0 : (count / n) * (columns[i] + rows[j]) ** 2)))));
  const variance = right + (1 - kappa) ** 2 * wrong - (kappa - chance * (1 - kappa)) ** 2;
  const reach = REACH * Math.sqrt(Math.max(0, variance) / n) / (1 - chance);
  return { n, agreed, observed, chance, kappa, low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) };
}

/** The place of the label given most often by both coders together; the first of several. */
export function commonest(table) {
  const given = totals(table);
  return given.indexOf(Math.max(...given));
}

/** The table as it would be had `moved` of the agreed units been the commonest label to both coders.
 *
 * Observed agreement stays. Chance agreement rises with each unit, since it goes to the label with the largest
 * total; so kappa falls, unless the coders agree on all units. */
export function oneSided(table, moved) {
  const top = commonest(table);
  const changed = table.map((row) => [...row]);
  let left = moved;
  changed.forEach((row, i) => {
    const taken = i === top ? 0 : Math.min(row[i], left);
    row[i] -= taken;
    changed[top][top] += taken;
    left -= taken;
  });
  if (left > 0) throw new RangeError(`only ${moved - left} agreed units have another label, not ${moved}`);
  return changed;
}

/** Number of different labels after 0, 1, 2, ... units in this order. */
export function discovery(labels) {
  const seen = new Set();
  return [0, ...labels.map((label) => seen.add(label).size)];
}

/** Mean number of different labels after 0, 1, 2, ... units over all orders of the units. */
export function meanDiscovery(labels) {
  const n = labels.length;
  const times = [...new Set(labels)].map((label) => labels.filter((other) => other === label).length);
  const missed = times.map(() => 1); // chance that a label is not among the units drawn so far
  const found = [0];
  for (let drawn = 0; drawn < n; drawn += 1) {
    times.forEach((count, i) => { missed[i] *= Math.max(0, n - count - drawn) / (n - drawn); });
    found.push(sum(missed.map((chance) => 1 - chance)));
  }
  return found;
}

/** How many labels occur once: divided by the number of units, Good's (1953) estimate of the unseen share. */
export function onceOnly(labels) {
  return [...new Set(labels)].filter((label) => labels.indexOf(label) === labels.lastIndexOf(label)).length;
}

/** The items in an order that the seed (1, 2, ...) decides; drawn from Lehmer's stream, as in the models. */
export function shuffled(items, seed) {
  let state = (seed * seed) % 2147483647;
  const draw = () => (state = (state * 48271) % 2147483647) / 2147483647;
  draw(); draw(); draw(); // keeps the orders of neighbouring seeds apart
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const place = Math.floor(draw() * (last + 1));
    [mixed[last], mixed[place]] = [mixed[place], mixed[last]];
  }
  return mixed;
}
