import { html, type TemplateResult } from "lit";
import type { Colleague } from "../../shared/protocol";
import { deskName } from "../words";

/** A colleague who is on duty, to choose; `aside` is what else is to be known before choosing. */
export function colleagueChoice(
  colleague: Colleague,
  chosen: boolean,
  aside: string,
  choose: () => void,
): TemplateResult {
  const { id, name, organisation, desks } = colleague;
  return html`<label class="choice">
    <input
      type="radio"
      name="target"
      value=${id}
      .checked=${chosen}
      aria-labelledby="colleague-${id}"
      aria-describedby="about-${id}"
      @change=${choose}
    />
    <span id="colleague-${id}">${name}</span>
    <span id="about-${id}" class="small quiet"
      >${[organisation, desks.map((desk) => deskName(desk)).join(", "), aside].filter(Boolean).join(" · ")}</span
    >
  </label>`;
}
