import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as the hub gives it, and beside it what other clients look for in an answer. */
const answer = JSON.stringify({
  success: true,
  data: {
    messageId: "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
    sessionId: "session_1",
    chatId: "34612345678@c.us",
    message: "Tu pedido está listo.",
    status: "sent",
    createdAt: "2025-10-14T10:30:00.000Z",
  },
  id: "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  name: "Tu pedido está listo.",
  metadata: {},
  createdAt: "2025-10-14T10:30:00.000Z",
  updatedAt: "2025-10-14T10:30:00.000Z",
});
const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(answer) };

/** Reads what it is sent, and says the same to everyone. */
const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, headers).end(answer));
});
server.listen(0, "127.0.0.1", () => {
  console.log(`Answers listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => {
  server.closeAllConnections();
  server.close();
});
