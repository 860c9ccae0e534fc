// Redacts the texts of panveil_cases with what Node has. Reads lines of JSON, writes one object:
// the name of each engine, its version, its output for each text, and the mean microseconds.
//
//   node peers.mjs CASES > RESULTS     from the folder where the packages are installed
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const texts = readFileSync(process.argv[2], "utf8").trim().split("\n").map(JSON.parse)
  .filter((line) => line.text !== undefined).map((line) => line.text);

function passesLuhn(text) {
  let sum = 0;
  let doubled = false;
  for (let i = text.length - 1; i >= 0; --i) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) continue;
    sum += doubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
    doubled = !doubled;
  }
  return sum % 10 === 0;
}

// The usual expression, as in the benchmark of C++.
const pattern = /\b\d(?:[ -]?\d){12,18}\b/g;
const plain = (text) => text.replace(pattern, (card) => (passesLuhn(card) ? "*" : card));

// Each by its own way to be told that only cards count, where it has one.
async function load(name) {
  switch (name) {
    case "regex + Luhn":
      return plain;
    case "@logtape/redaction": {
      const module = await import(resolve(name));
      const format = module.redactByPattern((record) => record.message.join(""),
        [module.CREDIT_CARD_NUMBER_PATTERN]);
      return (text) => format({ message: [text] });
    }
    case "openredaction": {
      const { OpenRedaction } = await import(resolve(name));
      const redactor = new OpenRedaction({ patterns: ["CREDIT_CARD"] });
      return async (text) => (await redactor.detect(text)).redacted;
    }
    case "redact-pii": {
      const { SyncRedactor } = require(name);
      const off = { enabled: false };
      const redactor = new SyncRedactor({
        builtInRedactors: {
          names: off, credentials: off, emailAddress: off, ipAddress: off, password: off,
          phoneNumber: off, streetAddress: off, username: off, usSocialSecurityNumber: off,
          zipcode: off, url: off, digits: off,
        },
      });
      return (text) => redactor.redact(text);
    }
    default:
      throw new Error(name);
  }
}

// `import` looks beside this file, not where the packages are.
function resolve(name) {
  const root = join(process.cwd(), "node_modules", ...name.split("/"));
  const { exports, module, main } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entry = exports?.["."]?.import ?? exports?.import ?? module ?? main;
  const path = typeof entry === "string" ? entry : entry.default;
  return pathToFileURL(join(root, path)).href;
}

function version(name) {
  const path = join(process.cwd(), "node_modules", ...name.split("/"), "package.json");
  return JSON.parse(readFileSync(path, "utf8")).version;
}

const engines = [];
const missing = [];
for (const name of ["regex + Luhn", "@logtape/redaction", "openredaction", "redact-pii"]) {
  try {
    const redact = await load(name);
    const outputs = [];
    for (const text of texts) outputs.push(await redact(text));
    // The first round compiled it.
    const start = process.hrtime.bigint();
    for (const text of texts) await redact(text);
    const nanoseconds = Number(process.hrtime.bigint() - start);
    engines.push({
      name: name === "regex + Luhn" ? `Node ${process.versions.node}, ${name}` :
        `${name} ${version(name)}`,
      outputs,
      microseconds: nanoseconds / 1000 / texts.length,
    });
  } catch (error) {
    missing.push(`${name}: ${error.message.split("\n")[0]}`);
  }
}
process.stdout.write(JSON.stringify({ engines, missing }));
