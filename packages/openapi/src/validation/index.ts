/** Requests and answers held against the contract, with Ajv. */
export { type BodyShape, shapeOf } from "./body-shape";
export {
  type ContractResponse,
  contractDocument,
  describeOperation,
  type OperationContract,
  type Parameter,
  type Schema,
} from "./contract-document";
export { isDateTime } from "./date-time";
export { toDetails } from "./error-details";
export { createRequestValidator, type RequestValidator } from "./request-validator";
export { createSchemaCompiler, type SchemaCompiler } from "./schema-compiler";
