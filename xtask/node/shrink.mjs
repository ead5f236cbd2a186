// Makes the assistant's WebAssembly and the script that starts it as small as they get.
// node shrink.mjs NODE_MODULES FOLDER, for a folder as Trunk writes it.
//
// wasm-bindgen exports whatever any crate marks for export, and names every import with a digest.
// What this app's page never calls is taken out here, names become short in both files, and each
// file is named anew by its bytes. The parts of the frontend that are loaded later (from
// `xtask/src/build/split.rs`) get their loaders here.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(join(modules, "anchor.js"));
const { minify } = require("terser");
const binaryen = (await import(pathToFileURL(join(modules, "binaryen/index.js")).href)).default;

/** What wasm-bindgen's output uses of WebAssembly beyond its first version. */
const FEATURES = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

/** The script without what is exported for other scripts: no page uses more than the start. */
function pruned(glue) {
  const classes = [...glue.matchAll(/^export class (\w+) \{/gm)].map(([, name]) => name);
  return classes
    .reduce((text, name) => {
      const parts = [
        new RegExp(`^export class ${name} \\{\\n[^]*?^\\}\\n`, "m"),
        new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, "m"),
        new RegExp(`^const ${name}Finalization = [^]*?;\\n`, "m"),
      ];
      return parts.reduce((text, part) => text.replace(part, ""), text);
    }, glue)
    .replace("export { initSync, __wbg_init as default };", started(glue));
}

/**
 * How the script is started. What it asks of the page around it (`frontend/browser/src/`) stands in
 * the page as names for all, or is given to it where a page has several assistants, or is a stranger's.
 */
function started(glue) {
  const names = ["site", "shelves", "loadPart"].filter((name) =>
    new RegExp(`\\b${name}[.(]`).test(glue),
  );
  return `let ${names.join(", ")};
export default (own) => {
    ({ ${names.join(", ")} } = own?.site ? own : globalThis);
    return __wbg_init(own);
};`;
}

/**
 * What answers the exports for streams, which Leptos brings along for its server functions. The
 * parts that are loaded later share the table of functions, so that nothing in it counts as idle.
 */
const STREAMS = /\bfuture_to_promise\b.*(wasm_streams|futures_util)/;

/** Empties the places of the table that only the exports for streams lead to. */
function withoutStreams(module) {
  const all = Array.from({ length: module.getNumElementSegments() }, (_, at) =>
    binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(at)),
  );
  const trap = "nothing leads here";
  module.addFunction(trap, binaryen.none, binaryen.none, [], module.unreachable());
  for (const { name, table, data, offset } of all) {
    if (!data.some((named) => STREAMS.test(named))) continue;
    const rest = data.map((named) => (STREAMS.test(named) ? trap : named));
    const start = binaryen.getExpressionInfo(offset).value;
    module.removeElementSegment(name);
    module.addActiveElementSegment(table, name, rest, module.i32.const(start));
  }
}

/** The module without exports that the script does not name, and what only these lead to. */
function withoutIdleExports(bytes, glue) {
  const module = binaryen.readBinary(bytes);
  withoutStreams(module);
  const named = new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name));
  const all = Array.from({ length: module.getNumExports() }, (_, at) =>
    binaryen.getExportInfo(module.getExportByIndex(at)).name,
  );
  all.filter((name) => !named.has(name)).forEach((name) => module.removeExport(name));
  const smaller = module.emitBinary();
  module.dispose();
  return smaller;
}

/** Runs passes over a module in place; gives what they print. */
const optimise = (path, passes) =>
  execFileSync(join(modules, ".bin/wasm-opt"), [path, "-o", path, ...FEATURES, ...passes], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });

/** Gives imports, exports and the script short names, in place; tells the new ones by the old. */
function shortNames(path) {
  const { imports, exports } = JSON.parse(
    optimise(path, ["--minify-imports-and-exports-and-modules"]),
  );
  return { imports: new Map(imports.map(([, from, to]) => [from, to])), exports: new Map(exports) };
}

