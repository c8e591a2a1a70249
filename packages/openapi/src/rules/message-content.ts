import type { Schemas } from "../index";

/** What a message says. */
export interface MessageContent {
  readonly type: Schemas["MessageType"];
  /** The text, or the caption of media. */
  readonly text: string | null;
  readonly mediaId: string | null;
  readonly extras: MessageExtras;
}

/** What is neither text nor media. */
export interface MessageExtras {
  readonly location?: Schemas["Location"];
  readonly contact?: Schemas["ContactCard"];
  readonly poll?: Schemas["Poll"];
  /** Numbers and LIDs. */
  readonly mentions?: readonly string[];
  readonly linkPreview?: boolean;
  /** Of a story: `#RRGGBB`. */
  readonly backgroundColor?: string;
  readonly font?: number;
}

export const emptyContent = { text: null, mediaId: null, extras: {} } as const;
