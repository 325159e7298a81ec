import { LoketChat } from "./loket-chat";
import { apply, optionsOfScript } from "./site-options";

const NAME = "loket-chat";
const script = document.currentScript as HTMLScriptElement | null;

/** Brings the element to life where the page put it, or else adds it to the page. */
function begin(): void {
  if (customElements.get(NAME)) return;
  if (script?.src) LoketChat.home = new URL(script.src).origin;
  customElements.define(NAME, LoketChat);
  if (document.querySelector(NAME)) return;
  const element = document.createElement(NAME);
  if (script) apply(element, optionsOfScript(script));
  document.body.append(element);
}

// Only a page that was read whole has the element with the JSON in it.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
