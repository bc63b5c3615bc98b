/* What a reader moves: sliders with typed values, and presets. */

import { defaultsOf, same } from "./values.js";
import { filled } from "./words.js";

/** An HTML element with attributes (text) and properties (anything else). */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A button that does something when it is pressed. */
export function actionButton(name, label, action, attributes = {}) {
  const made = element("button", { type: "button", name, ...attributes }, label);
  made.addEventListener("click", () => action());
  return made;
}

/** Scroll until a part of an explorer begins right below what sticks to the top: the page's header, and often the figure. */
export function bringIntoSight(part, root) {
  const stage = root.querySelector(".explorer-stage");
  const { position, top } = getComputedStyle(stage);
  const covered = position === "sticky" ? (parseFloat(top) || 0) + stage.offsetHeight : 0;
  part.style.scrollMarginTop = `${covered + 8}px`;
  part.scrollIntoView({ block: "start" });
}

/** One parameter: its names, a slider, a typed value with its unit, and room for a refusal. */
export function control(parameter, id, words, onValue, onRefusal) {
  const range = { min: String(parameter.low), max: String(parameter.high), step: String(parameter.step) };
  const slider = element("input", { type: "range", id, name: parameter.name, ...range });
  const typed = element("input", {
    type: "text", inputmode: "decimal", name: parameter.name, autocomplete: "off", class: "explorer-typed",
    "aria-label": filled(words.value_of, parameter), "aria-describedby": `${id}-refusal`,
  });
  const message = element("p", { class: "explorer-refusal", id: `${id}-refusal`, role: "alert", hidden: true });
  const label = element("label", { for: id }, `${parameter.label} `,
    element("span", { lang: "zh", class: "explorer-zh" }, parameter.zh));
  const unit = element("span", { class: "explorer-unit" }, parameter.unit);
  const root = element("div", { class: "explorer-control" },
    label, element("div", { class: "explorer-inputs" }, slider, typed, unit), message);

  function refuse(text) {
    message.textContent = text ?? "";
    message.hidden = text === null;
    typed.setAttribute("aria-invalid", String(text !== null));
  }
  function show(value) {
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", filled(words.value_text, { value, unit: parameter.unit }));
    if (document.activeElement !== typed || Number(typed.value) !== value) typed.value = String(value);
    refuse(null);
  }
  slider.addEventListener("input", () => {
    show(Number(slider.value));
    onValue(parameter.name, Number(slider.value));
  });
  typed.addEventListener("change", () => {
    const why = onRefusal(parameter, typed.value);
    if (why !== null) return refuse(why);
    show(Number(typed.value));
    onValue(parameter.name, Number(typed.value));
  });
  return { root, show };
}

/** Buttons that load presets, and the sentence of the one on show. */
export function presetButtons(description, words, onPreset) {
  const note = element("p", { class: "explorer-preset-note", hidden: true });
  const buttons = description.presets.map((preset) => actionButton("preset", preset.label, () => onPreset(preset),
    { value: preset.name, "aria-pressed": "false" }));
  const reset = actionButton("reset", words.reset, () => onPreset(null), { class: "explorer-reset" });
  const group = element("div", { class: "explorer-presets", role: "group", "aria-label": words.presets },
    ...buttons, reset);
  /** Mark the preset whose values these are, and say its sentence. */
  function mark(values) {
    const defaults = defaultsOf(description.parameters);
    const found = description.presets.find((preset) => same({ ...defaults, ...preset.values }, values));
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === found?.name)));
    note.hidden = !found;
    note.textContent = found?.sentence ?? "";
  }
  return { roots: [group, note], mark };
}
