import { InboxHub } from "@inbox-hub/sdk";
import { Octokit } from "@octokit/core";
import ky from "ky";
import OpenAI from "openai";
import createClient from "openapi-fetch";
import Stripe from "stripe";
import { Svix } from "svix";

/** By name, a GET and a POST of each: JSON there and back, over connections that are kept. */
export type Clients = Readonly<Record<string, readonly [() => Promise<unknown>, () => Promise<unknown>]>>;

const key = "bench-key-0123456789";
const body = { to: "34612345678", message: "Tu pedido está listo." };

interface Paths {
  "/api/sessions/{sessionId}": { get: { parameters: { path: { sessionId: string } }; responses: Answers } };
  "/api/messages/{sessionId}/send": {
    post: {
      parameters: { path: { sessionId: string } };
      requestBody: { content: { "application/json": typeof body } };
      responses: Answers;
    };
  };
}
interface Answers {
  200: { content: { "application/json": { data: unknown } } };
}

/** Each as its own documentation makes it, with its defaults. */
export function createClients(baseUrl: string): Clients {
  const { port } = new URL(baseUrl);
  const headers = { "X-API-Key": key };
  const get = "/api/sessions/session_1";
  const post = "/api/messages/session_1/send";

  const hub = new InboxHub({ baseUrl, apiKey: key });
  const typed = createClient<Paths>({ baseUrl, headers });
  const params = { path: { sessionId: "session_1" } };
  const hooked = ky.create({ prefixUrl: baseUrl, headers });
  const octokit = new Octokit({ baseUrl, auth: key, request: { headers } });
  const svix = new Svix(key, { serverUrl: baseUrl });
  const openai = new OpenAI({ baseURL: baseUrl, apiKey: key });
  const stripe = new Stripe(key, { protocol: "http", host: "127.0.0.1", port });

  return {
    fetch: [() => bareFetch(baseUrl + get, { headers }), () => bareFetch(baseUrl + post, jsonOf(headers))],
    "@inbox-hub/sdk": [() => hub.sessions.get("session_1"), () => hub.messages.send("session_1", body)],
    "openapi-fetch": [
      () => typed.GET("/api/sessions/{sessionId}", { params }),
      () => typed.POST("/api/messages/{sessionId}/send", { params, body }),
    ],
    ky: [() => hooked.get(get.slice(1)).json(), () => hooked.post(post.slice(1), { json: body }).json()],
    octokit: [() => octokit.request(`GET ${get}`), () => octokit.request(`POST ${post}`, body)],
    svix: [() => svix.application.get("app_1"), () => svix.application.create({ name: body.message })],
    openai: [async () => await openai.get(get), async () => await openai.post(post, { body })],
    stripe: [() => stripe.customers.retrieve("cus_1"), () => stripe.customers.create({ name: body.message })],
  };
}

const jsonOf = (headers: Readonly<Record<string, string>>): RequestInit => ({
  method: "POST",
  headers: { ...headers, "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

async function bareFetch(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`The status is ${response.status}`);
  return response.json();
}
