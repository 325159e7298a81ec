import { html, nothing, type TemplateResult } from "lit";
import type { DialogName } from "../session/screen";
import type { Workplace } from "../session/workplace";
import "./canned-manager";
import "./canned-picker";
import "./close-dialog";
import "./colleague-dialog";
import "./directory-picker";
import "./escalate-dialog";
import "./follow-dialog";
import "./hand-back-dialog";
import "./hold-dialog";
import "./log-out-dialog";
import "./palette";
import "./refuse-dialog";
import "./search-conversations";
import "./settings-dialog";
import "./supervisor/move-dialog";
import "./shortcuts-dialog";
import "./transfer-dialog";

const DIALOGS: Record<DialogName, (place: Workplace) => TemplateResult> = {
  canned: (place) => html`<loket-canned-picker .place=${place}></loket-canned-picker>`,
  "canned-manage": (place) => html`<loket-canned-manager .place=${place}></loket-canned-manager>`,
  close: (place) => html`<loket-close-dialog .place=${place}></loket-close-dialog>`,
  colleague: (place) => html`<loket-colleague-dialog .place=${place}></loket-colleague-dialog>`,
  directory: (place) => html`<loket-directory-picker .place=${place}></loket-directory-picker>`,
  escalate: (place) => html`<loket-escalate-dialog .place=${place}></loket-escalate-dialog>`,
  follow: (place) => html`<loket-follow-dialog .place=${place}></loket-follow-dialog>`,
  "hand-back": (place) => html`<loket-hand-back-dialog .place=${place}></loket-hand-back-dialog>`,
  hold: (place) => html`<loket-hold-dialog .place=${place}></loket-hold-dialog>`,
  "log-out": (place) => html`<loket-log-out-dialog .place=${place}></loket-log-out-dialog>`,
  move: (place) => html`<loket-move-dialog .place=${place}></loket-move-dialog>`,
  palette: (place) => html`<loket-palette .place=${place}></loket-palette>`,
  refuse: (place) => html`<loket-refuse-dialog .place=${place}></loket-refuse-dialog>`,
  search: (place) => html`<loket-search-conversations .place=${place}></loket-search-conversations>`,
  settings: (place) => html`<loket-settings-dialog .place=${place}></loket-settings-dialog>`,
  shortcuts: (place) => html`<loket-shortcuts-dialog .place=${place}></loket-shortcuts-dialog>`,
  transfer: (place) => html`<loket-transfer-dialog .place=${place}></loket-transfer-dialog>`,
};

/** The dialog that is open, if one is. */
export function dialogOf(place: Workplace): TemplateResult | typeof nothing {
  const { dialog } = place.screen;
  return dialog === null ? nothing : DIALOGS[dialog](place);
}
