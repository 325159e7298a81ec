// What the tab of the browser shows: how much asks for attention, in the title and on the little picture.
import { t } from "../words";

const LARGEST = 99;

let shown: number | null = null;

/** Shows `figure` in the title and on the icon; none when it is 0. */
export function showFigure(figure: number): void {
  document.title = `${figure ? `(${figure}) ` : ""}${t("console.title")}`;
  if (figure === shown) return;
  shown = figure;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) icon.href = `data:image/svg+xml,${encodeURIComponent(picture(figure))}`;
}

function picture(figure: number): string {
  const words = figure > LARGEST ? `${LARGEST}+` : String(figure);
  const badge = `<circle cx="21" cy="11" r="11" fill="#a3201a"/><text x="21" y="15.500" font-size="${words.length > 2 ? 10 : 13}" text-anchor="middle" fill="#fff">${words}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" font-family="sans-serif" font-weight="700"><rect y="4" width="28" height="28" rx="6" fill="#14596b"/><text x="5" y="28" font-size="20" fill="#fff">L</text>${figure ? badge : ""}</svg>`;
}
