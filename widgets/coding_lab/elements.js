/* The small parts of which the lab is made. */

import { element } from "../explorer/controls.js";

/** Chinese text, marked as such for screen readers and fonts. */
export const chinese = (text) => element("span", { lang: "zh-Hans" }, text);
export const paragraph = (text, name = "") => element("p", name ? { class: name } : {}, text);
export const button = (text, click, name = "") => element("button", { type: "button", name, onclick: click }, text);
/** A heading that can take the focus when what stands below it is new. */
export const heading = (text) => element("p", {
  class: "lab-heading", role: "heading", "aria-level": "4", tabindex: "-1",
}, text);

/** A list of choices with its label; `choose` gets the value chosen. */
export function choice(label, name, options, chosen, choose) {
  const select = element("select", { name, onchange: () => choose(select.value) },
    ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  return element("label", { class: "lab-choice" }, `${label} `, select);
}

/** A table in a frame that scrolls where it must; each row begins with its heading. */
export function table(caption, headings, rows) {
  const cell = (tag, scope, content) => element(tag, scope ? { scope } : {}, content);
  return element("div", { class: "lab-frame", role: "region", "aria-label": caption, tabindex: "0" },
    element("table", {}, element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...headings.map((text) => cell("th", "col", text)))),
      element("tbody", {}, ...rows.map(([first, ...rest]) =>
        element("tr", {}, cell("th", "row", first), ...rest.map((content) => cell("td", "", content)))))));
}
