/** What most programs need late or never: loaded in one piece, when the first of it is needed. */
export { pauseAfter } from "./after-failure";
export { errorFromAnswer, readFailure } from "./error-from-answer";
export { createLogin } from "./login";
export { createPacer } from "./pacer";
export { safeCause } from "./safe-cause";
export { sendMany } from "./send-many";
export { shownHeaders, shownPath } from "./shown";
export { callSpecial, streamEvents } from "./special-methods";
export { waitUntil } from "./wait-until";
