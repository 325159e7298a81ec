import type { PageTopic } from "./protocol";
import { request } from "./requests";

/** What the page is about, as the directory names it; `null` when it does not know it, or cannot be asked now. */
export async function pageTopic(server: string, topic: string): Promise<PageTopic | null> {
  try {
    return await request<PageTopic>(`${server}/api/v1/topics/${encodeURIComponent(topic)}`);
  } catch {
    // The window has one suggestion less and the console one line less: nothing to bother anybody with.
    return null;
  }
}
