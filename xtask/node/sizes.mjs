// Prints for every file one line of JSON: its size raw, with gzip and with brotli, in bytes.
// node sizes.mjs FILE…

import { readFileSync } from "node:fs";
import { brotli, gzip } from "./encodings.mjs";

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  console.log(
    JSON.stringify({ raw: bytes.length, gzip: gzip(bytes).length, brotli: brotli(bytes).length }),
  );
}
