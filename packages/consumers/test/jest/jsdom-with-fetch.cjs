const { join } = require("node:path");
const { TestEnvironment } = require(join(process.env.TOOLBOX, "jest-environment-jsdom"));

const fetchGlobals = ["fetch", "Request", "Response", "Headers", "TextEncoder", "TextDecoder"];
const streams = ["ReadableStream", "WritableStream", "TransformStream"];
const files = ["Blob", "File", "FormData"];

/** jsdom has no fetch of its own and hides that of Node.js: this hands it on. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of [...fetchGlobals, ...streams, ...files]) this.global[name] = globalThis[name];
  }
};
