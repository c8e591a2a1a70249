import type { IncomingMessage, RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MediaStage } from "../../../test/support/media-stage";
import { createMediaStage } from "../../../test/support/media-stage";

const ref = { organizationId: 1, sessionId: "crm" };

describe("a file from an address", () => {
  let stage: MediaStage;
  const answer = vi.fn<RequestListener>();
  const server = createServer((request, response) => answer(request, response));
  const urlOf = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  beforeEach(async () => {
    answer.mockReset();
    stage = await createMediaStage();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await stage.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const store = (path = "/docs/factura%20n%C2%BA%207.pdf?token=x") => stage.library.storeFromUrl(ref, urlOf(path));
  const refused = (problem: string) => ({ code: "MEDIA_URL_REFUSED", params: { problem: { en: problem } } });
  const expectNothingStored = async () => {
    expect([...(await stage.incoming()), ...(await stage.kept())]).toEqual([]);
  };

  it("is fetched and stored, with the name that the address ends in", async () => {
    let asked: IncomingMessage | undefined;
    answer.mockImplementation((request, response) => {
      asked = request;
      response.writeHead(200, { "content-type": "image/png" }).end("%PDF-1.7");
    });
    expect(await store()).toMatchObject({
      type: "document",
      mimetype: "application/pdf",
      size: 8,
      filename: "factura nº 7.pdf",
    });
    expect(asked?.headers).toMatchObject({ "accept-encoding": "identity" });
    expect(asked?.headers).not.toHaveProperty("authorization");
    expect(await stage.incoming()).toEqual([]);
  });

  it.each([
    ["/", null],
    ["/%E0%A4%A", "%E0%A4%A"],
    ["/a/..%2f..%2fpasswd", "passwd"],
  ])("at %s is called %s", async (path, filename) => {
    answer.mockImplementation((_, response) => response.end("hola"));
    expect(await store(path)).toMatchObject({ filename });
  });

  it("is not looked for where a redirect leads", async () => {
    answer.mockImplementation((_, response) => response.writeHead(302, { location: urlOf("/inside") }).end());
    await expect(store()).rejects.toMatchObject(refused("it redirects to another address"));
    expect(answer).toHaveBeenCalledTimes(1);
    await expectNothingStored();
  });

  it.each([404, 500, 204, 206])("is refused when the answer is %s", async (status) => {
    answer.mockImplementation((_, response) => response.writeHead(status).end());
    await expect(store()).rejects.toMatchObject(refused(`it answered with status ${status}`));
    await expectNothingStored();
  });

  it("is refused when it comes compressed although that was not asked for", async () => {
    answer.mockImplementation((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"));
    await expect(store()).rejects.toMatchObject(refused("its answer is compressed"));
  });

  it("is refused by its announced size, before it is read", async () => {
    answer.mockImplementation((_, response) => {
      response.writeHead(200, { "content-length": "1001" }).write("x");
    });
    await expect(store()).rejects.toMatchObject({ code: "MEDIA_TOO_LARGE", params: { limit: 1000 } });
    await expectNothingStored();
  });

  it("is cut off at the limit when it never ends", async () => {
    answer.mockImplementation((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(500)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    await expect(store()).rejects.toMatchObject({ code: "MEDIA_TOO_LARGE" });
    await expectNothingStored();
  });

  it("is refused when it breaks off", async () => {
    answer.mockImplementation((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    await expect(store()).rejects.toMatchObject(refused("its server could not be reached, or broke off"));
    await expectNothingStored();
  });

  it.each<[string, RequestListener]>([
    ["does not answer", () => undefined],
    ["drips", (_, response) => void response.writeHead(200).write("x")],
  ])("is given up after 60 seconds when its server %s", async (_, listener) => {
    const asked = new Promise<void>((resolve) =>
      answer.mockImplementation((request, response) => {
        listener(request, response);
        resolve();
      }),
    );
    const outcome = expect(store()).rejects.toMatchObject(refused("it took longer than 60 seconds"));
    await asked;
    await stage.clock.advance(60_000);
    await outcome;
    await expectNothingStored();
  });

  it.each([
    ["http://10.0.0.1/file", "its address is not public"],
    ["https://[::1]/file", "its address is not public"],
    ["http://crm.example/file", "it must begin with https://"],
    ["https://user:secret@crm.example/file", "it must not contain a user name or a password"],
    ["file:///etc/passwd", "it must begin with https://"],
  ])("is not fetched from %s", async (url, problem) => {
    await expect(stage.library.storeFromUrl(ref, url)).rejects.toMatchObject(refused(problem));
    await expectNothingStored();
  });

  it("is refused in the same words for a host that is inside and for one that does not exist", async () => {
    const problem = "its host is unknown or has no public address";
    for (const host of ["inside.example", "unknown.example"]) {
      await expect(stage.library.storeFromUrl(ref, `https://${host}/x`)).rejects.toMatchObject(refused(problem));
    }
  });

  it("is refused when nothing answers there", async () => {
    const idle = createServer();
    await new Promise<void>((resolve) => idle.listen(0, "127.0.0.1", resolve));
    const { port } = idle.address() as AddressInfo;
    await new Promise((resolve) => idle.close(resolve));
    await expect(stage.library.storeFromUrl(ref, `http://127.0.0.1:${port}/`)).rejects.toMatchObject(
      refused("its server could not be reached, or broke off"),
    );
  });
});
