/* Computes a compiled model away from the page. The host appends `start(<compiled model>)` to this text. */

import { py } from "../compiler/runtime.js";

const TURN = 40; // ms after which the worker reports the points of a map it has computed so far

/** One run: what figure and sentence need. */
function compute(model, { values }) {
  const run = model.simulate(values);
  const curves = model.curves(values);
  const sentence = model.reading(run, curves);
  const outcome = (model.outcome ?? model.reading)(run, curves);
  return { values, run: py.toJs(run), curves: py.toJs(curves), sentence, outcome };
}

/** One quantity at points of a map, as many of them as a turn allows, but at least one. */
function computeMap(model, { survey, values, points }, { x, y, quantity }) {
  const end = performance.now() + TURN;
  const cells = [];
  for (const [across, up] of points) {
    if (cells.length && performance.now() > end) break;
    cells.push(py.toJs(model.simulate({ ...values, [x]: across, [y]: up }))[quantity]);
  }
  return { survey, cells };
}

/** Say {ready}, then answer every request, one after the other, with {answer} or {error}. The protocol says nothing
    about the engine. */
function start(makeModel, map) {
  const model = makeModel(py);
  self.onmessage = ({ data: request }) => {
    try {
      self.postMessage({ answer: request.points ? computeMap(model, request, map) : compute(model, request) });
    } catch (error) {
      self.postMessage({ error: error.message });
    }
  };
  self.postMessage({ ready: true });
}

self.start = start;
