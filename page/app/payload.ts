/** A text that the builder put into the page, compressed: the element's text is base64 of gzip. */
const payload = async (id: string): Promise<Uint8Array> => {
  const text = document.getElementById(id)?.textContent ?? ''
  const packed = bytesOf(text.trim())
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const made = new Map<string, Promise<string>>()

/**
 * The worker's program as an address that `Worker` takes; made when first asked for.
 * @param readsPdf whether pdf.js is part of it
 */
export const workerAddress = (readsPdf = false): Promise<string> => {
  const parts = readsPdf ? ['pdf', 'engine'] : ['engine']
  const address = made.get(parts.join()) ?? addressOf(parts)
  made.set(parts.join(), address)
  return address
}

const addressOf = async (parts: readonly string[]): Promise<string> => {
  const programs = await Promise.all(parts.map(payload))
  const text = programs.flatMap((program) => [program as Uint8Array<ArrayBuffer>, ';\n'])
  return URL.createObjectURL(new Blob(text, { type: 'text/javascript' }))
}

/** The example cohorts: name -> file -> bytes. */
export const examples = async (): Promise<ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>> => {
  const read = JSON.parse(new TextDecoder().decode(await payload('examples'))) as Record<
    string,
    Record<string, string>
  >
  return new Map(
    Object.entries(read).map(([name, files]) => [
      name,
      new Map(Object.entries(files).map(([file, text]) => [file, bytesOf(text)])),
    ]),
  )
}

/** Bytes of a text in base64; a loop, since a long text must not hold up the page. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i)
  return bytes
}