/** The script with the module's new names, and without imports that it no longer has. */
function renamed(glue, { imports, exports }) {
  const entry = /^ {8}(__w\w+): (function[^]*?^ {8}\}(?:, arguments\); \})?),\n/gm;
  const found = new Set();
  const text = glue
    .replace(entry, (_, name, body) => {
      found.add(name);
      return imports.has(name) ? `        ${imports.get(name)}: ${body},\n` : "";
    })
    .replace(/^ {8}"\.\/\w+_bg\.js": import0,$/m, "        a: import0,")
    .replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${exports.get(name)}`);
  const lost = [...imports.keys()].filter((name) => !found.has(name));
  if (lost.length > 0) throw new Error(`shrink.mjs does not find these imports: ${lost}`);
  if (text.includes("wasm.undefined")) throw new Error("shrink.mjs lost an export");
  return text;
}

/**
 * How every module becomes small. Control flow is taken apart and put together anew, which saves 1 %
 * compressed; so does calling no access aligned, which engines take for a hint at most. The lowest
 * memory is the end of the stack, so no address is so low that adding a constant to it could matter.
 */
const SMALL = [
  "--flatten",
  "--rereloop",
  "-Oz",
  "-Oz",
  "--dealign",
  "--low-memory-unused",
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
];

/**
 * What is loaded for each way into the parts (`frontend/src/part/`). What both ways lead to is in
 * the part that takes answers: the other way is never gone without it.
 */
const PARTS = { answering: ["answering", "both"], later: ["later"] };

/** The digest that names a file. */
const digestOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Makes a part small, and names it by its bytes; gives its name and what it imports. */
function part(stem) {
  const whole = join(folder, `${stem}.wasm`);
  optimise(whole, SMALL);
  const bytes = readFileSync(whole);
  const name = `${stem}-${digestOf(bytes)}.wasm`;
  renameSync(whole, join(folder, name));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  const foreign = imports.filter(({ module }) => module !== "__wasm_split");
  if (foreign.length > 0) throw new Error(`the part ${stem} wants ${JSON.stringify(foreign)}`);
  return { name, imports: imports.map((shared) => shared.name) };
}

/**
 * The script with loaders for the parts, in the place of the script by wasm-split. A part shares
 * memory and table with the module, so it is told where these are, and then fills the table.
 */
function withParts(glue) {
  const from = /^import \* as import\d from "\.\/__wasm_split\.js"\n/gm;
  const member = /^ {8}"\.\/__wasm_split\.js": import\d,\n/gm;
  const imports = "    const import0 = {\n";
  if (!glue.includes("./__wasm_split.js")) return glue;
  if (!glue.includes(imports)) {
    throw new Error("shrink.mjs does not find where the parts are loaded");
  }
  const ways = Object.entries(PARTS).map(([way, stems]) => [way, stems.map(part)]);
  const shared = new Set(ways.flatMap(([, parts]) => parts.flatMap((part) => part.imports)));
  const given = Array.from(shared, (name) => `${name}: wasm.${name}`).join(", ");
  const loaders = ways.map(([way, parts]) => {
    const files = parts.map(({ name }) => `load("${name}")`).join(", ");
    return `        __wasm_split_load_${way}: function(callback, waiting) {
            const tell = (there) => wasm.__indirect_function_table.get(callback)(waiting, there);
            const load = (name) => WebAssembly.instantiateStreaming(
                fetch(new URL(name, import.meta.url)), { __wasm_split: { ${given} } });
            Promise.all([${files}]).then(() => tell(1), () => tell(0));
        },
`;
  });
  const text = glue.replace(from, "").replace(member, "");
  if (text.includes("./__wasm_split.js")) throw new Error("shrink.mjs left a loader behind");
  return text.replace(imports, imports + loaders.join(""));
}

const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");

/** Writes a file under a name that says its bytes, and points the page there; gives the name. */
function replace(name, bytes) {
  const digest = digestOf(bytes);
  const [, stem, ending] = name.match(/^(.*?)(?:-[0-9a-f]{8,16})?(_bg\.wasm|\.js)$/);
  const named = `${stem}-${digest}${ending}`;
  rmSync(join(folder, name));
  writeFileSync(join(folder, named), bytes);
  html = html.replaceAll(name, named);
  return named;
}

for (const name of readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"))) {
  const path = join(folder, name);
  const script = name.replace("_bg.wasm", ".js");
  const glue = withParts(pruned(readFileSync(join(folder, script), "utf8")));
  writeFileSync(path, withoutIdleExports(readFileSync(path), glue));
  optimise(path, SMALL);
  const short = renamed(glue, shortNames(path));
  const module = replace(name, readFileSync(path));
  const { code } = await minify(
    short.replace(/new URL\('.*?', import\.meta\.url\)/, `new URL("${module}", import.meta.url)`),
    { ecma: 2020, module: true, compress: { passes: 3 } },
  );
  replace(script, Buffer.from(code));
}
// Scripts of our own (`frontend/boot/`), which no other script names anything of.
const own = /^(boot|reading|store)-[^.]*\.js$/;
for (const name of readdirSync(folder).filter((name) => own.test(name))) {
  const source = readFileSync(join(folder, name), "utf8");
  const { code } = await minify(source, { ecma: 2020, toplevel: true, compress: { passes: 3 } });
  replace(name, Buffer.from(code));
}
writeFileSync(page, html);
