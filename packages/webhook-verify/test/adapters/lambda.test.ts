import type {
  ALBHandler,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  Context,
  LambdaFunctionURLHandler,
} from "aws-lambda";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type LambdaRequest, receiveWebhooks, type StandardDelivery } from "../../src/lambda";
import { BODY, CUSTOM_SECRET, ID, standard, verifierOptions } from "../support";
import { listen } from "./listen";
import { describeAdapter, type Start } from "./promises";

interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
}

/** As API Gateway passes a request on to a REST API's function. */
function toVersion1({ method, headers, body }: Call): APIGatewayProxyEvent {
  const pairs = Object.entries(headers);
  const event: Partial<APIGatewayProxyEvent> = {
    httpMethod: method,
    path: "/webhooks",
    headers: Object.fromEntries(pairs.map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(pairs.map(([name, values]) => [name, [...values]])),
    body: body.length > 0 ? body.toString() : null,
    isBase64Encoded: false,
  };
  return event as APIGatewayProxyEvent;
}

/** As API Gateway passes a request on to an HTTP API's function, and function URLs do. */
function toVersion2({ method, headers, body }: Call): APIGatewayProxyEventV2 {
  const event = {
    version: "2.0",
    rawPath: "/webhooks",
    requestContext: { http: { method, path: "/webhooks" } },
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(",")])),
    ...(body.length > 0 && { body: body.toString("base64") }),
    isBase64Encoded: body.length > 0,
  };
  return event as APIGatewayProxyEventV2;
}

const gateway =
  (toEvent: (call: Call) => LambdaRequest): Start =>
  (options, handler, onThrown) => {
    const invoke = receiveWebhooks(options, handler);
    return listen(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = request.headersDistinct as Call["headers"];
      try {
        const answer = await invoke(toEvent({ method: request.method ?? "", headers, body: Buffer.concat(chunks) }));
        response.writeHead(answer.statusCode, answer.headers).end(answer.body);
      } catch (error) {
        onThrown(error);
        response.writeHead(500).end();
      }
    });
  };

describeAdapter("lambda, REST API", gateway(toVersion1), { isBuffered: true });
describeAdapter("lambda, HTTP API", gateway(toVersion2), { isBuffered: true });

describe("receiveWebhooks in Lambda", () => {
  const call = { method: "POST", headers: {}, body: Buffer.from(BODY) };

  it("takes the event of a load balancer, in both of its forms", async () => {
    const receive = receiveWebhooks(verifierOptions(), () => undefined);
    const multiValueHeaders = Object.fromEntries(Object.entries(standard()).map(([name, value]) => [name, [value]]));
    for (const headers of [{ headers: standard() }, { multiValueHeaders }]) {
      expect(await receive({ requestContext: { elb: {} }, httpMethod: "POST", body: BODY, ...headers })).toEqual({
        statusCode: 204,
        headers: {},
        body: "",
      });
    }
  });

  it("takes the one form of the headers where the other is empty", async () => {
    const receive = receiveWebhooks(verifierOptions(), () => undefined);
    const event = { httpMethod: "POST", body: BODY, headers: standard(), multiValueHeaders: {} };
    expect((await receive(event)).statusCode).toBe(204);
  });

  it("takes headers in the case in which REST APIs pass them", async () => {
    const headers = { "Webhook-Id": ID, "Webhook-Timestamp": standard()["webhook-timestamp"] };
    const signature = { "WEBHOOK-SIGNATURE": standard()["webhook-signature"] };
    const receive = receiveWebhooks(verifierOptions(), () => undefined);
    const answer = await receive({ httpMethod: "POST", body: BODY, headers: { ...headers, ...signature } });
    expect(answer.statusCode).toBe(204);
  });

  it("says how to have the body passed when an integration has parsed it", async () => {
    const receive = receiveWebhooks(verifierOptions(), () => undefined);
    const parsed = { httpMethod: "POST", headers: standard(), body: JSON.parse(BODY) };
    const answer = await receive(parsed);
    expect(answer.statusCode).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({
      code: "body_not_raw",
      message: expect.stringContaining("Lambda proxy integration"),
    });
  });

  it("answers 405 to an event that is no request", async () => {
    const receive = receiveWebhooks(verifierOptions(), () => undefined);
    expect((await receive({})).statusCode).toBe(405);
  });

  it("hands on the event and the context", async () => {
    const seen: unknown[] = [];
    const receive = receiveWebhooks(
      verifierOptions(),
      (_delivery, request: APIGatewayProxyEventV2, context: Pick<Context, "awsRequestId">) =>
        seen.push(request.rawPath, context.awsRequestId),
    );
    const headers = Object.fromEntries(Object.entries(standard()).map(([name, value]) => [name, [value]]));
    await receive(toVersion2({ ...call, headers }), { awsRequestId: "request-1" });
    expect(seen).toEqual(["/webhooks", "request-1"]);
  });

  it("types the delivery by the options, and fits Lambda's handlers", () => {
    const handler = receiveWebhooks({ secret: CUSTOM_SECRET }, (delivery) => {
      expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
    });
    expectTypeOf(handler).toExtend<APIGatewayProxyHandler>();
    expectTypeOf(handler).toExtend<APIGatewayProxyHandlerV2>();
    expectTypeOf(handler).toExtend<LambdaFunctionURLHandler>();
    expectTypeOf(handler).toExtend<ALBHandler>();
  });
});
