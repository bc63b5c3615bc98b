/* Values of a model's parameters, by name. */

/** Every parameter's default. */
export const defaultsOf = (parameters) =>
  Object.fromEntries(parameters.map(({ name, default: usual }) => [name, usual]));

/** Whether all of these values are the present ones; those not named do not count. */
export const same = (values, present) => Object.keys(values).every((name) => values[name] === present[name]);
