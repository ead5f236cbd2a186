// node ajv.mjs FORM.json: how many validations per second Ajv reaches from the bytes of each
// input, the medians of several runs, as an array.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.DIREKTANTRAG_NPM}/`);
const Ajv = require("ajv").default;

const { schema, inputs, runs, rounds } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const validate = new Ajv().compile(schema);

const measure = (bytes) => {
  const start = process.hrtime.bigint();
  let valid = 0;
  for (let round = 0; round < rounds; round += 1) {
    if (validate(JSON.parse(bytes.toString("utf8")))) valid += 1;
  }
  const nanoseconds = Number(process.hrtime.bigint() - start);
  return { valid, perSecond: Math.floor((rounds * 1e9) / nanoseconds) };
};

const results = inputs.map((text, at) => {
  const bytes = Buffer.from(text, "utf8");
  // The first run is for the compiler.
  measure(bytes);
  const all = Array.from({ length: runs }, () => measure(bytes));
  const expected = at === 0 ? rounds : 0;
  if (all.some((run) => run.valid !== expected)) throw new Error("another verdict");
  return all.map((run) => run.perSecond).sort((one, other) => one - other)[Math.floor(runs / 2)];
});
console.log(JSON.stringify(results));
