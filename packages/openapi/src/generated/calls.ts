// Generated from openapi.yaml by `npm run generate`. Do not edit.

/**
 * The operations of each tag, a word for each: its name, a sign for the method (: GET, + POST, = PUT, ~ PATCH, - DELETE), letters for
 * what is not so with most of them, and the path behind /api and the tag (system: the whole path), with * for each id and . for the name.
 * b: it takes a body; q: a query; l: it gives a page of a list; s: the first id in its path is a session's.
 * x: its body or its answer is not JSON, or need not be.
 * k: it is tried again with the same Idempotency-Key; n: it is never tried again.
 * m: it sends a message, of which a session may send so many a minute only.
 * t: it needs a login; o: it needs no credentials of the client.
 */
export const calls = {
  system: "health:o. live:o/health. ready:o/health. metrics:xo. docs:xo/api. openapi:o/api/openapi.json",
  auth: "login+bno. refresh+bno. logout+t. me:t. changePassword=bnt/password",
  organizations: "list:qlt create+bkt get:t* update~bt* delete-t* listMembers:qlt*/members addMember+bkt*/members updateMember~bt*/members* removeMember-t*/members* listApiKeys:qlt*/api-keys createApiKey+bkt*/api-keys getApiKey:t*/api-keys* revokeApiKey-t*/api-keys* listAuditLog:qlt*/audit-log",
  sessions: "list:ql create+bk get:s* update~bs* delete-s* status:s*. start+s*. stop+s*. restart+s*. logout+s*. qr:sx*. requestPairingCode+bs*/pairing-code",
  messages: "send+bskm*. list:qls* get:s** edit~bs** revoke-s** react=bs**/reaction forward+bskm**. cancel+s**. getBatch:s*/batches* cancelBatch+s*/batches*/cancel",
  contacts: "list:qls* update=b* create+bsk* delete-* import+bs*. search:s*/search* check:s*/check* picture:x*. block+*. unblock+*.",
  conversations: "list:qls* get:s** update~bs** read+s**. typing+bs**.",
  groups: "list:qls* create+bsk* join+bs*. get:s** update~bs** leave-s** addParticipants+bs**/participants removeParticipants+bs**/participants/remove promoteParticipants+bs**/participants/promote demoteParticipants+bs**/participants/demote getInviteCode:s**/invite-code revokeInviteCode-s**/invite-code",
  status: "list:qls* create+bskm* get:s** delete-s**",
  media: "list:qls/sessions* upload+bsxk/sessions*. get:* delete-* content:x*.",
  templates: "list:ql/organizations* create+bk/organizations* get:* update=b* delete-* use+bkm*. preview+b*.",
  webhooks: "list:ql/organizations* create+bk/organizations* get:* update=b* delete-* test+bn*. enable+b*. rotateSecret+bk*/secret/rotate finishRotation+*/secret/finish replay+bk*. getReplay:*/replays* listDeliveries:ql*/deliveries redeliver+*/deliveries*.",
  events: "list:ql stream:qx.",
  statistics: "forOrganization:q/organizations* forSession:qs/sessions*",
  sandbox: "scan+bs/sessions*. receiveMessage+bsk/sessions*/messages disconnect+bs/sessions*. failNextSend+bsn/sessions*/fail-next-send moveReceipt+bs/sessions*/messages*/receipt react+bs/sessions*/messages*/reaction vote+bs/sessions*/messages*. editMessage+bs/sessions*/messages*/edit revokeMessage+s/sessions*/messages*/revoke createGroup+bsk/sessions*/groups moveParticipant+bs/sessions*/groups*/participants",
} as const;
