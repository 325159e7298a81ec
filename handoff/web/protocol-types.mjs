// Makes shared/protocol.ts from shared/protocol.schema.json; without --write it only checks that the file is current.
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const schemaFile = new URL("shared/protocol.schema.json", import.meta.url);
const typesFile = new URL("shared/protocol.ts", import.meta.url);

const schema = JSON.parse(await readFile(schemaFile, "utf8"));
const limits = schema["x-limits"];
const types = await compile(schema, "Protocol", {
  additionalProperties: false,
  bannerComment: "// Made by `npm run types` from protocol.schema.json; change handoff/api/protocol/ instead.",
  unreachableDefinitions: true,
  strictIndexSignatures: true,
  style: { printWidth: 120 },
});
// The root has no properties of its own, and the tool's remarks on where a definition came from say nothing new.
const text =
  types
    .replace(/\/\*\*\n \* What goes over Loket's public door\.\n \*\/\nexport interface Protocol \{[^}]*\}\n/, "")
    .replace(
      /^ \*(?: *\n \*)? This interface was referenced by `Protocol`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm,
      "",
    )
    .replace(/^\/\*\*\n \*\/\n/gm, "") +
  `\nexport const TEXT_LIMIT = ${limits.text};\nexport const CLIENT_ID_LIMIT = ${limits.clientId};\n`;

if (process.argv.includes("--write")) {
  await writeFile(typesFile, text);
} else if ((await readFile(typesFile, "utf8").catch(() => "")) !== text) {
  console.error("shared/protocol.ts is behind protocol.schema.json: run `npm run types`");
  process.exit(1);
}
