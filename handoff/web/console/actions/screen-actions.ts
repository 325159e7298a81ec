// How the screen looks and speaks.
import type { Choices } from "../session/preferences";
import { inLanguage, language, languageName, TONGUES, type TextKey } from "../words";
import { addActions, both, type Action } from "./action";

/** Turns a choice of this caseworker to another value. */
function choice<K extends keyof Choices>(name: K, value: Choices[K], words: TextKey): Action {
  return {
    id: `${name}:${String(value)}`,
    group: "screen",
    words: both(words),
    possible: ({ preferences }) => preferences.all[name] !== value,
    run: ({ preferences }) => preferences.choose({ [name]: value }),
  };
}

addActions(
  {
    id: "list",
    group: "screen",
    words: both("shortcut.list"),
    key: "[",
    possible: () => true,
    run: ({ screen }) => screen.foldList(!screen.listFolded),
  },
  {
    id: "about",
    group: "screen",
    words: both("shortcut.about"),
    key: "i",
    possible: () => true,
    run: ({ screen }) => screen.showAbout(!screen.aboutShown),
  },
  {
    id: "overview",
    group: "screen",
    words: both("shortcut.overview"),
    key: "?",
    possible: () => true,
    run: ({ screen }) => screen.set({ dialog: "shortcuts" }),
  },
  {
    id: "settings",
    group: "screen",
    words: both("settings.title"),
    key: ",",
    possible: () => true,
    run: ({ screen }) => screen.set({ dialog: "settings" }),
  },
  ...TONGUES.map(({ code }): Action => ({
    id: `language:${code}`,
    group: "screen",
    words: (reader) => inLanguage(reader, "language.choose", { name: languageName(code, reader) }),
    possible: () => language() !== code,
    run: ({ session }) => session.chooseLanguage(code),
  })),
  choice("theme", "system", "theme.choose-system"),
  choice("theme", "light", "theme.choose-light"),
  choice("theme", "dark", "theme.choose-dark"),
  choice("contrast", "more", "contrast.choose-more"),
  choice("contrast", "system", "contrast.choose-system"),
  choice("sound", true, "sound.choose-on"),
  choice("sound", false, "sound.choose-off"),
  {
    id: "notify:on",
    group: "screen",
    words: both("notify.choose-on"),
    possible: ({ preferences }) => !preferences.all.notify,
    run: async ({ preferences, session }) => {
      const problem = await preferences.askToNotify();
      if (problem) session.news.say("problem", problem);
    },
  },
  choice("notify", false, "notify.choose-off"),
  {
    id: "log-out",
    group: "screen",
    words: both("log-out.do"),
    possible: () => true,
    run: ({ session, screen }) => (session.has > 0 ? screen.set({ dialog: "log-out" }) : session.entrance.logOut()),
  },
);
