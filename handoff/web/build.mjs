// Builds the web parts into dist/. `node build.mjs` builds all; `node build.mjs widget demo` only those.
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const WIDGET_LIMIT = 60 * 1024; // bytes, gzipped: what a page of somebody else may be asked to load

const dist = new URL("dist/", import.meta.url);
const here = (path) => new URL(path, import.meta.url).pathname;
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
    await build({ ...shared, entryPoints: ["widget/index.ts"], format: "iife", outfile: "dist/widget/loket.js" });
    const size = gzipSync(await readFile(new URL("widget/loket.js", dist))).length;
    if (size > WIDGET_LIMIT) throw new Error(`dist/widget/loket.js is ${size} bytes gzipped; at most ${WIDGET_LIMIT}`);
  },
  async console() {
    const entryPoints = { console: "console/index.ts", pulse: "console/pulse.ts" };
    await build({ ...shared, entryPoints, format: "esm", outdir: "dist/console" });
    await cp(here("console/index.html"), new URL("console/index.html", dist));
  },
  async demo() {
    await cp(here("demo/"), new URL("demo/", dist), { recursive: true });
  },
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
for (const name of wanted) {
  if (!(name in parts)) throw new Error(`no part "${name}"; there is ${Object.keys(parts).join(", ")}`);
  await rm(new URL(`${name}/`, dist), { recursive: true, force: true });
  await mkdir(new URL(`${name}/`, dist), { recursive: true });
  await parts[name]();
  console.log(`built dist/${name}`);
}
