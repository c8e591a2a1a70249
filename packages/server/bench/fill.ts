import type { Database } from "../src/store/database";

export const crm = { organizationId: 1, sessionId: "crm" } as const;
export const other = { organizationId: 1, sessionId: "other" } as const;

/** One in ten thousand messages has it. */
export const RARE = "almendra";
/** Every message has it. */
export const COMMON = "pedido";

const LARGEST_STEP = 20_000;
const names = ["Ana", "Begoña", "Carlos", "Íñigo", "Lucía", "Ñuria", "Óscar", "Zoé"];
const words = ["factura", "mañana", "envío", "gracias", "horario", "tienda", "cita", "recoger", "cambio", "tarde"];

export const phoneOf = (turn: number) => `346${String(turn).padStart(8, "0")}`;

/** Contacts and messages of a large account, and every tenth message of a second session, written row by row as the server does. */
export async function fill(database: Database, rows: number): Promise<void> {
  const { sqlite } = database;
  const contact = sqlite.prepare(
    `INSERT INTO contacts (id, organization_id, session_id, phone, name, name_key, created_at, updated_at)
     VALUES (?, 1, 'crm', ?, ?, ?, ?, ?)`,
  );
  const message = sqlite.prepare(
    `INSERT INTO messages (id, organization_id, session_id, chat_id, direction, peer, type, body, content, status, status_times, created_at, updated_at)
     VALUES (?, 1, ?, ?, ?, ?, 'text', ?, '{}', ?, '{}', ?, ?)`,
  );
  const start = Date.UTC(2025, 0, 1);
  const minute = 60_000;
  for (let from = 0; from < rows; from += LARGEST_STEP) {
    await database.write(() => {
      for (let turn = from; turn < Math.min(rows, from + LARGEST_STEP); turn += 1) {
        const at = start + turn * (minute / 4);
        const phone = phoneOf(turn);
        const name = `${names[turn % names.length]} ${turn}`;
        contact.run(`ct_${turn}`, phone, name, name.toLowerCase(), at, at);
        const isInbound = turn % 2 === 0;
        const chat = phoneOf(turn % 5_000);
        const body = [
          COMMON,
          words[turn % words.length],
          words[(turn * 7) % words.length],
          turn % 10_000 === 0 ? RARE : `n${turn}`,
        ];
        message.run(
          `msg_${turn}`,
          turn % 10 === 9 ? "other" : "crm",
          chat,
          isInbound ? "inbound" : "outbound",
          chat,
          body.join(" "),
          isInbound ? "received" : "read",
          at,
          at,
        );
      }
    });
  }
  sqlite.exec("ANALYZE");
}
