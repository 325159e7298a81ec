// Style sheets are bundled as text and adopted by a shadow root; a page with a strict CSP allows that.
declare module "*.css" {
  const text: string;
  export default text;
}
