const secret = "tu_webhook_secret_seguro";
const to = "34612345678";

/** What a CRM's tests do with the mock, in whatever way they have loaded it. */
exports.exercise = ({ InboxHub, createMockServer, ContractBreachError }) => {
  const open = () => {
    const mock = createMockServer({ sessions: [{ id: "s1", status: "connected" }] });
    const options = { apiKey: "any", fetch: mock.fetch, maxRetries: 0, dangerouslyAllowBrowser: true };
    return { mock, hub: new InboxHub(options) };
  };

  test("sends, fails and remembers", async () => {
    const { mock, hub } = open();
    await hub.messages.send("s1", { to, message: "Hola" });
    expect(mock.sent).toMatchObject([{ message: "Hola", status: "sent" }]);
    mock.failNext("messages.send", { code: "RATE_LIMIT_EXCEEDED", retryAfter: 90 });
    await expect(hub.messages.send("s1", { to, message: "Hola" })).rejects.toMatchObject({
      code: "RATE_LIMIT_EXCEEDED",
      retryAfter: 90,
    });
    mock.close();
  });

  test("uploads and downloads", async () => {
    const { mock, hub } = open();
    const { mediaId, size } = await hub.media.upload("s1", { file: new Blob(["Hola"]), filename: "nota.txt" });
    expect(size).toBe(4);
    expect(await (await hub.media.content(mediaId)).text()).toBe("Hola");
    mock.close();
  });

  test("delivers signed webhooks to a handler", async () => {
    const { mock } = open();
    const received = [];
    const handler = async (request) => {
      received.push([
        request.headers.get("webhook-signature").slice(0, 3),
        JSON.parse(await request.text()).data.message,
      ]);
      return new Response(null, { status: 204 });
    };
    const { response } = await mock.deliver("message", { message: "hola" }, { to: handler, secret });
    expect([response.status, received]).toEqual([204, [["v1,", "hola"]]]);
    mock.close();
  });

  test("tells what breaks the contract", async () => {
    const { mock, hub } = open();
    await expect(hub.messages.send("s1", { to, message: 5 })).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    expect(() => mock.close()).toThrow(ContractBreachError);
  });

  test("moves its clock", async () => {
    const { mock, hub } = open();
    await hub.messages.send("s1", { to, message: "Hola" });
    await mock.clock.advance(5_000);
    expect(mock.sent).toMatchObject([{ status: "read" }]);
    mock.close();
  });
};
