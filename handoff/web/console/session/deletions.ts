// Conversations that went off one's list without a word in them of why: the citizen deleted them.
import type { ConversationDetail, MineItem, Overview } from "../../shared/protocol";
import { problemCode } from "./problem-words";

export class Deletions {
  /**
   * `has` says whether this caseworker writes in a conversation, by what is known of it; `ask` gives what the service
   * has of it; `told` hears of each that is deleted.
   */
  constructor(
    private readonly has: (id: string) => boolean,
    private readonly ask: (id: string) => Promise<ConversationDetail>,
    private readonly told: (item: MineItem) => void,
  ) {}

  /** Looks after what is on the list in `before` and not in `after`. */
  async board(before: Overview, after: Overview): Promise<void> {
    const kept = new Set(after.mine.map(({ conversation }) => conversation));
    await Promise.all(before.mine.filter(({ conversation }) => !kept.has(conversation)).map((item) => this.look(item)));
  }

  private async look(item: MineItem): Promise<void> {
    const id = item.conversation;
    // What somebody did with it is in its log, which may come later than the board.
    if (!this.has(id)) return;
    try {
      await this.ask(id);
    } catch (error) {
      if (problemCode(error) === "not-found" && this.has(id)) this.told(item);
    }
  }
}
