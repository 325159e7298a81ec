import type { supervisor as dutch } from "./nl-supervisor";

/** The supervisor's part of the console, in English. */
export const supervisor: Record<keyof typeof dutch, string> = {
  "system.listens": "{name} listens in. The citizen does not see this.",
  "system.listened": "{name} no longer listens in.",
  "system.claimed_from": "{name} took the conversation over from {who}",
  "whisper.by": "{name} whispers to {to}. The citizen does not see this.",
};
