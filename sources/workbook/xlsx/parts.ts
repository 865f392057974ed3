import { SourceError } from '../../support/source-error.ts'
import { type XmlHandler, xmlParser } from '../../xml/parse-xml.ts'
import type { Archive } from '../../zip/archive.ts'
import { SAVE_AGAIN } from '../excel/workbook-sheets.ts'

/** A relation of a part to another (ECMA-376 part 2, 9.3). */
export interface Relation {
  readonly id: string
  /** The last word of the type: `worksheet`, `sharedStrings`. */
  readonly type: string
  readonly target: string
  /** The target is outside the archive; it is never followed. */
  readonly isExternal: boolean
}

/** The name of an element without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads a part as XML. @throws SourceError if it is not well-formed, or if its first element has another name */
export const readPart = async (
  archive: Archive,
  part: string,
  root: string,
  handler: XmlHandler,
): Promise<void> => {
  let isFirst = true
  const parser = await xmlParser(
    { place: `part ${part}` },
    {
      ...handler,
      open(name, attributes, end) {
        if (isFirst && localName(name) !== root)
          throw new SourceError({
            place: `part ${part}`,
            expected: `a part "${root}"`,
            found: `a part "${localName(name)}"`,
            remedy: SAVE_AGAIN,
          })
        isFirst = false
        handler.open(name, attributes, end)
      },
    },
  )
  archive.unpack(part, (bytes) => parser.write(bytes))
  parser.end()
}

/** The relations of a part, or of the archive where the part is ''; none where their part is missing. */
export const relationsOf = async (archive: Archive, part: string): Promise<readonly Relation[]> => {
  const slash = part.lastIndexOf('/') + 1
  const file = archive.find(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  if (file === undefined) return []
  const relations: Relation[] = []
  await readPart(archive, file, 'Relationships', {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (localName(name) !== 'Relationship') return
      const type = Type.slice(Type.lastIndexOf('/') + 1)
      const target = resolved(part.slice(0, slash), Target)
      relations.push({ id: Id, type, target, isExternal: TargetMode === 'External' })
    },
    close() {},
    text() {},
  })
  return relations
}

/** The path in the archive of a target relative to a folder; paths that leave the archive end at its root. */
const resolved = (folder: string, target: string): string => {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/'))
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  return path.join('/')
}

/** The part that a relation names. @throws SourceError if it lies outside the archive or is missing */
export const partOf = (archive: Archive, relation: Relation, place: string): string => {
  if (relation.isExternal)
    throw new SourceError({
      place,
      expected: 'a part of the workbook',
      found: 'a link to another file, which is not opened',
    })
  const part = archive.find(relation.target)
  if (part === undefined)
    throw new SourceError({
      place,
      expected: `the part ${relation.target}`,
      found: 'no such part',
      remedy: SAVE_AGAIN,
    })
  return part
}
