import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "./start-sandbox";
import { startSandbox } from "./start-sandbox";

/** The samples of the published integration guide, word for word, with another base URL and key. */

const run = promisify(execFile);
let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inbox-hub-guide-"));
  sandbox = await startSandbox();
});

afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The sample with URL and key changed, and a few lines that print what its calls gave. */
async function prepare(
  name: "javascript" | "python" | "php" | "curl",
  addition: string,
  mend: (code: string) => string = (code) => code,
): Promise<string> {
  const code = await readFile(new URL(`./guide/${name}.sample`, import.meta.url), "utf8");
  const ours = mend(code)
    .replaceAll("https://api.inbox-hub.com", sandbox.url)
    .replaceAll("'tu_api_key'", `'${sandbox.apiKey}'`);
  const file = join(folder, `sample.${{ javascript: "mjs", python: "py", php: "php", curl: "sh" }[name]}`);
  await writeFile(file, `${ours}\n${addition}`);
  return file;
}

/** The first of these interpreters that can do what the sample needs. */
async function findInterpreter(candidates: readonly string[], args: readonly string[]): Promise<string | null> {
  for (const command of candidates) {
    const works = await run(command, [...args]).then(
      () => true,
      () => false,
    );
    if (works) return command;
  }
  // Said aloud, so that nobody takes a skipped sample for one that works. The gate installs them all.
  const message = `no ${candidates[0]} with what the guide's sample needs`;
  if (process.env.CI) throw new Error(message);
  console.warn(`skipped: ${message}`);
  return null;
}

const python = await findInterpreter(["python3", "/usr/bin/python3"], ["-c", "import requests"]);
const php = await findInterpreter(["php"], ["-r", "curl_init();"]);

describe("the integration guide", () => {
  it("works in JavaScript as it stands", async () => {
    const file = await prepare(
      "javascript",
      `console.log(JSON.stringify({
        token: crm.auth.accessToken,
        sent: await crm.sendMessage('session_01', '34612345678', 'Hola desde el CRM!'),
        contacts: await crm.getContacts('session_01'),
        status: await crm.getSessionStatus('session_01'),
      })); process.exit(0);`,
    );
    const { stdout } = await run(process.execPath, [file]);
    const result = JSON.parse(stdout);
    expect(result.sent.error).toBeUndefined();
    expect(result.token).toMatch(/^eyJ/);
    expect(result.sent).toMatchObject({ success: true, data: { messageId: expect.any(String), status: "sent" } });
    expect(result.contacts).toMatchObject({ success: true, pagination: { page: 1 } });
    expect(result.contacts.data.length).toBeGreaterThan(0);
    expect(result.status.data).toMatchObject({ sessionId: "session_01", status: "connected", isConnected: true });
  });

  it.runIf(python)("works in Python as it stands", async () => {
    const file = await prepare(
      "python",
      "import json\nprint(json.dumps({'login': crm.login(), 'sent': result, 'contacts': crm.get_contacts('session_01')}))",
    );
    const { stdout } = await run(python ?? "", [file]);
    const result = JSON.parse(stdout);
    expect(result.login).toBe(true);
    expect(result.sent).toMatchObject({ success: true, data: { status: "sent" } });
    expect(result.contacts.success).toBe(true);
  });

  it.runIf(php)("works in PHP, but for the line that calls itself for ever", async () => {
    const file = await prepare("php", "<?php echo json_encode($result);", (code) =>
      // makeRequest → getHeaders → login → makeRequest …: the login itself goes without them.
      code.replace(
        "CURLOPT_HTTPHEADER => $this->getHeaders(),",
        "CURLOPT_HTTPHEADER => $endpoint === '/api/auth/login' ? ['Content-Type: application/json'] : $this->getHeaders(),",
      ),
    );
    const { stdout } = await run(php ?? "", [file]);
    expect(JSON.parse(stdout)).toMatchObject({ success: true, data: { status: "sent" } });
  });

  it("works with its curl lines", async () => {
    const file = await prepare("curl", "");
    const { stdout } = await run("bash", ["-e", file]);
    expect(stdout.match(/"success":true/g)).toHaveLength(2);
    expect(stdout).not.toContain('"success":false');
    expect(stdout).toContain('"expiresIn":"24h"');
  });
});
