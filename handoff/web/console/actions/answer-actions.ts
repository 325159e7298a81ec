// What helps to answer: canned replies and the directory.
import type { Workplace } from "../session/workplace";
import { addActions, both } from "./action";

const writes = ({ session }: Workplace): boolean => session.openIsMine || session.openIsShared;

addActions(
  {
    id: "canned",
    group: "conversation",
    words: both("shortcut.canned"),
    key: "c",
    possible: writes,
    run: ({ screen }) => screen.set({ dialog: "canned" }),
  },
  {
    id: "directory",
    group: "conversation",
    words: both("shortcut.directory"),
    key: "f",
    possible: writes,
    run: ({ screen }) => screen.set({ dialog: "directory" }),
  },
  {
    id: "canned-manage",
    group: "work",
    words: both("shortcut.canned-manage"),
    possible: ({ session }) => session.profile?.role === "supervisor",
    run: ({ screen }) => screen.set({ dialog: "canned-manage" }),
  },
);
