import { describe, expect, it } from "vitest";
import { headerProblems, normalizeHeaders } from "./webhook-headers";

describe("the headers of a webhook's own", () => {
  it.each([
    ...["webhook-id", "Webhook-Signature", "webhook-anything", "X-Signature", "Host", "Content-Type", "content-length"],
    ...["Content-Encoding", "User-Agent", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade"],
    ...["Proxy-Authorization", "Proxy-Authenticate", "Proxy-Connection", "Expect"],
  ])("may not set %s", (name) => {
    expect(headerProblems({ [name]: "x" })).toEqual([
      { path: `body.headers.${name}`, message: { es: "no se puede fijar", en: "cannot be set" } },
    ]);
  });

  it("may set what a gateway asks for", () => {
    expect(headerProblems({ Authorization: "Bearer x", "X-Api-Key": "y", "CF-Access-Client-Id": "z" })).toEqual([]);
  });

  it("have 8192 bytes together, their names included", () => {
    const headers = Object.fromEntries(Array.from({ length: 8 }, (_, number) => [`X-${number}`, "x".repeat(1021)]));
    expect(headerProblems(headers)).toEqual([]);
    expect(headerProblems({ ...headers, a: "" })).toEqual([
      {
        path: "body.headers",
        message: { es: "suman más de 8192 bytes", en: "are over 8192 bytes together" },
      },
    ]);
  });

  it("are each there once, in whatever case, and kept in one", () => {
    expect(headerProblems({ "X-Route": "a", "x-route": "b" })).toMatchObject([{ path: "body.headers.x-route" }]);
    expect(normalizeHeaders({ "X-Route": "a" })).toEqual({ "x-route": "a" });
  });
});
