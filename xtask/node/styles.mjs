// Writes the parts of KERN's style sheet that the frontend uses.
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

const sources = [...below("frontend"), "index.html"];
const markup = sources.filter((path) => /\.(rs|html|js)$/.test(path));
const all = sources.filter((path) => /\.(rs|html|js|css)$/.test(path));

const [{ css }] = await new PurgeCSS().purge({
  css: [join(modules, "@kern-ux/native/dist/kern.min.css")],
  content: markup,
  keyframes: true,
  // PurgeCSS does not look into `:is(body, …)`, where the colours of light and dark are chosen.
  safelist: { greedy: [/:is/] },
});
const sheet = postcss.parse(css);

// Web fonts cost more than the whole app; the system's fonts do.
sheet.walkAtRules("font-face", (rule) => rule.remove());
sheet.walkComments((comment) => comment.remove());

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

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${sheet.toString()}\n`);
