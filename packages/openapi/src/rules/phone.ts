/** Whom a message can go to. */
export type Recipient =
  | { readonly type: "phone"; readonly phone: string }
  | { readonly type: "lid"; readonly lid: string }
  | { readonly type: "group"; readonly groupId: string };

const GROUP_ID = /^\d{5,31}(?:-\d{5,15})?@g\.us$/;
const LID = /^\d{5,20}@lid$/;
const E164 = /^[1-9]\d{6,14}$/;

/** `+34 612-345-678` as `34612345678`; null when it is not an E.164 number. */
export function normalizePhone(text: string): string | null {
  if (!/^\+?\d(?:[ -]*\d)*$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  return E164.test(digits) ? digits : null;
}

export function isGroupId(text: string): boolean {
  return GROUP_ID.test(text);
}

/** Null when it is neither a number nor a LID nor a group. */
export function parseRecipient(text: string): Recipient | null {
  if (isGroupId(text)) return { type: "group", groupId: text };
  if (LID.test(text)) return { type: "lid", lid: text };
  const phone = normalizePhone(text);
  return phone === null ? null : { type: "phone", phone };
}
