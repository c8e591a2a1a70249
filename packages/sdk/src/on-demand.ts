/** What most programs need late or never: loaded in one piece, when the first of it is needed. */
export { errorFromAnswer } from "./error-from-answer";
export { openEventStream, readEvents } from "./event-stream";
export { toUpload } from "./file";
export { createPacer } from "./pacer";
export { sendMany } from "./send-many";
export { createTokenKeeper } from "./token-keeper";
export { waitUntil } from "./wait-until";
