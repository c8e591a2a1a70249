/** What stands before a blank line of a stream of server-sent events; nothing, for a comment. */
export interface Block {
  id?: string;
  data?: string;
  retry?: number;
}

/** Takes a stream apart as it arrives. What has no blank line behind it when the stream ends has not arrived whole. */
export async function* readBlocks(body: ReadableStream<Uint8Array>): AsyncGenerator<Block, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let block: Block = {};
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    // A CR at the end may be the first half of a CRLF.
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line !== "") {
        addLine(block, line);
        continue;
      }
      yield block;
      block = {};
    }
  }
}

function addLine(block: Block, line: string): void {
  const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name === "data") block.data = block.data === undefined ? value : `${block.data}\n${value}`;
  if (name === "id") block.id = value;
  if (name === "retry" && /^\d+$/.test(value)) block.retry = Number(value);
}
