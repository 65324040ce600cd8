/** The `TextDecoder` of the host: what is shared knows none. */
type Decoder = new (
  encoding: string,
  options?: { fatal?: boolean },
) => { decode: (bytes: Uint8Array<ArrayBuffer>) => string }

/** Tables that spreadsheets save are in UTF-8, in UTF-16 with a mark, or in the code page of Western Windows. */
export function tableText(bytes: Uint8Array<ArrayBuffer>, TextDecoder: Decoder): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
