import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InboxHub } from "@inbox-hub/sdk";
import { startHub } from "./hub-process";
import { startReceiver } from "./receiver";
import { countAnswers, isRight, runStory, sendLastWords, until } from "./story";

/** `npm run demo`: the whole story on a server of its own, in a folder that is removed afterwards. */

let step = 0;
const say = (line: string) => console.log(`${String(++step).padStart(2)}. ${line}`);

const dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-demo-"));
const apiKey = `ih_test_${randomBytes(32).toString("base64url")}`;
const credentials = { identifier: "test@empresa.com", password: "test_password" };
const clientOf = (baseUrl: string) => new InboxHub({ baseUrl, apiKey, credentials });
let secret = "";
const receiver = await startReceiver(() => secret);
let server = await startHub({ dataDir, apiKey });

try {
  say(`Server ready after ${Math.round(server.readyAfterMs)} ms at ${server.url}`);
  const result = await runStory({
    hub: clientOf(server.url),
    receiver,
    onSecret: (made) => {
      secret = made;
    },
    say,
  });

  const lastWords = await sendLastWords(clientOf(server.url));
  await server.kill();
  say(`Handed over ${lastWords.length} texts, killed the server (SIGKILL) in the middle, and started it again`);
  server = await startHub({ dataDir, apiKey });
  const hub = clientOf(server.url);
  const { status } = await until(
    () => hub.sessions.status(result.sessionId),
    ({ isConnected }) => isConnected,
  );
  say(`Session ${status} by itself`);
  const words = await countAnswers(hub, lastWords);
  const unknown = words.filter((word) => word.status === "unknown").length;
  say(
    words.every(isRight)
      ? `Each text arrived once${unknown === 0 ? "" : `, but for ${unknown} that the hub reports as unknown`}; nothing lost, nothing twice`
      : `WRONG: ${JSON.stringify(words)}`,
  );
  if (!words.every(isRight)) process.exitCode = 1;
  console.log("\nDone. Try it yourself: npm start");
} finally {
  await server.stop();
  await receiver.close();
  await rm(dataDir, { recursive: true, force: true });
}
