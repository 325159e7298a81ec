// Style sheets are bundled as text and adopted by a shadow root; a page with a strict CSP allows that.
declare module "*.css" {
  const text: string;
  export default text;
}

// The message files of a part (`loket:texts/widget`), gathered by texts-plugin.mjs.
declare module "loket:texts/*" {
  const files: Readonly<Record<string, import("./tongues").MessageFile>>;
  export default files;
}
