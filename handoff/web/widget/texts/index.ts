import type { Language } from "../../shared/languages";
import { en } from "./en";
import { nl, type Texts } from "./nl";

export type { Texts } from "./nl";

export const TEXTS: Record<Language, Texts> = { nl, en };
