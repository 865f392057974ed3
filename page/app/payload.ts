import { fromLetters } from './letters.ts'

/** What the builder put into the page, compressed: the text of the element is raw deflate in letters. */
export const part = async (id: string): Promise<Uint8Array> => {
  const bytes = fromLetters(document.getElementById(id)?.textContent?.trim() ?? '')
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const made = new Map<string, Promise<string>>()

/**
 * A worker's program as an address that `Worker` takes; made when first asked for.
 * @param ids the parts of the program, in their order
 */
export const workerAddress = (...ids: readonly string[]): Promise<string> => {
  const address = made.get(ids.join()) ?? addressOf(ids)
  made.set(ids.join(), address)
  return address
}

const addressOf = async (ids: readonly string[]): Promise<string> => {
  const programs = await Promise.all(ids.map(part))
  const text = programs.flatMap((program) => [program as Uint8Array<ArrayBuffer>, ';\n'])
  return URL.createObjectURL(new Blob(text, { type: 'text/javascript' }))
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
