import type { Files, SaveReply, SaveRequest } from '../../messages.ts'
import { make } from '../make.ts'
import { openWorker } from './ask-worker.ts'

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

/** Lets the browser save files by path as one zip. @throws Error if it cannot be made */
export const saveZip = async (name: string, files: Files): Promise<void> => {
  const worker = await openWorker<SaveRequest, SaveReply>('print')
  try {
    const reply = await worker.ask({ kind: 'zip', files })
    if (reply.kind === 'failed') throw new Error(reply.message)
    save(`${name}.zip`, reply.bytes, 'application/zip')
  } finally {
    worker.close()
  }
}
