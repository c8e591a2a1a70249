/** Stands for the code: nobody scans the mock. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

export function qrPng(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(PNG, "base64"));
}

export const qrSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#000"/></svg>';
