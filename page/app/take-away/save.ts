import { zipSync } from 'fflate'
import { make } from '../make.ts'

/** Lets the browser save bytes as a file. */
export const save = (name: string, bytes: Uint8Array, type: string): void => {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  const link = make('a', { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // the browser reads the address after the click
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Files by path as one zip; the same files give the same bytes. */
export const zipped = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      [...files].map(([path, bytes]) => [path, [bytes, { mtime: new Date(1980, 0, 1), level: 6 }]]),
    ),
  )
