import type { AddressInfo } from "node:net";
import Koa from "koa";

/** The least that a Koa application can do: the headers and the bytes it is given, whatever is asked. */
const { ANSWER = "", HEADERS = "{}" } = process.env;
const headers: Readonly<Record<string, string>> = JSON.parse(HEADERS);
const app = new Koa();
app.use((ctx) => {
  ctx.set(headers);
  ctx.body = ANSWER;
});
const server = app.listen(0, "127.0.0.1", () => {
  console.log(`Bare Koa listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close();
});
