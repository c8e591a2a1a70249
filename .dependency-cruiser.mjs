/**
 * Who may import whom. A room names what it may use; the rest of the house is closed to it.
 * Types may cross (`import type`): they vanish when the code runs.
 */
const server = "^packages/server/src/";
const rooms = {
  lib: [],
  contract: ["lib"],
  http: ["contract", "lib"],
  engine: ["lib"],
  store: ["contract", "delivery", "lib", "features/[^/]+/[^/]+(?<!-service|-handlers)$"],
  delivery: ["contract", "lib"],
  retention: ["lib"],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-${allowed.length === 0 ? "itself" : "what-lies-below"}`,
  severity: "error",
  from: { path: `${server}${room}/`, pathNot: "\\.test\\.ts$|/conformance/" },
  to: {
    path: server,
    pathNot: [room, ...allowed].map(
      (name) => `${server}${name.includes("$") ? name.replace("$", "\\.ts$") : `${name}/`}`,
    ),
    dependencyTypesNot: ["type-only"],
  },
}));

/** A library that belongs to one room. */
const owned = (library, room) => ({
  name: `${library.replace(/\W/g, "")}-stays-in-${room.replace(/\W+/g, "-")}`,
  severity: "error",
  from: { path: "^packages/[^/]+/src/", pathNot: [`${server}${room}`, "\\.test\\.ts$"] },
  to: { path: `node_modules/${library}/`, dependencyTypesNot: ["type-only"] },
});

export default {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-undeclared",
      severity: "error",
      from: { pathNot: "\\.test\\.ts$|/test/|/scripts/|\\.config\\.ts$" },
      // Whoever has msw may use the mock with it; its declarations are of a type that is not told apart.
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], pathNot: "node_modules/msw/" },
    },
    {
      name: "no-development-dependency-at-run-time",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: "\\.test\\.ts$|/conformance/" },
      // What a package is built with may be bundled into it: the contract into all, the signing of webhooks into the mock.
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only", "npm-peer"],
        pathNot: ["packages/openapi/", "packages/webhook-verify/"],
      },
    },
    ...roomRules,
    {
      name: "features-reach-each-other-through-server-ts",
      severity: "error",
      from: { path: `${server}features/([^/]+)/`, pathNot: "\\.test\\.ts$" },
      to: { path: `${server}features/`, pathNot: `${server}features/$1/`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "features-do-not-know-http-store-or-delivery",
      severity: "error",
      from: { path: `${server}features/`, pathNot: "\\.test\\.ts$" },
      to: { path: `${server}(http|store|delivery)/`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "features-know-the-contract-s-types-and-the-engine-s-port",
      severity: "error",
      from: { path: `${server}features/`, pathNot: "\\.test\\.ts$" },
      to: {
        path: `${server}(contract|engine)/`,
        pathNot: [
          `${server}contract/(tenant|page|time|error-catalog)\\.ts$`,
          `${server}engine/(engine|engine-key|to-app-error)\\.ts$`,
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "the-world-of-the-simulator-knows-nobody",
      severity: "error",
      from: { path: `${server}engine/simulator/world/`, pathNot: "\\.test\\.ts$" },
      to: { path: server, pathNot: [`${server}engine/simulator/world/`, `${server}lib/`] },
    },
    {
      name: "only-server-ts-builds",
      severity: "error",
      from: { path: server, pathNot: `${server}(main|server|seed|(commands|composition)/.*)\\.ts$|\\.test\\.ts$` },
      to: { path: `${server}(main|server|seed|(commands|composition)/.*)\\.ts$` },
    },
    {
      name: "the-sdk-and-the-verifier-do-not-know-the-server",
      severity: "error",
      from: { path: "^packages/(sdk|webhook-verify|openapi)/src/" },
      to: { path: "^packages/server/" },
    },
    owned("koa", "http/"),
    owned("@koa/router", "http/"),
    owned("koa-body", "http/"),
    owned("better-sqlite3", "store/"),
    owned("drizzle-orm", "store/"),
    owned("whatsapp-web.js", "engine/whatsapp-web/"),
    owned("jsonwebtoken", "features/auth/"),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "dist"] },
    exclude: { path: ["\\.d\\.ts$"] },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
