/** What a theme says of a document: the ground, or where it leaves that as it is, the letters on it. */
const GROUNDS = ["--utrecht-document-background-color", "--basis-color-default-bg-document"];
const LETTERS = ["--utrecht-document-color", "--basis-color-default-color-document"];
/** Half way between black and white for the eye, as luminance. */
const MIDDLE = 0.18;

/**
 * Keeps a window light or dark as the theme of its page is: a theme with one set of colours does not ask what the device
 * wants, and its letters would stand on our ground of the other kind. `scheme` on the element wins. Who asks for more
 * contrast gets none of the theme's colours: there the page and the device decide (`theme.css`).
 */
export class ThemeScheme {
  private readonly device = matchMedia("(prefers-color-scheme: dark)");

  constructor(private readonly host: HTMLElement) {}

  begin(): void {
    this.device.addEventListener("change", this.follow);
    this.follow();
  }

  end(): void {
    this.device.removeEventListener("change", this.follow);
  }

  /** As the theme is now. */
  readonly follow = (): void => {
    const { host } = this;
    host.style.colorScheme = "";
    const ground = luminance(host, GROUNDS);
    const letters = luminance(host, LETTERS);
    const dark = ground === null ? letters !== null && letters > MIDDLE : ground < MIDDLE;
    if (!host.hasAttribute("scheme") && (ground ?? letters) !== null) host.style.colorScheme = dark ? "dark" : "light";
    else if (host.getAttribute("style") === "") host.removeAttribute("style");
  };
}

/** How light the first of `tokens` is that the page sets, from 0 to 1; none when it sets none. */
function luminance(host: HTMLElement, tokens: readonly string[]): number | null {
  const style = getComputedStyle(host);
  const value = tokens.map((token) => style.getPropertyValue(token).trim()).find(Boolean);
  if (!value) return null;
  const probe = document.createElement("span");
  probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  if (!probe.style.color) return null;
  host.shadowRoot?.append(probe);
  const parts = /^color\(srgb ([-\d.e]+) ([-\d.e]+) ([-\d.e]+)/.exec(getComputedStyle(probe).color);
  probe.remove();
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number(part) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
