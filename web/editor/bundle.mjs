// Copies YASGUI, which comes in one script and one style sheet, into kg/serve/assets/, with the licences of all in it.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "..", "kg", "serve", "assets");
const editor = "@zazuko/yasgui";
const files = ["yasgui.min.js", "yasgui.min.css"];

const read = (...path) => readFileSync(join(here, ...path), "utf8");
const digest = (name) => createHash("sha256").update(readFileSync(join(assets, name))).digest("hex");

/** Name, version and licence of an installed package, with the licence's text where the package holds it. */
function licence(folder) {
  const { name, version, license = "licence below", author } = JSON.parse(read(folder, "package.json"));
  const file = readdirSync(join(here, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const holder = typeof author === "string" ? author : author?.name;
  const text = file ? read(folder, file).replaceAll("\r", "").trim() : `${license}, by ${holder}; the package has no licence file of its own.`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

for (const name of files) copyFileSync(join(here, "node_modules", editor, "build", name), join(assets, name));
const { packages } = JSON.parse(read("package-lock.json"));
// type declarations are in no script
const folders = Object.keys(packages).filter((path) => path && !path.includes("@types/"));
const parts = [...new Set(folders.map(licence))].sort();
const head = files.map((name) => `${digest(name)}  ${name}\n`).join("");
writeFileSync(join(assets, "NOTICE.txt"), `The query editor is YASGUI with the libraries below.\n\n${head}\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`);
