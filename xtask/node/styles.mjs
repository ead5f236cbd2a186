// Writes one style sheet: the parts of KERN's that the frontend uses, and the frontend's own.
// node styles.mjs NODE_MODULES OUTPUT, started in the workspace.

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [modules, output] = process.argv.slice(2);
const require = createRequire(join(modules, "anchor.js"));
const { PurgeCSS } = require("purgecss");
const postcss = require("postcss");

/** Every file below a path. */
function below(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith(".") && name !== "target")
    .sort()
    .flatMap((name) => below(join(path, name)));
}

const sources = [...below("frontend"), ...below("shared/src/reading"), "index.html"];
const markup = sources.filter((path) => /\.(rs|html|js)$/.test(path));
const all = sources.filter((path) => /\.(rs|html|js)$/.test(path));

const [{ css }] = await new PurgeCSS().purge({
  css: [join(modules, "@kern-ux/native/dist/kern.min.css")],
  content: markup,
  keyframes: true,
  // PurgeCSS does not look into `:is(body, …)`, where the colours of light and dark are chosen.
  safelist: { greedy: [/:is/] },
});
const sheet = postcss.parse(css);
sheet.append(postcss.parse(readFileSync("frontend/style/assistant.css", "utf8")).nodes);

// Web fonts cost more than the whole app; the system's fonts do.
sheet.walkAtRules("font-face", (rule) => rule.remove());
sheet.walkAtRules("charset", (rule) => rule.remove());
sheet.walkComments((comment) => comment.remove());
// No browser knows it without its prefix, which stands beside it.
sheet.walkDecls("line-clamp", (declaration) => declaration.remove());

// Arabic runs from right to left: what KERN puts on the left stands where lines begin.
const side = { left: "start", right: "end" };
sheet.walkDecls((declaration) => {
  const { prop, value } = declaration;
  if (/^(left|right)$/.test(prop)) declaration.prop = `inset-inline-${side[prop]}`;
  declaration.prop = declaration.prop.replace(
    /^(margin|padding|border)-(left|right)/,
    (_, box, edge) => `${box}-inline-${side[edge]}`,
  );
  if (prop === "text-align") declaration.value = side[value] ? side[value] : value;
  const edges = /^(margin|padding)$/.test(prop) ? value.split(/ (?![^(]*\))/) : [];
  const [top, right, bottom, left] = edges;
  if (edges.length === 4 && right !== left) {
    declaration.cloneBefore({ prop: `${prop}-block`, value: `${top} ${bottom}` });
    declaration.prop = `${prop}-inline`;
    declaration.value = `${left} ${right}`;
  }
});

// Controls that no page has; their names also stand for other things in the source.
const absent = /\[type=file\]|::file-selector|\bselect\b|\.kern-dialog|^area/;
sheet.walkRules((rule) => {
  rule.selectors = rule.selectors.filter((selector) => !absent.test(selector));
  if (rule.selector === "") rule.remove();
});

/** The definitions of each variable. */
const definitions = new Map();
sheet.walkDecls(/^--/, (declaration) => {
  const others = definitions.get(declaration.prop) ?? [];
  definitions.set(declaration.prop, [...others, declaration]);
});

/** The values of variables that are the same everywhere: in light and dark, on any screen. */
const constants = new Map(
  [...definitions]
    .filter(([, [{ parent }, ...more]]) => more.length === 0 && parent.selector === ":root")
    .filter(([, [{ parent }]]) => parent.parent === sheet)
    .map(([name, [declaration]]) => [name, declaration.value]),
);

/** A value with constants in place, and without what stands in for variables that are there. */
function resolved(value) {
  let out = "";
  for (let at = 0; at < value.length; ) {
    const variable = /^var\(\s*(--[\w-]+)\s*/.exec(value.slice(at));
    if (!variable) {
      out += value[at++];
      continue;
    }
    const [before, name] = variable;
    let end = at + before.length;
    for (let open = 1; open > 0; end++) open += { "(": 1, ")": -1 }[value[end]] ?? 0;
    if (constants.has(name)) out += resolved(constants.get(name));
    else out += definitions.has(name) ? `var(${name})` : value.slice(at, end);
    at = end;
  }
  return out;
}
sheet.walkDecls((declaration) => {
  if (constants.has(declaration.prop)) declaration.remove();
  else declaration.value = resolved(declaration.value);
});

// A variable stays when a declaration that stays, or the frontend itself, names it.
const named = (text) => text.match(/--[\w-]+/g) ?? [];
const own = new Set(all.flatMap((path) => named(readFileSync(path, "utf8"))));
for (let removed = true; removed; ) {
  removed = false;
  const used = new Set(own);
  sheet.walkDecls((declaration) => named(declaration.value).forEach((name) => used.add(name)));
  sheet.walkDecls(/^--/, (declaration) => {
    if (used.has(declaration.prop)) return;
    declaration.remove();
    removed = true;
  });
}
for (let removed = true; removed; ) {
  removed = false;
  sheet.walk((node) => {
    if (node.nodes?.length !== 0) return;
    node.remove();
    removed = true;
  });
}

// Nobody reads the white space.
sheet.walk((node) => {
  const between = node.type === "decl" ? ":" : "";
  node.raws = { ...node.raws, before: "", between, after: "", semicolon: false };
  if (node.type === "rule") node.selector = node.selectors.join(",");
  if (node.type === "decl") node.value = node.value.replace(/\s+/g, " ");
});

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${sheet.toString()}\n`);
