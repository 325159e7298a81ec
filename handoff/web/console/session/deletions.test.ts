import { describe, expect, it, vi } from "vitest";
import type { ConversationDetail, MineItem } from "../../shared/protocol";
import { ProblemError } from "../../shared/requests";
import { emptyOverview } from "../state/board";
import { Deletions } from "./deletions";

const item = (conversation: string) => ({ conversation, topic_title: "Paspoort" }) as MineItem;
const board = (...ids: string[]) => ({ ...emptyOverview, mine: ids.map(item) });
const gone = new ProblemError({ type: "problem", code: "not-found", title: "", status: 404, detail: "" } as never);

function watching(has: (id: string) => boolean, answer: () => Promise<ConversationDetail>) {
  const ask = vi.fn(answer);
  const told = vi.fn();
  return { ask, told, deletions: new Deletions(has, ask, told) };
}

describe("conversations that are deleted", () => {
  it("are told when the service does not know them any more", async () => {
    const { told, deletions } = watching(
      () => true,
      () => Promise.reject(gone),
    );
    await deletions.board(board("a", "b"), board("b"));
    expect(told.mock.calls).toEqual([[item("a")]]);
  });

  it("are not those that somebody else has now", async () => {
    const { ask, told, deletions } = watching(
      () => false,
      () => Promise.reject(gone),
    );
    await deletions.board(board("a"), board());
    expect(ask).not.toHaveBeenCalled();
    expect(told).not.toHaveBeenCalled();
  });

  it("are not those whose way out is read while the service is asked", async () => {
    const has = vi.fn().mockReturnValueOnce(true).mockReturnValueOnce(false);
    const { told, deletions } = watching(has, () => Promise.reject(gone));
    await deletions.board(board("a"), board());
    expect(told).not.toHaveBeenCalled();
  });

  it("are not those that are there, nor those of which nothing is heard", async () => {
    for (const answer of [() => Promise.resolve({} as ConversationDetail), () => Promise.reject(new Error("away"))]) {
      const { told, deletions } = watching(() => true, answer);
      await deletions.board(board("a"), board());
      expect(told).not.toHaveBeenCalled();
    }
  });
});
