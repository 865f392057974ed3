import type { Archive } from '../../zip/archive.ts'
import { builtInFormat, type NumberFormat, numberFormat } from '../excel/number-format.ts'
import { localName, readPart } from './parts.ts'

/** The number format of each style that cells refer to by number (ECMA-376 part 1, 18.8.10 and 18.8.30). */
export const cellFormats = async (archive: Archive, part: string): Promise<readonly NumberFormat[]> => {
  const codes = new Map<string, string>()
  const ids: string[] = []
  let isInCells = false
  await readPart(archive, part, 'styleSheet', {
    open(name, { numFmtId = '0', formatCode = '' }) {
      const local = localName(name)
      if (local === 'cellXfs') isInCells = true
      else if (local === 'numFmt') codes.set(numFmtId, formatCode)
      else if (local === 'xf' && isInCells) ids.push(numFmtId)
    },
    close(name) {
      if (localName(name) === 'cellXfs') isInCells = false
    },
    text() {},
  })
  const formats = new Map<string, NumberFormat>()
  return ids.map((id) => {
    const code = codes.get(id)
    const format = formats.get(id) ?? (code === undefined ? builtInFormat(Number(id)) : numberFormat(code))
    formats.set(id, format)
    return format
  })
}
