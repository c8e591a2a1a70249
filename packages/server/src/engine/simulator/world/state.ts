import { lidOf } from "./addresses";
import { chatKeyOf } from "./world-entry";
import type { Account, Address, Device, Group, Phone, Token, WorldMessage } from "./world-types";

/** Everything the cloud and the phones know. Only `apply` changes it. */
export interface WorldState {
  /** How many messages of a chat are remembered. */
  readonly messagesPerChat: number;
  readonly accounts: Map<Phone, Account>;
  readonly phonesByLid: Map<string, Phone>;
  readonly devices: Map<Token, Device>;
  readonly groups: Map<Address, Group>;
  readonly messages: Map<string, WorldMessage>;
  /** The keys of each chat's messages, oldest first. */
  readonly chats: Map<Address, string[]>;
}

export function createState(messagesPerChat: number): WorldState {
  return {
    messagesPerChat,
    accounts: new Map(),
    phonesByLid: new Map(),
    devices: new Map(),
    groups: new Map(),
    messages: new Map(),
    chats: new Map(),
  };
}

/** Every number has an account; it is made when it is first heard of. */
export function accountOf(state: WorldState, phone: Phone): Account {
  const known = state.accounts.get(phone);
  if (known) return known;
  const account: Account = { phone, lid: lidOf(phone), name: null, addressing: "phone", picture: null, blocked: [] };
  keepAccount(state, account);
  return account;
}

export function keepAccount(state: WorldState, account: Account): void {
  state.accounts.set(account.phone, account);
  state.phonesByLid.set(account.lid, account.phone);
}

export function devicesOf(state: WorldState, phone: Phone): Device[] {
  return [...state.devices.values()].filter((device) => device.phone === phone);
}

/** Remembers a new message, and lets the oldest of its chat go when there are too many. */
export function keepMessage(state: WorldState, message: WorldMessage): void {
  state.messages.set(message.key, message);
  const chatKey = chatKeyOf(message);
  const keys = state.chats.get(chatKey) ?? [];
  keys.push(message.key);
  state.chats.set(chatKey, keys);
  for (const phone of [message.from, ...message.recipients]) accountOf(state, phone);
  if (keys.length <= state.messagesPerChat) return;
  const oldest = keys.shift();
  if (oldest !== undefined) state.messages.delete(oldest);
}
