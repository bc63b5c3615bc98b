/* What `make check` refuses in JavaScript: likely mistakes, unused names, names that nobody has defined. */

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["_build/", ".venv/"] },
  js.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
];
