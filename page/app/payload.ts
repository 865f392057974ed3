import { fromLetters } from './letters.ts'

/** What the builder put into the page, compressed: the text of the element is raw deflate in letters. */
export const part = async (id: string): Promise<Uint8Array> => {
  const bytes = fromLetters(document.getElementById(id)?.textContent?.trim() ?? '')
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const made = new Map<string, Promise<string>>()

/** A worker's program as an address that `Worker` takes; made when first asked for. */
export const workerAddress = (id: string): Promise<string> => {
  const known = made.get(id)
  if (known !== undefined) return known
  const address = part(id).then((program) =>
    URL.createObjectURL(new Blob([program as Uint8Array<ArrayBuffer>], { type: 'text/javascript' })),
  )
  made.set(id, address)
  return address
}

/** The example cohorts: name -> file -> bytes. */
export const examples = async (): Promise<ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>> => {
  const read = JSON.parse(new TextDecoder().decode(await part('examples'))) as Record<
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
