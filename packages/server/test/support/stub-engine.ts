import type { Engine } from "../../src/engine/engine";

/** A connected engine that answers only what a test gives it. */
export function stubEngine(answers: Partial<Engine>): Engine {
  const unexpected = async (): Promise<never> => {
    throw new Error("The engine was asked for something that the test does not expect");
  };
  return {
    kind: "simulator",
    snapshot: () => ({
      status: "connected",
      reason: "ready",
      since: 0,
      phoneNumber: "34600000000",
      qr: null,
      pairingCode: null,
    }),
    start: unexpected,
    stop: unexpected,
    logout: unexpected,
    destroy: unexpected,
    requestPairingCode: unexpected,
    newKey: () => "3EB0",
    send: unexpected,
    find: unexpected,
    edit: unexpected,
    revoke: unexpected,
    react: unexpected,
    markRead: unexpected,
    downloadMedia: unexpected,
    checkNumber: unexpected,
    profilePicture: unexpected,
    setBlocked: unexpected,
    setTyping: unexpected,
    setArchived: unexpected,
    groups: unexpected,
    group: unexpected,
    createGroup: unexpected,
    updateGroup: unexpected,
    changeParticipants: unexpected,
    inviteCode: unexpected,
    revokeInviteCode: unexpected,
    joinGroup: unexpected,
    leaveGroup: unexpected,
    on: () => () => undefined,
    ...answers,
  };
}
