import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InboxHub } from "@inbox-hub/sdk";
import { startHub } from "./hub-process";
import { startReceiver } from "./receiver";
import { runStory, until } from "./story";

/** `npm run demo`: the whole story on a server of its own, in a folder that is removed afterwards. */

let step = 0;
const say = (line: string) => console.log(`${String(++step).padStart(2)}. ${line}`);

const dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-demo-"));
const apiKey = `ih_test_${randomBytes(32).toString("base64url")}`;
const credentials = { identifier: "test@empresa.com", password: "test_password" };
let secret = "";
const receiver = await startReceiver(() => secret);
let server = await startHub({ dataDir, apiKey });

try {
  say(`Server ready after ${Math.round(server.readyAfterMs)} ms at ${server.url}`);
  const result = await runStory({
    hub: new InboxHub({ baseUrl: server.url, apiKey, credentials }),
    receiver,
    onSecret: (made) => {
      secret = made;
    },
    say,
  });

  await server.kill();
  say("Killed the server (SIGKILL) and started it again");
  server = await startHub({ dataDir, apiKey });
  const hub = new InboxHub({ baseUrl: server.url, apiKey, credentials });
  const { status } = await until(
    () => hub.sessions.status(result.sessionId),
    ({ isConnected }) => isConnected,
  );
  const messages = await Promise.all(
    result.messageIds.map((messageId) => hub.messages.get(result.sessionId, messageId)),
  );
  const listed = await hub.messages.list(result.sessionId, { direction: "outbound", limit: 100 });
  const once = new Set(listed.items.map(({ messageId }) => messageId)).size === listed.items.length;
  say(`Session ${status} by itself; ${messages.length} messages still there, ${once ? "none twice" : "SOME TWICE"}`);
  if (!once) process.exitCode = 1;
  console.log("\nDone. Try it yourself: npm start");
} finally {
  await server.stop();
  await receiver.close();
  await rm(dataDir, { recursive: true, force: true });
}
