import * as sdk from "@inbox-hub/sdk";
import * as testing from "@inbox-hub/sdk/testing";
import { exercise } from "./exercise.cjs";

exercise({ ...sdk, ...testing });
