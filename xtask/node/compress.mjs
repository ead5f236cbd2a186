// Writes FILE.br and FILE.gz beside every file, as small as they get.
// node compress.mjs FILE…

import { readFileSync, writeFileSync } from "node:fs";
import { brotli, gzip } from "./encodings.mjs";

for (const path of process.argv.slice(2).filter((path) => !/\.(br|gz)$/.test(path))) {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, brotli(bytes));
  writeFileSync(`${path}.gz`, gzip(bytes));
}
