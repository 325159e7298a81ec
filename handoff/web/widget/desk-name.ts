import type { DeskName } from "../shared/protocol";
import { tongueOf } from "./texts";

/** The name of `desk` in `language`, or in the language of the service that goes with it. */
export function deskName(desk: DeskName, language: string): string {
  return desk[tongueOf(language).conversation];
}
