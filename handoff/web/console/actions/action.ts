// The one list of what a caseworker can do. The toolbar, the single keys, the overview of keys, the palette and the
// buttons beside a conversation all read it, so that a condition stands in one place.
//
// How a part adds its action: in its own file, once, when the file is loaded:
//
//   addActions({
//     id: "canned",                               // unique; actionCalled("canned") finds it
//     group: "conversation",                      // its heading in the palette
//     words: both("canned.open"),                 // a text key: the palette searches it in every language
//     key: "c",                                   // optional: a single key; two actions with one key stop the console
//     button: { icon: "note", words: "canned.do", rank: 45 },  // optional: a place in the toolbar, low ranks first
//     possible: ({ session }) => session.openIsMine,
//     run: ({ screen }) => screen.set({ dialog: "canned" }),
//   });
//
// and imports that file where it is shown (a part of the screen) or in `actions/index.ts`. What depends on the moment,
// such as one action for each conversation, comes from a function: addSource((place) => [...]). A dialog is named in
// `session/screen.ts` and made in `parts/dialogs.ts`.
import type { IconName } from "../parts/icons";
import type { Workplace } from "../session/workplace";
import { inLanguage, type TextKey } from "../words";

/** The headings of the palette and of the overview of keys, in their order. */
export const GROUPS = ["conversation", "go", "work", "screen"] as const;
export type ActionGroup = (typeof GROUPS)[number];

export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  /** What it does, in the language that is asked for. */
  readonly words: (language: string) => string;
  /** The single key that does it. */
  readonly key?: string;
  /** Its button in the toolbar above the open conversation; low ranks stand first. */
  readonly button?: { readonly icon: IconName; readonly words: TextKey; readonly rank: number };
  readonly possible: (place: Workplace) => boolean;
  /** It is being done right now. */
  readonly busy?: (place: Workplace) => boolean;
  readonly run: (place: Workplace) => unknown;
}

/** What can be done at this moment and is not always the same. */
export type ActionSource = (place: Workplace) => readonly Action[];

const fixed: Action[] = [];
const sources: ActionSource[] = [];

/** Adds actions. Throws when an id or a key is taken: two meanings for one key would be found by chance. */
export function addActions(...more: readonly Action[]): void {
  for (const action of more) {
    const taken = fixed.find(({ id, key }) => id === action.id || (key !== undefined && key === action.key));
    if (taken) throw new Error(`the action ${action.id} has the id or the key of ${taken.id}`);
    fixed.push(action);
  }
}

/** Adds a function that says what else is possible now. */
export function addSource(source: ActionSource): void {
  sources.push(source);
}

/** The actions that always exist, possible now or not, in the order in which they were added. */
export function fixedActions(): readonly Action[] {
  return fixed;
}

/** Everything that can be done now. */
export function possibleActions(place: Workplace): readonly Action[] {
  return [...fixed, ...sources.flatMap((source) => source(place))].filter((action) => action.possible(place));
}

/** The action called `id`, when it is possible now. */
export function actionCalled(id: string, place: Workplace): Action | undefined {
  return possibleActions(place).find((action) => action.id === id);
}

/** The buttons of the toolbar that are possible now, in order. */
export function toolbarActions(place: Workplace): readonly Action[] {
  return fixed
    .filter((action) => action.button && action.possible(place))
    .sort((a, b) => (a.button?.rank ?? 0) - (b.button?.rank ?? 0));
}

/** Words of an action that are the text `key`, in whichever language is asked for. */
export function both(key: TextKey, values: Record<string, string | number> = {}): Action["words"] {
  return (language) => inLanguage(language, key, values);
}
