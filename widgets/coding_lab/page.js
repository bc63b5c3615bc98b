/* The coding lab on the page: no kernel; the codes are kept in the reader's own browser. */

import { fresh, restored } from "./coding.js";
import { render } from "./lab.js";
import description from "lab-description";

/** What lab.js expects of a Jupyter model, with the browser's memory instead of a kernel. */
class PageModel {
  constructor(key) {
    this.key = key;
    this.listeners = new Set();
    const kept = this.remember(() => localStorage.getItem(key));
    this.state = { description, state: kept ? restored(kept, description) : fresh() };
  }

  /** What `ask` answers; some browsers refuse a page their memory, which is then noted. */
  remember(ask) {
    try {
      this.keeps = true;
      return ask();
    } catch {
      this.keeps = false;
      return null;
    }
  }

  get(name) { return name === "keeps" ? this.keeps : this.state[name]; }
  set(name, value) { this.state[name] = value; }
  on(_, listener) { this.listeners.add(listener); }
  off(_, listener) { this.listeners.delete(listener); }

  save_changes() {
    this.remember(() => localStorage.setItem(this.key, JSON.stringify(this.state.state)));
    this.listeners.forEach((listener) => listener());
  }
}

for (const lab of document.querySelectorAll("[data-coding-lab]")) {
  render({ model: new PageModel(`coding-lab:${lab.id}`), el: lab });
}
