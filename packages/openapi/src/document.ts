import document from "./generated/document.json";

/** The contract as an OpenAPI 3.1 document. */
export { document };
