// The room of supervisors, and back to the conversations.
import { addActions, both } from "./action";

addActions({
  id: "supervisor",
  group: "screen",
  words: both("supervisor.go"),
  key: "3",
  possible: ({ session }) => session.profile?.role === "supervisor",
  run: ({ screen }) => screen.set({ room: screen.room === "supervisor" ? "work" : "supervisor" }),
});
