import type { EngineGroup } from "../../src/engine/engine-group";

/** A group of the account `34600000000`, which is what `stubEngine` says it is. */
export function engineGroup(changes: Partial<EngineGroup> = {}): EngineGroup {
  return {
    id: "120363000000000001@g.us",
    subject: "Obra Atocha",
    description: null,
    isAdmin: true,
    participants: [
      { chatId: "34600000000@c.us", role: "owner" },
      { chatId: "34612345678@c.us", role: "member" },
    ],
    settings: { messagesAdminsOnly: false, infoAdminsOnly: false, addMembersAdminsOnly: false },
    createdAt: Date.UTC(2026, 0, 1),
    ...changes,
  };
}
