/** The supervisor's part of the console, in Dutch. */
export const supervisor = {
  "system.listens": "{name} luistert mee. De burger ziet dit niet.",
  "system.listened": "{name} luistert niet meer mee.",
  "system.claimed_from": "{name} nam het gesprek over van {who}",
  "whisper.by": "{name} fluistert naar {to}. De burger ziet dit niet.",
};
