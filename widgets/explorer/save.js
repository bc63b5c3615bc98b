/* A file that the page makes and the reader keeps. */

import { element } from "./controls.js";

/** Have the browser save a Blob under this name. */
export function save(name, blob) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000); // the browser has taken it by then
}
