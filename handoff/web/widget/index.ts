import "./loket-chat";

/** Attributes of the script tag that become attributes of the element. */
const ATTRIBUTES = ["server", "organisation", "municipality", "language", "launcher", "side", "open"] as const;

const script = document.currentScript as HTMLScriptElement | null;

/** Adds the element to the page, unless the page has put one where it wants it. */
function addToPage(): void {
  if (document.querySelector("loket-chat")) return;
  const element = document.createElement("loket-chat");
  for (const name of ATTRIBUTES) {
    const value = script?.dataset[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  if (script?.src && !element.hasAttribute("server")) element.setAttribute("server", new URL(script.src).origin);
  document.body.append(element);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", addToPage);
else addToPage();
