import { zipSync } from 'fflate'
import { readPicture } from '../../documents/picture/read-picture.ts'
import { fontCharacters } from '../../stages/commands/export/font-characters.ts'
import { characterName, missingCharacters } from '../../stages/commands/export/missing-characters.ts'
import { pdfOf } from '../../stages/commands/export/picture/pdf-of.ts'
import type { Files, SaveReply, SaveRequest } from '../messages.ts'

const made = async (request: SaveRequest): Promise<SaveReply> => {
  if (request.kind === 'zip') return { kind: 'made', bytes: zipped(request.files), missing: [] }
  const { svg, fonts } = request
  const missing = missingCharacters(svg, fontCharacters(fonts.regular)).map(characterName)
  return { kind: 'made', bytes: await pdfOf(readPicture(svg), fonts), missing }
}

/** Files by path as one zip; the same files give the same bytes. */
const zipped = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      [...files].map(([path, bytes]) => [path, [bytes, { mtime: new Date(1980, 0, 1), level: 6 }]]),
    ),
  )

const served = async (request: SaveRequest): Promise<SaveReply> => {
  try {
    return await made(request)
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

addEventListener('message', async ({ data }: MessageEvent<SaveRequest>) => postMessage(await served(data)))
