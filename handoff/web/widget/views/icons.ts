import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const icon = (path: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${path}</svg>`;

export const speechIcon = icon(
  svg`<path d="M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z"/>`,
);
export const closeIcon = icon(svg`<path d="m6 6 12 12M18 6 6 18"/>`);
export const moreIcon = icon(
  svg`<g class="solid"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="19" cy="12" r="2"/></g>`,
);
export const sendIcon = icon(svg`<path d="M4 12h15m-6-6 6 6-6 6"/>`);
export const personIcon = icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4 3.5-7 8-7s8 3 8 7"/>`);
export const telephoneIcon = icon(
  svg`<path d="M6 3h4l2 5-2.500 1.500a11 11 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3Z"/>`,
);
export const checkIcon = icon(svg`<path d="m5 12 5 5 9-10"/>`);
export const warningIcon = icon(svg`<path d="M12 3 2 20h20L12 3Zm0 7v4m0 3h.01"/>`);
