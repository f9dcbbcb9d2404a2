// Bundles the page's program and style into kg/sinks/assets/, with the licences of all that went in.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "kg", "sinks", "assets");

/** Digest of all that the bundle is made from; tests/explorer holds the shipped bundle against it. */
function sources() {
  const whole = createHash("sha256");
  const files = ["bundle.mjs", "package-lock.json", "package.json", "tsconfig.json", ...readdirSync(join(here, "src")).map((name) => `src/${name}`)];
  for (const name of files.sort()) {
    whole.update(`${name}\n`);
    whole.update(readFileSync(join(here, name)));
  }
  return whole.digest("hex");
}

/** Packages whose files are in the bundle, with their licence texts. */
function notice(inputs) {
  const names = new Set();
  for (const path of inputs) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (found) names.add(found[1]);
  }
  const parts = [...names].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name}: no licence file`);
    const text = readFileSync(join(folder, file), "utf8").replaceAll("\r", "").trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `The explorer page holds code of these libraries.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

const result = await build({
  absWorkingDir: here,
  entryPoints: { explorer: "src/main.ts" },
  outdir: assets,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  banner: { js: `/* jiedao-kg explorer, sources ${sources()}; licences of libraries: see NOTICE.txt and the page's dialog */` },
});
writeFileSync(join(assets, "NOTICE.txt"), notice(Object.keys(result.metafile.inputs)));
for (const [path, { bytes }] of Object.entries(result.metafile.outputs)) console.log(`${relative(here, join(here, path))} ${bytes} bytes`);
