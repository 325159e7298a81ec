// What Lit would keep on the page's own window and Symbol; here it stays inside the widget's file.
export const loketMetadata = Symbol("metadata");
export const loketProperties = new WeakMap();
