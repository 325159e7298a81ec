import { defineConfig } from "vitest/config";
import { widgetTextsForTests } from "./texts-plugin.mjs";

export default defineConfig({
  plugins: [widgetTextsForTests(new URL("widget/texts/", import.meta.url).pathname)],
});
