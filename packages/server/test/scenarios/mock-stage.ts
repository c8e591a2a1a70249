import { InboxHub } from "@inbox-hub/sdk";
import { createMockServer } from "@inbox-hub/sdk/testing";
import { expect } from "vitest";
import { createWireRecorder } from "../support/wire-recorder";
import { playOn, type Stage } from "./stage";

const baseUrl = "http://mock.test";
const apiKey = "ih_test_of_the_mock";
const owner = { email: "test@empresa.com", password: "test_password", name: "Test" };

/** A green square. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgAQMAAADYVuV7AAAAA1BMVEUl02aXOOtgAAAAEklEQVR4nGNgGAWjYBSMguEJAATgAAEC/x7WAAAAAElFTkSuQmCC",
  "base64",
);

/** The same sandbox, of the mock that the SDK ships for its users' tests. */
export async function openMockStage(): Promise<Stage> {
  const mock = createMockServer({
    baseUrl,
    apiKeys: [apiKey],
    users: [owner],
    sessions: [
      { id: "session_crm_01", name: "CRM", phoneNumber: "34911000001" },
      { id: "session_01", name: "Session 01", phoneNumber: "34911000002" },
    ],
    contacts: [
      { phone: "34612345678", name: "Juan Pérez", tags: ["cliente_vip"], picture },
      { phone: "34687654321", name: "María García" },
      { phone: "34611111111", name: "Lucía Martín", tags: ["madrid"] },
    ],
    templates: [
      {
        name: "Confirmación de Pedido",
        category: "pedidos",
        body: "Hola {{nombre}}, tu pedido {{pedido}} está confirmado para el {{fecha}}. ¡Gracias por tu compra!",
      },
    ],
    // At once: what one scenario has sent does not change under the next one.
    receipts: { deliveredAfter: 0, readAfter: 0 },
  });
  const { fetch, exchanges } = createWireRecorder(mock.fetch);
  const credentials = { identifier: owner.email, password: owner.password };
  const hub = new InboxHub({ baseUrl, apiKey, credentials, fetch });
  const stop = async () => {
    await mock.settled();
    mock.close();
  };
  expect(mock.breaches).toEqual([]);
  return playOn({ url: baseUrl, hub, fetch, exchanges, stop });
}
