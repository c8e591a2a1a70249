import { describe, expect, it } from "vitest";
import { fillIn, variablesOf } from "./template";

describe("the variables of a text", () => {
  it.each([
    ["Hola", []],
    ["Hola {{nombre}}", ["nombre"]],
    ["{{ nombre }} y {{  pedido}} y {{nombre}}", ["nombre", "pedido"]],
    ["{{año}} {{имя}} {{_x1}}", ["año", "имя", "_x1"]],
    ["{{{nombre}}}", ["nombre"]],
    ["{nombre} { {nombre} } {{nombre}", []],
    ["{{toString}} {{__proto__}}", ["toString", "__proto__"]],
  ])("are found in %s", (body, names) => {
    expect(variablesOf(body)).toEqual({ names, misnamed: [] });
  });

  it.each([
    ["{{1}}", ["1"]],
    ["{{nombre completo}}", ["nombre completo"]],
    ["{{}}", [""]],
    ["{{a-b}} {{ok}}", ["a-b"]],
    [`{{${"x".repeat(61)}}}`, ["x".repeat(61)]],
  ])("are told from what only looks like one in %s", (body, misnamed) => {
    expect(variablesOf(body).misnamed).toEqual(misnamed);
  });

  it("are found at once in a text that is made to take long", () => {
    const body = `${"{{".repeat(1000)}{{${" ".repeat(3000)}`;
    const startedAt = performance.now();
    variablesOf(body);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe("filling a text in", () => {
  it("puts each value in each place", () => {
    expect(fillIn("{{a}} {{ b }} {{a}}", { a: "1", b: "2" })).toBe("1 2 1");
  });

  it("takes values as they are", () => {
    expect(fillIn("{{a}}, {{b}}", { a: "{{b}}", b: "$& $1 {{a}}" })).toBe("{{b}}, $& $1 {{a}}");
  });

  it("fills in an empty value", () => {
    expect(fillIn("-{{a}}-", { a: "" })).toBe("--");
  });

  it("leaves what has no value, whatever objects inherit", () => {
    expect(fillIn("{{toString}}", {})).toBe("{{toString}}");
  });
});
