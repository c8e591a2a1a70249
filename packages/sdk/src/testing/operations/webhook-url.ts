import { type Phrase, targetProblems } from "@inbox-hub/openapi/rules";

const privateNets = /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.)/;

/** What is wrong with the address of a webhook; null if nothing is. As in the sandbox, this machine is allowed. */
export function urlProblem(text: string): Phrase | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return targetProblems.noUrl;
  if (url.protocol !== "https:" && url.protocol !== "http:") return targetProblems.noHttps;
  if (url.username !== "" || url.password !== "") return targetProblems.credentials;
  if (url.hash !== "" || text.includes("#")) return targetProblems.fragment;
  if (["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) return null;
  if (privateNets.test(url.hostname)) return targetProblems.notPublic;
  return url.protocol === "http:" ? targetProblems.noHttps : null;
}
