/* What `make check` refuses in JavaScript: likely mistakes, unused names, names that nobody has defined, long functions. */

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["_build/", ".venv/"] },
  js.configs.recommended,
  { files: ["widgets/**/*.js"], rules: { "max-lines-per-function": ["error", 60] } },
  { languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
];
