import type { Problem } from "./protocol";

/** A request that got a problem document instead of its answer. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

/** No answer at all: no network, or a server that is away. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Asks `url` and gives its answer: JSON as an object, a PDF as a `Blob`, other text as a string, nothing (204) as
 * `undefined`.
 * Throws `ProblemError` for a problem document, `UnreachableError` when no sensible answer came.
 */
export async function request<Answer>(url: string, options: RequestOptions = {}): Promise<Answer> {
  const headers = { Accept: "application/json", ...options.headers };
  const init: RequestInit = { method: options.method ?? "GET", headers, cache: "no-store" };
  if (options.body !== undefined) {
    init.headers = { ...headers, "Content-Type": "application/json" };
    init.body = JSON.stringify(options.body);
  }
  if (options.signal) init.signal = options.signal;
  let response: Response;
  let content: unknown;
  try {
    response = await fetch(url, init);
    if (response.ok && response.headers.get("Content-Type") === "application/pdf") {
      return (await response.blob()) as Answer;
    }
    content = contentOf(response, await response.text());
  } catch (error) {
    throw new UnreachableError(String(error), { cause: error });
  }
  if (response.ok) return content as Answer;
  if (isProblem(content)) throw new ProblemError({ ...content, type: "problem" });
  throw new UnreachableError(`status ${response.status}`);
}

/** Throws `SyntaxError` for JSON that broke off on the way. */
function contentOf(response: Response, text: string): unknown {
  const kind = response.headers.get("Content-Type") ?? "";
  return /\bjson\b|\+json\b/.test(kind) && text ? JSON.parse(text) : text || undefined;
}

function isProblem(content: unknown): content is Problem {
  return typeof content === "object" && content !== null && "code" in content && "status" in content;
}
