import { svg, html, type TemplateResult } from "lit";

const SHAPES = {
  about: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.5v.01"/>`,
  back: svg`<path d="M14.5 5.5 8 12l6.5 6.5"/>`,
  bell: svg`<path d="M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3"/>`,
  bot: svg`<rect x="4.5" y="8" width="15" height="11" rx="3"/><path d="M12 8V4.5M9 13v1.5M15 13v1.5"/>`,
  calendar: svg`<rect x="4" y="5.500" width="16" height="14" rx="2"/><path d="M4 10h16M8.500 3.500v4M15.500 3.500v4"/>`,
  canned: svg`<path d="M4.500 5h15v11h-8l-4 3.500V16h-3zM8 9h8M8 12h5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3.500 2"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  colleague: svg`<circle cx="9.500" cy="8.500" r="3.500"/><path d="M3.500 19.500c.5-4 2.700-6 6-6 1.700 0 3 .5 4 1.500M18 13v6M15 16h6"/>`,
  directory: svg`<path d="M5 4.500h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3zM5 16.500a3 3 0 0 1 3-3h11M9 8.500h6"/>`,
  done: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  down: svg`<path d="m6.500 9.500 5.500 5.500 5.500-5.500"/>`,
  eye: svg`<path d="M3 12c3-5 6-6.500 9-6.500s6 1.500 9 6.500c-3 5-6 6.500-9 6.500S6 17 3 12z"/><circle cx="12" cy="12" r="2.500"/>`,
  fold: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M9.5 4.5v15"/>`,
  help: svg`<circle cx="12" cy="12" r="9"/><path d="M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.500v.01"/>`,
  keyboard: svg`<rect x="3" y="6" width="18" height="12" rx="2"/><path d="M7 10v.01M11 10v.01M15 10v.01M8 14h8"/>`,
  lock: svg`<rect x="5.5" y="10.5" width="13" height="9" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>`,
  "log-out": svg`<path d="M14 5H6v14h8M10 12h10m-3.5-3.5L20 12l-3.5 3.5"/>`,
  note: svg`<path d="M6 4h12v11l-5 5H6zM18 15h-5v5"/>`,
  phone: svg`<path d="M6.5 4h3l1.5 4-2 1.5a10 10 0 0 0 5.5 5.5l1.5-2 4 1.5v3c0 1-.8 1.8-1.8 1.7C11 18.600 5.400 13 4.800 5.800 4.700 4.800 5.500 4 6.500 4z"/>`,
  queue: svg`<path d="M4 6.500h16M4 12h16M4 17.500h10"/>`,
  search: svg`<circle cx="10.500" cy="10.500" r="6"/><path d="m15 15 5 5"/>`,
  send: svg`<path d="M4 12 20 4.500 15 20l-3.500-6.500zM11.500 13.500 20 4.500"/>`,
  settings: svg`<path d="M4 7.500h9M19 7.500h1M4 16.500h1M11 16.500h9"/><circle cx="16" cy="7.500" r="2.500"/><circle cx="8" cy="16.500" r="2.500"/>`,
  supervisor: svg`<path d="M3.500 12c2-3.700 4.800-5.500 8.500-5.500s6.500 1.800 8.500 5.500c-2 3.700-4.800 5.500-8.500 5.500S5.500 15.700 3.500 12z"/><circle cx="12" cy="12" r="2.500"/>`,
  transfer: svg`<path d="M4 8.500h15m-4-4 4 4-4 4M20 16.500H5m4-4-4 4 4 4"/>`,
  urgent: svg`<path d="M12 4 21 19.500H3zM12 10v4.500M12 17v.01"/>`,
  take: svg`<path d="M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 19.500h14"/>`,
};

export type IconName = keyof typeof SHAPES;

/** A small drawing beside words; it says nothing to a screen reader. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
