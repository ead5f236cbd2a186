// Writes what is served for the element <direkt-antrag>, its script and its style sheet, and for
// frames.
// node widget.mjs NODE_MODULES FOLDER, for a folder that shrink.mjs has been through.
//
// A sheet in a shadow does not reach what stands for the document there, and sizes in it would
// follow the page around: both are put right here, so that there is one source for all styles.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(join(modules, "anchor.js"));
const { minify } = require("terser");
const postcss = require("postcss");

/** The only file that is named so. */
function only(pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`widget.mjs wants one ${pattern}: ${found}`);
  return found[0];
}

/** What stands for these in the widget: `frontend/widget/widget.js` and `site.js` make it. */
const STANDS = [
  [/:root\b|(?<![\w.#-])html(?![\w-])/g, ".html"],
  [/(?<![\w.#-])body(?![\w-])/g, ".body"],
  [/(?<![\w.#-])main(?![\w-])/g, "[id=main]"],
];

/** What only a widget has. The page around can hide it, and do nothing else to it. */
const OWN = `
:host { all: initial !important; display: block !important; inline-size: 100% !important; container-type: inline-size !important; }
:host([hidden]) { display: none !important; }
.html { overflow-x: clip; text-align: start; background-color: var(--kern-color-layout-background-default); }
.body { min-height: 0; }
/* There is nothing to skip within the content of a page. */
.skip { display: none; }
.beside:empty { display: none; }
.beside { padding-block: 1rem; }
.beside .kern-body { margin-block: 0 .75rem; }
`;

const sheet = postcss.parse(readFileSync(join(folder, only(/^assistant-\w+\.css$/)), "utf8") + OWN);
sheet.walkRules((rule) => {
  if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
  rule.selector = STANDS.reduce((text, [from, to]) => text.replace(from, to), rule.selector);
});
sheet.walkDecls((declaration) => {
  const rem = /(?<![\w-])(\d*\.?\d+)rem\b/g;
  declaration.value = declaration.value.replace(rem, "calc($1*var(--rem))");
});
// What depends on the width depends on that of the widget, in the sizes that the person has set.
sheet.walkAtRules("media", (rule) => {
  if (!/(min|max)-width/.test(rule.params)) return;
  rule.name = "container";
  rule.params = rule.params.replace(/^all and /, "").replace(/(?<=[\d.])rem/g, "em");
});
const css = sheet.toString();
if (/[\d.]rem\b/.test(css)) throw new Error("widget.mjs left a size that follows the page around");
const digest = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);
const styles = `widget-${digest(css)}.css`;
writeFileSync(join(folder, styles), css);

// What the assistant's own page has where it is shown in a frame.
for (const name of ["frame.js", "frame.css"]) {
  const source = readFileSync(join("frontend/widget", name), "utf8");
  const { code } = name.endsWith(".js") ? await minify(source, { ecma: 2020 }) : { code: source };
  writeFileSync(join(folder, `widget-${name}`), code);
}

/** The modules of the script as one, without what binds them. */
const sources = ["shelves.js", "site.js", "texts.js", "widget.js"].map((name) => {
  const source = readFileSync(join("frontend/widget", name), "utf8");
  return [name, source.replace(/^import .*\n/gm, (line) => (line.includes('"./') ? "" : line)).replace(/^export /gm, "")];
});
// What the assistant's own page keeps things by; the names are those that it asks the page for.
const given = "globalThis, sessionStorage, indexedDB, navigator, caches, location";
const store = readFileSync("frontend/boot/store.js", "utf8");
sources.unshift(["store.js", `const keep = (${given}) => {\n${store}\n};\n`]);
const blank = 'const GLUE = "", SUBMISSION = "", SHEET = "";';
const names = [only(/^frontend-\w+\.js$/), only(/^submission-\w+\.js$/), styles];
const filled = sources.map(([name, source]) => [
  name,
  source.replace(blank, `const [GLUE, SUBMISSION, SHEET] = ${JSON.stringify(names)};`),
]);
if (!filled.some(([, source]) => source.includes(styles))) throw new Error(`widget.mjs finds no \`${blank}\``);
const { code } = await minify(Object.fromEntries(filled), { ecma: 2022, module: true, compress: { passes: 3 } });
writeFileSync(join(folder, "widget.js"), `${code}\n`);
