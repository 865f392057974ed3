/** A text that the builder put into the page, compressed: the element's text is base64 of gzip. */
const payload = async (id: string): Promise<Uint8Array> => {
  const text = document.getElementById(id)?.textContent ?? ''
  const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

let made: Promise<string> | null = null

/** The worker's program as an address that `Worker` takes; made when first asked for. */
export const workerAddress = (): Promise<string> => {
  made ??= payload('engine').then((program) =>
    URL.createObjectURL(new Blob([program as Uint8Array<ArrayBuffer>], { type: 'text/javascript' })),
  )
  return made
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
      new Map(
        Object.entries(files).map(([file, text]) => [
          file,
          Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
        ]),
      ),
    ]),
  )
}
