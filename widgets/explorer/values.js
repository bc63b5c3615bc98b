/* Values of a model's parameters, by name. */

/** Whether all of these values are the present ones; those not named do not count. */
export const same = (values, present) => Object.keys(values).every((name) => values[name] === present[name]);
