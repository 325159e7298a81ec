// Gathers the message files of a part: each `<language>.json` in its folder is a language that people can choose.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const NAME = "loket:texts";
const IMPORTED = /^loket:texts\/(\w+)$/;
/** The language that has every message; what the others have follows from it. */
const FIRST = "nl";
const CONVERSATIONS = ["nl", "en"]; // in which the service can answer
const PLACES = /\{\w+\}/g;

/** The message files of `folder` by their language, the first one first. Throws an Error that names what is wrong. */
export async function readTexts(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const found = {};
  for (const name of [`${FIRST}.json`, ...names.filter((name) => name !== `${FIRST}.json`)]) {
    found[name.slice(0, -".json".length)] = JSON.parse(await readFile(join(folder, name), "utf8"));
  }
  const wrong = Object.entries(found).flatMap(([code, file]) => mistakes(code, file, found[FIRST].words));
  if (wrong.length) throw new Error(wrong.join("\n"));
  return found;
}

/** The plugin for esbuild: `import messages from "loket:texts/widget"`; `folderOf` says where a part has its files. */
export function messageFiles(folderOf) {
  return {
    name: NAME,
    setup(build) {
      build.onResolve({ filter: IMPORTED }, ({ path }) => ({ path, namespace: NAME }));
      build.onLoad({ filter: IMPORTED, namespace: NAME }, async ({ path }) => ({
        contents: JSON.stringify(await readTexts(folderOf(IMPORTED.exec(path)[1]))),
        loader: "json",
      }));
    },
  };
}

/** The same for vitest. */
export function messageFilesForTests(folderOf) {
  const mark = "\0"; // so that no other plugin takes it for a file
  return {
    name: NAME,
    resolveId: (id) => (IMPORTED.test(id) ? mark + id : null),
    async load(id) {
      const part = id.startsWith(mark) && IMPORTED.exec(id.slice(mark.length))?.[1];
      return part ? `export default ${JSON.stringify(await readTexts(folderOf(part)))}` : null;
    },
  };
}

function mistakes(code, { language, words }, first) {
  const wrong = [];
  const file = `${code}.json`;
  if (!/^[a-z]{2,3}(-[A-Za-z]+)?$/.test(code)) wrong.push(`${file}: the name is not a language (ISO 639-1)`);
  if (!language?.name || !["ltr", "rtl"].includes(language.direction)) {
    wrong.push(`${file}: "language" needs a name, and a direction: ltr or rtl`);
  }
  if (!CONVERSATIONS.includes(language?.conversation)) {
    wrong.push(`${file}: "language.conversation" is one of ${CONVERSATIONS.join(", ")}`);
  }
  for (const key of Object.keys(first)) {
    if (!words?.[key]?.trim()) wrong.push(`${file}: "${key}" is missing`);
    else if (places(words[key]) !== places(first[key])) {
      wrong.push(`${file}: "${key}" needs ${places(first[key]) || "no places to fill in"}`);
    }
  }
  for (const key of Object.keys(words ?? {})) if (!(key in first)) wrong.push(`${file}: "${key}" is not a message`);
  return wrong;
}

function places(text) {
  return [...new Set(text.match(PLACES))].sort().join(" ");
}
