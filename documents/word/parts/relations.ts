import { plainName, shownText } from '../../../cohort/values/short-text.ts'
import type { SourceFault } from '../../../sources/source.ts'
import type { XmlElement } from './xml-tree.ts'

/** A relation of a part to another part or to something outside of the file (ECMA-376 part 2, 9.3). */
export interface Relation {
  readonly id: string
  /** The last step of its type: `footnotes`, `image`, `hyperlink`. */
  readonly kind: string
  /** The path of a part; what is outside as it is written. */
  readonly target: string
  readonly isExternal: boolean
  readonly element: XmlElement
}

export const relationsOf = (root: XmlElement, path: string): readonly Relation[] =>
  root.children
    .filter(({ name }) => /(^|:)Relationship$/.test(name))
    .map((element) => {
      const { Id = '', Type = '', Target = '', TargetMode } = element.attributes
      const isExternal = TargetMode === 'External'
      return {
        ...{ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), isExternal, element },
        target: isExternal ? Target : partPath(path, Target),
      }
    })

/** The part that has the relations of a part. */
export const relationsPath = (path: string): string => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return `${folder}_rels/${path.slice(folder.length)}.rels`
}

/** A target, relative to the folder of the part that the relations are of. Steps above the root end there. */
const partPath = (relationsFile: string, target: string): string => {
  const folder = relationsFile.split('/').slice(0, -2)
  const steps = target.startsWith('/') ? [] : [...folder]
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

const REMEDIES: Readonly<Record<string, string>> = {
  attachedTemplate: 'remove the template (Developer, Document Template), and save the document',
  image: 'put the picture into the document (File, Info, Edit Links to Files, Break Link), and save it',
  oleObject: 'break the link (File, Info, Edit Links to Files), and save the document',
}

/**
 * What a part refers to outside of the file and what a program that opens the file may fetch or run. Links that a
 * person follows, and a template on the author's own disk, are none of these.
 */
export const externalFaults = (relations: readonly Relation[], place: string): readonly SourceFault[] =>
  relations
    .filter(
      ({ isExternal, kind, target }) => isExternal && kind !== 'hyperlink' && !isOwnTemplate(kind, target),
    )
    .map(({ kind, target }) => ({
      place,
      expected: 'a document that is complete by itself',
      found: `a reference of the kind "${plainName(kind)}" to ${shownText(target)}, which Word would fetch when it opens the document`,
      remedy: REMEDIES[kind] ?? 'remove the link in Word, and save the document',
    }))

const isOwnTemplate = (kind: string, target: string): boolean =>
  kind === 'attachedTemplate' &&
  (/^file:\/\/\/[a-z]:[\\/]/i.test(target) ||
    /^[a-z]:[\\/]/i.test(target) ||
    /^file:\/\/\/(Users|home)\//.test(target))
