import { defineConfig } from "vitest/config";
import { messageFilesForTests } from "./texts-plugin.mjs";

export default defineConfig({
  plugins: [messageFilesForTests((part) => new URL(`${part}/texts/`, import.meta.url).pathname)],
});
