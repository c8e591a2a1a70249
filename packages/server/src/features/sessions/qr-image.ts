import { toBuffer, toString as toText } from "qrcode";

/** Wide enough for a phone held in front of a screen. */
const WIDTH_PIXELS = 400;

export function toPng(qr: string): Promise<Buffer> {
  return toBuffer(qr, { type: "png", width: WIDTH_PIXELS });
}

export function toSvg(qr: string): Promise<string> {
  return toText(qr, { type: "svg", width: WIDTH_PIXELS });
}
