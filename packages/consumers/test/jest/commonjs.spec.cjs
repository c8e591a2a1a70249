const sdk = require("@inbox-hub/sdk");
const testing = require("@inbox-hub/sdk/testing");
const { exercise } = require("./exercise.cjs");

exercise({ ...sdk, ...testing });
