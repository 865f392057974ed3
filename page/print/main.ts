import { readPicture } from '../../documents/picture/read-picture.ts'
import { fontCharacters } from '../../stages/commands/export/font-characters.ts'
import { characterName, missingCharacters } from '../../stages/commands/export/missing-characters.ts'
import { pdfOf } from '../../stages/commands/export/picture/pdf-of.ts'
import type { PrintReply, PrintRequest } from '../messages.ts'

const printed = async ({ svg, fonts }: PrintRequest): Promise<PrintReply> => {
  try {
    const missing = missingCharacters(svg, fontCharacters(fonts.regular)).map(characterName)
    return { kind: 'printed', bytes: await pdfOf(readPicture(svg), fonts), missing }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

addEventListener('message', async ({ data }: MessageEvent<PrintRequest>) => postMessage(await printed(data)))
