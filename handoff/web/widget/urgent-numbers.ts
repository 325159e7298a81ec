const NUMBER = /(?<![\d+-])(?:112|113|14[- ]?0\d{2,3}|0\d{2,3}[- ]?\d{2,4}(?:[- ]?\d{2,4}){0,2})(?![\d-]\d|\d)/g;

/** The numbers to call in an urgent text: 112 and 113, national ones, and those of a municipality such as 14 030. */
export function urgentNumbers(text: string): RegExpExecArray[] {
  return [...text.matchAll(NUMBER)];
}
