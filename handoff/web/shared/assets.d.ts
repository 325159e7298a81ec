// Style sheets are bundled as text and adopted by a shadow root; a page with a strict CSP allows that.
declare module "*.css" {
  const text: string;
  export default text;
}

// The widget's message files, gathered by texts-plugin.mjs.
declare module "loket:texts" {
  interface MessageFile {
    readonly language: { name: string; direction: string; conversation: string };
    readonly words: Readonly<Record<string, string>>;
  }
  const files: Readonly<Record<string, MessageFile>>;
  export default files;
}
