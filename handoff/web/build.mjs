// Builds the web parts into dist/. `node build.mjs` builds all; `node build.mjs widget demo` only those.
// `--texts FOLDER` takes the message files of that part from there, `--out FOLDER` puts everything there.
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { litInside } from "./lit-inside.mjs";
import { messageFiles } from "./texts-plugin.mjs";

const WIDGET_LIMIT = 60 * 1000; // bytes, gzipped: what a page of somebody else may be asked to load

const here = (path) => new URL(path, import.meta.url).pathname;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    texts: { type: "string" },
    out: { type: "string", default: here("dist/") },
  },
});
const out = (...path) => resolve(options.out, ...path);
if (options.texts && positionals.length !== 1) throw new Error("--texts goes with the one part that has those texts");
const texts = messageFiles((part) => resolve(options.texts ?? here(`${part}/texts/`)));
const shared = {
  absWorkingDir: here("."),
  bundle: true,
  minify: true,
  target: ["es2022"],
  charset: "utf8",
  loader: { ".css": "text", ".svg": "text" },
  legalComments: "eof",
  sourcemap: true,
  logLevel: "warning",
};

const parts = {
  async widget() {
    // A classic script: `document.currentScript` tells the widget which tag it came from.
    await build({
      ...shared,
      entryPoints: ["widget/index.ts"],
      format: "iife",
      inject: ["lit-scope.js"],
      plugins: [texts, litInside()],
      outfile: out("widget/loket.js"),
    });
    const script = await readFile(out("widget/loket.js"));
    const size = gzipSync(script).length;
    if (size > WIDGET_LIMIT) throw new Error(`widget/loket.js is ${size} bytes gzipped; at most ${WIDGET_LIMIT}`);
    await keepVersion(script, size);
  },
  async console() {
    const entryPoints = { console: "console/index.ts", pulse: "console/pulse.ts" };
    await build({ ...shared, entryPoints, format: "esm", plugins: [texts], outdir: out("console") });
    await cp(here("console/index.html"), out("console/index.html"));
    await compress(out("console"));
  },
  async demo() {
    await cp(here("demo/"), out("demo/"), { recursive: true });
  },
};

/** Puts the script under an address that never changes, and tells the hash with which a page can pin it. */
async function keepVersion(script, size) {
  const { version: release } = JSON.parse(await readFile(here("package.json"), "utf8"));
  const hash = (algorithm, encoding) => createHash(algorithm).update(script).digest(encoding);
  const version = `${release}-${hash("sha256", "hex").slice(0, 10)}`;
  // What was built of this release before was never given out; earlier releases stay for the sites that pinned them.
  for (const name of await readdir(out("widget"))) {
    if (name.startsWith(`${release}-`)) await rm(out("widget", name), { recursive: true });
  }
  await mkdir(out("widget", version));
  for (const name of ["loket.js", "loket.js.map"]) await cp(out("widget", name), out("widget", version, name));
  const integrity = `sha384-${hash("sha384", "base64")}`;
  const path = `/widget/${version}/loket.js`;
  await writeFile(out("widget/version.json"), `${JSON.stringify({ version, path, integrity, gzip_bytes: size })}\n`);
  await compress(out("widget"));
  await compress(out("widget", version));
  console.log(`${path} integrity="${integrity}" (${size} bytes gzipped)`);
}

/** Writes what browsers can unpack next to each script, so that the service need not pack it for each of them. */
async function compress(folder) {
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".js"))) {
    const content = await readFile(join(folder, name));
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(content));
    await writeFile(join(folder, `${name}.gz`), gzipSync(content));
  }
}

/** Empties `folder`, but for the versions of the widget that were given out. */
async function empty(folder) {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const version = entry.isDirectory() && /^\d+\.\d+\.\d+-/.test(entry.name);
    if (!version) await rm(join(folder, entry.name), { recursive: true });
  }
}

for (const name of positionals.length ? positionals : Object.keys(parts)) {
  if (!(name in parts)) throw new Error(`no part "${name}"; there is ${Object.keys(parts).join(", ")}`);
  await empty(out(name));
  await parts[name]();
  console.log(`built ${name}`);
}
