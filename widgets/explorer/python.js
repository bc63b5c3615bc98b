/* Computes a changed model away from the page, in MicroPython. The protocol is that of worker.js; a worker sees one
   text only, so that nothing of an earlier one is left behind. */

import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import wasm from "@micropython/micropython-webassembly-pyscript/micropython.wasm";
import core from "../models/core.py";
import stream from "../models/stream.py";
import driver from "./driver.py";

const MOST_MEMORY = 1024; // pages of 64 KiB: a model that wants more gets MemoryError, not the reader's whole memory

const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function limited(pages) {
  if (this.buffer.byteLength / 65536 + pages > MOST_MEMORY) throw new RangeError("no more memory for this model");
  return grow.call(this, pages);
};
// MicroPython fetches its file; it came along with this text, and nothing else is fetched here.
self.fetch = async () => new Response(wasm, { headers: { "Content-Type": "application/wasm" } });
const quiet = () => {};
console.error = quiet; // faults are told in the answer, a model's print goes nowhere

/** MicroPython with the files that a model imports, and the driver's `answer`. */
async function prepare() {
  const python = await loadMicroPython({ heapsize: 4 * 2 ** 20, stdout: quiet, stderr: quiet });
  python.FS.mkdir("/models");
  for (const [name, text] of Object.entries({ __init__: "", core, stream })) {
    python.FS.writeFile(`/models/${name}.py`, text);
  }
  python.runPython('import sys\nsys.path.insert(0, "/")\n');
  python.runPython(driver);
  self.postMessage({ ready: true });
  return python.globals.get("answer");
}

const prepared = prepare();

/** What Python answers; memory that ends within the driver itself arrives as an exception. */
function answered(answer, request) {
  try {
    return JSON.parse(answer(JSON.stringify(request)));
  } catch (error) {
    return { error: { kind: error.type ?? error.name, line: 0, places: { message: error.message } } };
  }
}

self.onmessage = async ({ data: request }) => {
  self.postMessage(answered(await prepared, request));
};
