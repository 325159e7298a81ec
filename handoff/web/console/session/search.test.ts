import { describe, expect, it } from "vitest";
import type { SearchFor, SearchResult } from "../../shared/protocol";
import { Search } from "./search";

const hit = (conversation: string): SearchResult["hits"][number] => ({
  conversation,
  created_at: "2026-03-02T09:00:00Z",
  owner: "closed",
  language: "nl",
});

function newSearch(): { search: Search; asked: SearchFor[]; answer: ((result: SearchResult) => void)[] } {
  const asked: SearchFor[] = [];
  const answer: ((result: SearchResult) => void)[] = [];
  const door = {
    search: (body: SearchFor) => {
      asked.push(body);
      return new Promise<SearchResult>((resolve) => answer.push(resolve));
    },
  };
  return { search: new Search(door), asked, answer };
}

describe("searching", () => {
  it("asks only for what was filled in, and adds the next page", async () => {
    const { search, asked, answer } = newSearch();
    const first = search.ask({ text: "huur", outcome: "referred" });
    answer[0]?.({ hits: [hit("a")], next: "n" });
    await first;
    const second = search.more();
    answer[1]?.({ hits: [hit("b")] });
    await second;
    expect(asked).toEqual([
      { text: "huur", outcome: "referred" },
      { text: "huur", outcome: "referred", after: "n" },
    ]);
    expect(search.hits.map(({ conversation }) => conversation)).toEqual(["a", "b"]);
    expect(search.next).toBeNull();
  });

  it("shows the answer to the newest question, whichever comes last", async () => {
    const { search, answer } = newSearch();
    const both = [search.ask({ text: "hu" }), search.ask({ text: "huur" })];
    answer[1]?.({ hits: [hit("new")] });
    answer[0]?.({ hits: [hit("old")] });
    await Promise.all(both);
    expect(search.hits.map(({ conversation }) => conversation)).toEqual(["new"]);
  });

  it("asks nothing without a question, and forgets what was found", async () => {
    const { search, asked, answer } = newSearch();
    const first = search.ask({ text: "huur" });
    answer[0]?.({ hits: [hit("a")] });
    await first;
    await search.ask({ text: " " });
    expect(asked).toHaveLength(1);
    expect([search.asked, search.hits.length]).toEqual([false, 0]);
  });
});
