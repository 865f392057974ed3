import { documentFormats } from '../../documents/document-formats.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { SourceFault } from '../../sources/source.ts'
import type { ReadManuscript } from './artifacts.ts'

/** The manuscript of a cohort's folder as its reader sees it. Files of other kinds are not looked at. */
export const readManuscript = async (
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Readonly<Record<string, ReadManuscript>>> => {
  const formats = documentFormats.filter(({ ending }) => Object.hasOwn(files, ending))
  const [format] = formats
  if (format === undefined) return {}
  const { ending } = format
  const file = `manuscript.${ending}`
  const nothing = { file, ending, paragraphs: [], slots: [] }
  if (formats.length > 1)
    return { text: { ...nothing, faults: [severalFault(formats.map((one) => one.ending))] } }
  const reading = await format.read(files[ending]!, file)
  return {
    text:
      'faults' in reading
        ? { ...nothing, faults: reading.faults.map((fault) => locatedFault(file, fault)) }
        : { file, ending, faults: [], ...reading.document },
  }
}

const severalFault = (endings: readonly string[]): Fault => ({
  file: `manuscript.${endings[0]}`,
  expected: 'one manuscript in the folder',
  found: endings.map((ending) => `manuscript.${ending}`).join(' and '),
  remedy: 'keep one of them, and move or rename the other',
})

export const locatedFault = (file: string, { place, ...fault }: SourceFault): Fault => {
  const line = /^line (\d+)$/.exec(place)?.[1]
  // a fault of the whole file: its name is said once
  if (place === file || file.endsWith(`/${place}`)) return { file, ...fault }
  return { file, ...(line === undefined ? { field: place } : { line: Number(line) }), ...fault }
}
