import { keepPromises } from "./promises";

// Where the server is, and a file to upload.
const [, , baseUrl = ""] = process.argv;
keepPromises(baseUrl).then((verdicts) => console.log(JSON.stringify(verdicts)));
