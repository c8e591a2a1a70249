/** A request as it comes in, whoever sends it. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly signal: AbortSignal | null;
  text(): Promise<string>;
  form(): Promise<FormData>;
}

/** What `fetch` is called with, without a `Request`: one of Node does not take the signals and forms of jsdom. */
export function fromFetch(input: string | URL | Request, init: RequestInit = {}): WireRequest {
  if (typeof input === "object" && !(input instanceof URL)) return fromRequest(input);
  const { method = "GET", signal = null, body = null } = init;
  const headers = new Headers(init.headers);
  return {
    method: method.toUpperCase(),
    url: new URL(input),
    headers,
    signal,
    text: async () => (typeof body === "string" ? body : new Response(body).text()),
    form: async () => (isForm(body) ? body : new Response(body, { headers }).formData()),
  };
}

function fromRequest(request: Request): WireRequest {
  const { method, url, headers, signal } = request;
  return {
    method,
    url: new URL(url),
    headers,
    signal,
    text: () => request.text(),
    form: () => request.formData(),
  };
}

function isForm(body: unknown): body is FormData {
  return typeof body === "object" && body !== null && Object.prototype.toString.call(body) === "[object FormData]";
}
