#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { AppError, sentenceOf } from "@inbox-hub/openapi/rules";
import { Command } from "commander";
import { initialize } from "./commands/init";
import { createApiKey, listApiKeys, revokeApiKey } from "./commands/keys";
import { migrateDatabase } from "./commands/migrate";
import { serve } from "./commands/serve";
import { resetSecrets } from "./commands/webhooks";
import { ConfigError, parseConfig } from "./config";
import { DatabaseOwnedError } from "./store/database-lock";
import { SealingKeyLostError } from "./store/webhook-seal";

/** Exit codes of sysexits(3), which service managers know. */
const EX_CONFIG = 78;
const EX_TEMPFAIL = 75;

const print = (line: string) => console.log(line);

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Options of the command line win over the environment. */
function configFrom(options: { readonly profile?: string; readonly port?: string; readonly dataDir?: string }) {
  return parseConfig({
    ...process.env,
    ...(options.profile === undefined ? {} : { INBOX_HUB_PROFILE: options.profile }),
    ...(options.port === undefined ? {} : { INBOX_HUB_PORT: options.port }),
    ...(options.dataDir === undefined ? {} : { INBOX_HUB_DATA_DIR: options.dataDir }),
  });
}

const program = new Command("inbox-hub")
  .description("WhatsApp messaging for a CRM: the self-hosted server.")
  .version(version)
  .option("--profile <profile>", "production or sandbox (INBOX_HUB_PROFILE)")
  .option("--data-dir <folder>", "where everything is kept (INBOX_HUB_DATA_DIR)");

program
  .command("serve")
  .description("run the server until it is told to stop")
  .option("--port <port>", "0 takes a free one (INBOX_HUB_PORT)")
  .action((options) =>
    serve({
      config: configFrom({ ...program.opts(), ...options }),
      print,
      onSignal: (stop) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
      },
    }),
  );

program
  .command("init")
  .description("set up a new data folder: the first organization, its owner and an API key")
  .requiredOption("--email <email>", "the owner's e-mail address")
  .option("--name <name>", "the owner's name", "Owner")
  .option("--organization <name>", "the organization's name", "My organization")
  .option("--password-stdin", "read the owner's password from standard input instead of making one")
  .action((options) =>
    initialize({
      config: configFrom(program.opts()),
      print,
      ...options,
      password: readPassword(options.passwordStdin),
    }),
  );

const keys = program.command("keys").description("make, list and revoke API keys");
keys
  .command("create")
  .description("make an API key; it is shown once")
  .requiredOption("--name <name>", "what it is for")
  .option("--organization <id>", "the organization", "1")
  .option("--scopes <scopes>", "comma-separated, such as messages:write,contacts:read; all if absent")
  .action((options) => createApiKey({ config: configFrom(program.opts()), print, ...options }));
keys
  .command("list")
  .description("list the API keys of an organization")
  .option("--organization <id>", "the organization", "1")
  .action((options) => listApiKeys({ config: configFrom(program.opts()), print, ...options }));
keys
  .command("revoke <keyId>")
  .description("refuse an API key from now on")
  .option("--organization <id>", "the organization", "1")
  .action((keyId, options) => revokeApiKey({ config: configFrom(program.opts()), print, keyId, ...options }));

program
  .command("webhooks")
  .description("look after webhooks while the server is stopped")
  .command("reset-secrets")
  .description("when the sealing key is lost for good: give every webhook a new secret, and pause it")
  .action(() => resetSecrets({ config: configFrom(program.opts()), print }));

program
  .command("migrate")
  .description("bring the database up to date; serve does it by itself")
  .action(() => migrateDatabase({ config: configFrom(program.opts()), print }));

function readPassword(fromStandardInput: boolean | undefined): string | null {
  return fromStandardInput ? readFileSync(0, "utf8").replace(/\r?\n$/, "") : null;
}

/** A sentence, and what to do where the operator can do something. */
function sayWhatFailed(error: unknown): string {
  if (error instanceof AppError) return sentenceOf(error.code, "en", error.params);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "The port is taken by another program: stop it, or set INBOX_HUB_PORT";
  }
  return error instanceof Error ? error.message : String(error);
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(sayWhatFailed(error));
  if (error instanceof ConfigError || error instanceof SealingKeyLostError) process.exitCode = EX_CONFIG;
  else if (error instanceof DatabaseOwnedError) process.exitCode = EX_TEMPFAIL;
  else process.exitCode = 1;
}
