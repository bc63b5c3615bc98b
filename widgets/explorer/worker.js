/* Computes a compiled model away from the page. The host appends `start(<compiled model>)` to this text. */

import { py } from "../compiler/runtime.js";

/** Answer every {id, values} with {id, answer} or {id, error}. The protocol says nothing about the engine. */
function start(makeModel) {
  const model = makeModel(py);
  self.onmessage = ({ data: { id, values } }) => {
    try {
      const run = model.simulate(values);
      const curves = model.curves(values);
      const sentence = model.reading(run, curves);
      self.postMessage({ id, answer: { values, run: py.toJs(run), curves: py.toJs(curves), sentence } });
    } catch (error) {
      self.postMessage({ id, error: error.message });
    }
  };
}

self.start = start;
