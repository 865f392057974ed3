import { plainName } from '../../../cohort/values/short-text.ts'
import type { SourceFault } from '../../../sources/source.ts'
import { SourceError } from '../../../sources/support/source-error.ts'
import { openArchive } from '../../../sources/zip/archive.ts'
import { type PartText, partText } from './part-text.ts'
import { refusedKind } from './refused-kinds.ts'
import { externalFaults, type Relation, relationsOf, relationsPath } from './relations.ts'
import { type XmlElement, xmlTree } from './xml-tree.ts'

/** An XML part of which elements are read. */
export interface XmlPart extends PartText {
  readonly path: string
  readonly root: XmlElement
}

/** A Word file that was opened: its parts, by their paths in the order of the archive, and those that are read. */
export interface WordPackage {
  readonly names: readonly string[]
  readonly main: XmlPart
  readonly footnotes: XmlPart | null
  readonly endnotes: XmlPart | null
  readonly styles: XmlPart | null
  readonly relations: readonly Relation[]
  bytes(name: string): Uint8Array
  xml(name: string): Promise<XmlPart>
}

/** Several faults of a file at once. */
export class PackageFaults extends Error {
  readonly faults: readonly SourceFault[]

  constructor(faults: readonly SourceFault[]) {
    super(`${faults.length} faults`)
    this.faults = faults
  }
}

const BOUNDS = {
  mostUnpacked: 300_000_000,
  remedy: 'make its pictures smaller (Word: Compress Pictures), and save it again',
}
const LARGEST_XML = 60_000_000
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const AGAIN = 'open it in Word or LibreOffice and save it as "Word Document (*.docx)"'

/**
 * Opens a Word file (ECMA-376, Transitional). Nothing in it is run, and nothing outside of it is read.
 *
 * @throws SourceError or PackageFaults, if it is another kind of file, damaged, encrypted, too large, has macros or a
 * signature, or refers to what a program would fetch
 */
export const openPackage = async (bytes: Uint8Array, name: string): Promise<WordPackage> => {
  const place = plainName(name)
  const kind = refusedKind(bytes)
  if (kind !== null)
    throw new SourceError({
      place,
      expected: 'a Word document (.docx)',
      found: kind.title,
      remedy: kind.remedy,
    })
  const archive = await openArchive(bytes, place, BOUNDS)
  const partBytes = (part: string): Uint8Array => {
    const pieces: Uint8Array[] = []
    archive.unpack(part, (piece) => pieces.push(piece.slice()))
    return joined(pieces)
  }
  const xml = async (part: string): Promise<XmlPart> => {
    const partPlace = `${place}, part ${plainName(part)}`
    const content = partBytes(part)
    if (content.length > LARGEST_XML)
      throw new SourceError({
        place: partPlace,
        expected: `at most ${LARGEST_XML} bytes`,
        found: `${content.length} bytes`,
        remedy: 'save the text in several documents',
      })
    const text = partText(content, partPlace)
    return { ...text, path: part, root: await xmlTree(content, text.text, partPlace) }
  }
  refuseActive(archive.names, place)
  const relations = await allRelations(archive.names, xml, place)
  const partOf = (target: string | undefined) => (target === undefined ? undefined : archive.find(target))
  const mainPath = partOf(relations.get('_rels/.rels')?.find(({ kind }) => kind === 'officeDocument')?.target)
  if (mainPath === undefined)
    throw new SourceError({
      place,
      expected: 'a Word document (.docx)',
      found: 'an archive without its main part',
      remedy: AGAIN,
    })
  const main = await xml(mainPath)
  checkMain(main.root, `${place}, part ${plainName(mainPath)}`)
  const own = relations.get(relationsPath(mainPath)) ?? []
  const related = async (kind: string): Promise<XmlPart | null> => {
    const path = partOf(own.find((relation) => relation.kind === kind && !relation.isExternal)?.target)
    if (path === undefined) return null
    const part = await xml(path)
    checkPrefixes(part.root, `${place}, part ${plainName(path)}`)
    return part
  }
  return {
    ...{ names: archive.names, main, relations: own, bytes: partBytes, xml },
    footnotes: await related('footnotes'),
    endnotes: await related('endnotes'),
    styles: await related('styles'),
  }
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const refuseActive = (names: readonly string[], place: string): void => {
  const macros = names.find((name) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$/i.test(name))
  if (macros !== undefined)
    throw new SourceError({
      place,
      expected: 'a document without macros',
      found: `the part ${plainName(macros)}`,
      remedy: 'save it as "Word Document (*.docx)", which has no macros',
    })
  const signature = names.find((name) => /^_xmlsignatures\//i.test(name))
  if (signature !== undefined)
    throw new SourceError({
      place,
      expected: 'a document without a digital signature, which any change would break',
      found: `the part ${plainName(signature)}`,
      remedy: 'remove the signature (File, Info, View Signatures), and save the document',
    })
}

/** The relations of all parts, by the path of the part that has them. */
const allRelations = async (
  names: readonly string[],
  xml: (name: string) => Promise<XmlPart>,
  place: string,
): Promise<ReadonlyMap<string, readonly Relation[]>> => {
  const relations = new Map<string, readonly Relation[]>()
  for (const name of names.filter((path) => /(^|\/)_rels\/[^/]*\.rels$/i.test(path)))
    relations.set(name, relationsOf((await xml(name)).root, name))
  const faults = [...relations].flatMap(([name, list]) =>
    externalFaults(list, `${place}, part ${plainName(name)}`),
  )
  if (faults.length > 0) throw new PackageFaults(faults.slice(0, 20))
  return relations
}

const checkMain = (root: XmlElement, place: string): void => {
  if (Object.values(root.attributes).includes(STRICT))
    throw new SourceError({
      place,
      expected: 'a Word document (.docx)',
      found: 'a "Strict Open XML Document"',
      remedy: 'in Word: File, Save As, "Word Document (*.docx)"',
    })
  if (root.name !== 'w:document')
    throw new SourceError({
      place,
      expected: 'a Word document (.docx)',
      found: `a main part that begins with ${plainName(root.name)}`,
      remedy: AGAIN,
    })
  checkPrefixes(root, place)
}

/** Elements of Word have the prefix `w`, everywhere, as every program writes them. */
const checkPrefixes = (root: XmlElement, place: string): void => {
  const wrong = (element: XmlElement): boolean =>
    Object.entries(element.attributes).some(
      ([name, value]) => name.startsWith('xmlns') && (name === 'xmlns:w') !== (value === MAIN),
    ) || element.children.some(wrong)
  if (root.attributes['xmlns:w'] !== MAIN || wrong(root))
    throw new SourceError({
      place,
      expected: 'elements of Word with the prefix w',
      found: 'another prefix or another meaning of w',
      remedy: AGAIN,
    })
}
