// Lit keeps a list of its versions and of its properties on `globalThis`. A page that has the widget on it is somebody
// else's: nothing of ours may lie there but the element.
import { readFile } from "node:fs/promises";

const KEPT_INSIDE = [
  [/\(\w+\.(?:litHtmlVersions|reactiveElementVersions|litElementVersions)\?\?=\[\]\)\.push\("[\d.]+"\)/g, "void 0"],
  [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/g, ""],
  [/Symbol\.metadata/g, "loketMetadata"],
  [/(?:globalThis\.)?litPropertyMetadata/g, "loketProperties"],
];

/** The plugin for esbuild. Throws when a new version of Lit writes it in another way. */
export function litInside() {
  return {
    name: "lit-inside",
    setup(build) {
      build.onLoad({ filter: /node_modules\/(lit-html|lit-element|@lit\/reactive-element)\/.*\.js$/ }, async (args) => {
        let contents = await readFile(args.path, "utf8");
        for (const [found, instead] of KEPT_INSIDE) contents = contents.replace(found, instead);
        if (/Versions\?\?=|Symbol\.\w+\?\?=|[a-z]\.lit\w+\?\?=/.test(contents))
          throw new Error(`${args.path} keeps something on the page`);
        return { contents, loader: "js" };
      });
    },
  };
}
