import type { PageTopic } from "../shared/protocol";
import { request } from "../shared/requests";

/** What the page is about, as the directory names it; `null` when it does not know it, or cannot be asked now. */
export async function pageTopic(server: string, topic: string): Promise<PageTopic | null> {
  try {
    return await request<PageTopic>(`${server}/api/v1/topics/${encodeURIComponent(topic)}`);
  } catch {
    // One suggestion less: nothing that somebody with a question has to hear about.
    return null;
  }
}
