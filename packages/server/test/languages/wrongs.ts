export const sessionId = "session_crm_01";
export const to = "34612345678";

/** A request that is refused, and what the refusal says in each language. */
export interface Wrong {
  readonly method?: string;
  /** `{name}` stands for something that the test has made before. */
  readonly path: string;
  /** JSON, a form, or text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly es: string;
  readonly en: string;
}

const send = `/api/messages/${sessionId}/send`;
const location = { latitude: 1, longitude: 1 };

export const wrongs: Readonly<Record<string, Wrong>> = {
  "malformed JSON": { path: send, body: '{"to', es: "debe ser JSON bien formado", en: "must be well-formed JSON" },
  "a prototype": {
    path: send,
    body: '{"to":"34612345678","__proto__":{}}',
    es: "no debe tener una propiedad __proto__",
    en: "must NOT have a property named __proto__",
  },
  "no body": { path: send, body: "", es: "es obligatorio", en: "is required" },
  "a deep body": {
    path: send,
    body: `${'{"to":'.repeat(40)}1${"}".repeat(40)}`,
    es: "no debe anidarse a tanta profundidad",
    en: "must NOT be nested so deeply",
  },
  "a wrong type": { path: send, body: { to, message: 5 }, es: "debe ser un texto", en: "must be string" },
  "no recipient": { path: send, body: { message: "Hola" }, es: "es obligatorio", en: "is required" },
  "an unknown property": {
    path: send,
    body: { to, mesage: "x" },
    es: "no es una propiedad de este cuerpo",
    en: "is not a property of this body",
  },
  "a long text": {
    path: send,
    body: { to, message: "x".repeat(4097) },
    es: "no debe contener más de 4096 caracteres",
    en: "must NOT have more than 4096 characters",
  },
  "a bad number": { path: send, body: { to: "x", message: "y" }, es: "debe coincidir con", en: "must match" },
  "no content": { path: send, body: { to }, es: "se requiere un contenido", en: "one content is required" },
  "two contents": { path: send, body: { to, message: "x", location }, es: "un contenido", en: "one content" },
  "a time that has passed": {
    path: send,
    body: { to, message: "x", sendAt: "2001-01-01T00:00:00Z" },
    es: "debe ser una fecha futura",
    en: "must be in the future",
  },
  "a time that is too far": {
    path: send,
    body: { to, message: "x", sendAt: "2999-01-01T00:00:00Z" },
    es: "dentro de un año",
    en: "within a year",
  },
  "an unknown parameter": {
    path: "/api/sessions?sort=name",
    es: "no es un parámetro de esta operación",
    en: "is not a parameter of this operation",
  },
  "a repeated parameter": {
    path: "/api/sessions?limit=1&limit=2",
    es: "debe darse una sola vez",
    en: "must be given once",
  },
  "a limit that is too large": { path: "/api/sessions?limit=101", es: "debe ser <= 100", en: "must be <= 100" },
  "a page and a cursor": {
    path: `/api/contacts/${sessionId}?page=2&cursor=x`,
    es: "no debe usarse junto con query.cursor",
    en: "must not be used together with query.cursor",
  },
  "a broken path": {
    path: "/api/sessions/%E0%A4%A/qr",
    es: "codificación por ciento",
    en: "percent-encoding",
  },
  "another type of content": {
    path: send,
    body: "<to/>",
    headers: { "content-type": "text/xml" },
    es: "debe ser application/json",
    en: "must be application/json",
  },
  "a broken form": {
    path: `/api/media/sessions/${sessionId}/upload`,
    body: "x",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    es: "debe ser multipart/form-data bien formado",
    en: "must be well-formed multipart/form-data",
  },
  "a form with another field": {
    path: `/api/media/sessions/${sessionId}/upload`,
    body: form("archivo", new Blob(["x"])),
    es: "no es un campo de este cuerpo: el archivo va en",
    en: "is not a field of this body: the file goes in",
  },
  "an empty file": {
    path: `/api/media/sessions/${sessionId}/upload`,
    body: form("file", new Blob([])),
    es: "no debe estar vacío",
    en: "must NOT be empty",
  },
  "a file at an address inside": {
    path: send,
    body: { to, mediaUrl: "https://10.0.0.1/x.png" },
    es: "No se pudo obtener mediaUrl: su dirección no es pública",
    en: "mediaUrl could not be fetched: its address is not public",
  },
  "a webhook without TLS": {
    path: "/api/webhooks/organizations/1",
    body: { name: "CRM", url: "http://crm.example.com/", events: ["message"] },
    es: "La URL del webhook no es admisible: debe empezar por https://",
    en: "The webhook URL cannot be used: it must begin with https://",
  },
  "a secret that cannot sign": {
    path: "/api/webhooks/organizations/1",
    body: { name: "CRM", url: "https://crm.example.com/", events: ["message"], secret: `whsec_${"-".repeat(40)}` },
    es: "no puede firmar: lo que sigue a whsec_ no es base64",
    en: "cannot sign: what follows whsec_ is not base64",
  },
  "a replay of the future": {
    path: "/api/webhooks/{webhook}/replay",
    body: { from: "2999-01-01T00:00:00Z" },
    es: "debe ser una fecha pasada",
    en: "must be in the past",
  },
  "a variable without a value": {
    path: "/api/templates/{template}/preview",
    body: { variables: {} },
    es: 'Las variables no corresponden a la plantilla: sin valor: "nombre"',
    en: 'The variables do not fit the template: without a value: "nombre"',
  },
  "a variable that is no name": {
    path: "/api/templates/organizations/1",
    body: { name: "Otra", body: "Hola {{1}}" },
    es: "no es el nombre de una variable",
    en: "not the name of a variable",
  },
  "an expiry that has passed": {
    path: "/api/organizations/1/api-keys",
    body: { name: "Otra", expiresAt: "2001-01-01T00:00:00Z" },
    es: "debe ser una fecha futura",
    en: "must be in the future",
  },
  "a session that the key may not make": {
    path: "/api/sessions",
    body: { sessionId: "session_of_others" },
    headers: { "x-api-key": "{limitedKey}" },
    es: "se requiere una API Key para todas las sesiones",
    en: "an API key for every session is required",
  },
  "a template that the key may not change": {
    method: "DELETE",
    path: "/api/templates/{template}",
    headers: { "x-api-key": "{limitedKey}" },
    es: "se requiere una API Key para todas las sesiones",
    en: "an API key for every session is required",
  },
  "an edit of what somebody else wrote": {
    method: "PATCH",
    path: `/api/messages/${sessionId}/{inbound}`,
    body: { message: "x" },
    es: "no se puede modificar: lo escribió otra persona",
    en: "cannot be changed: somebody else wrote it",
  },
  "an edit of a poll": {
    method: "PATCH",
    path: `/api/messages/${sessionId}/{poll}`,
    body: { message: "x" },
    es: "no tiene texto que editar",
    en: "has no text to edit",
  },
  "a reaction to what was deleted": {
    method: "PUT",
    path: `/api/messages/${sessionId}/{revoked}/reaction`,
    body: { emoji: "👍" },
    es: "se eliminó",
    en: "it was deleted",
  },
  "a reaction to what is not sent": {
    method: "PUT",
    path: `/api/messages/${sessionId}/{scheduled}/reaction`,
    body: { emoji: "👍" },
    es: "su estado es scheduled",
    en: "its status is scheduled",
  },
  "an answer to what was deleted": {
    path: send,
    body: { to, message: "x", quotedMessageId: "{revoked}" },
    es: "es un mensaje que se eliminó",
    en: "is a message that was deleted",
  },
  "a forward of what was deleted": {
    path: `/api/messages/${sessionId}/{revoked}/forward`,
    body: { to },
    es: "no queda nada de su contenido",
    en: "nothing is left of its content",
  },
  "the promotion of a stranger": {
    path: `/api/groups/${sessionId}/{group}/participants/promote`,
    body: { participants: ["34611111111"] },
    es: "no está en el grupo",
    en: "is not in the group",
  },
  "statistics of a range backwards": {
    path: "/api/statistics/organizations/1?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
    es: "debe ser anterior a",
    en: "must be before",
  },
  "statistics in no time zone": {
    path: "/api/statistics/organizations/1?timeZone=Mars/Base",
    es: "la base de datos IANA",
    en: "the IANA database",
  },
  "a vote on a text": {
    path: `/api/sandbox/sessions/${sessionId}/messages/{text}/vote`,
    body: { from: to, options: ["Hoy"] },
    es: "no se puede modificar: no es una encuesta",
    en: "cannot be changed: it is no poll",
  },
  "a customer's edit of ours": {
    path: `/api/sandbox/sessions/${sessionId}/messages/{text}/edit`,
    body: { message: "x" },
    es: "no lo escribió un cliente",
    en: "no customer wrote it",
  },
  "a customer who writes nothing": {
    path: `/api/sandbox/sessions/${sessionId}/messages`,
    body: { from: to },
    es: "es obligatorio, u otro contenido",
    en: "is required, or another content",
  },
  "a customer without WhatsApp": {
    path: `/api/sandbox/sessions/${sessionId}/messages`,
    body: { from: "34600000404", message: "x" },
    es: "este número no está en WhatsApp",
    en: "this number is not on WhatsApp",
  },
};

function form(name: string, file: Blob): FormData {
  const data = new FormData();
  data.set(name, file, "x.txt");
  return data;
}
