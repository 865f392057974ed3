import { xml } from '../markup.ts'
import { type Relation, relationsOf, relationsPath } from '../parts/relations.ts'
import type { WordPackage, XmlPart } from '../parts/word-package.ts'
import { elementsIn, type XmlElement } from '../parts/xml-tree.ts'
import type { Splice } from './splices.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'

export const CONTENT_TYPES = '[Content_Types].xml'

/** A picture that goes into a part, and the drawings that it replaces there. */
export interface PicturePlan {
  readonly part: XmlPart
  readonly emf: Uint8Array
  readonly replaced: readonly XmlElement[]
}

/** What pictures change in the parts beside the texts. */
export interface MediaChange {
  /** New parts by their paths, in this order. */
  readonly added: ReadonlyMap<string, Uint8Array>
  readonly removed: ReadonlySet<string>
  readonly splices: ReadonlyMap<XmlPart, readonly Splice[]>
  /** The relation of each new picture, in the order of the plans. */
  readonly relations: readonly string[]
}

interface RelationsPart {
  readonly part: XmlPart
  readonly relations: readonly Relation[]
}

/** Parts, relations and content types for new pictures; pictures that nothing refers to any more are removed. */
export const mediaChange = async (file: WordPackage, plans: readonly PicturePlan[]): Promise<MediaChange> => {
  const nameOf = (path: string) => file.names.find((name) => name.toLowerCase() === path.toLowerCase())
  const files = await relationsParts(file)
  const partOf = (path: string) => files.find(({ part }) => part.path === nameOf(relationsPath(path)))
  const gone = goneRelations(plans, (path) => partOf(path)?.relations ?? [])
  const kept = files.flatMap(({ relations }) => relations).filter((relation) => !gone.has(relation))
  const targets = new Set(
    kept.filter(({ isExternal }) => !isExternal).map(({ target }) => target.toLowerCase()),
  )
  const removed = new Set(
    [...gone]
      .map(({ target }) => nameOf(target))
      .filter((name) => name !== undefined && !targets.has(name.toLowerCase())) as string[],
  )
  const used = new Set(file.names.filter((name) => !removed.has(name)).map((name) => name.toLowerCase()))
  const added = new Map<string, Uint8Array>()
  const markup = new Map<string, string[]>()
  const relations = plans.map(({ part: { path }, emf }) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const target = firstFree(
      (n) => `media/casebook-${n}.emf`,
      (name) => used.has(`${folder}${name}`.toLowerCase()),
    )
    used.add(`${folder}${target}`.toLowerCase())
    added.set(`${folder}${target}`, emf)
    const own = partOf(path)
    const ids = new Set((own?.relations ?? []).filter((relation) => !gone.has(relation)).map(({ id }) => id))
    const list = markup.get(path) ?? []
    const id = firstFree(
      (n) => `casebook${n}`,
      (name) => ids.has(name) || list.some((other) => other.includes(`"${name}"`)),
    )
    const name = own === undefined ? 'Relationship' : tagLike(own.part.root, 'Relationship')
    markup.set(path, [...list, xml(name, { Id: id, Type: IMAGE, Target: target }).xml])
    return id
  })
  const splices = new Map<XmlPart, Splice[]>()
  for (const { part, relations: list } of files)
    splices.set(
      part,
      list
        .filter((relation) => gone.has(relation))
        .map(({ element }) => ({ from: element.start, to: element.end, text: '' })),
    )
  for (const [path, list] of markup) {
    const own = partOf(path)
    if (own === undefined) added.set(relationsPath(path), newRelations(list.join('')))
    else splices.get(own.part)!.push(appended(own.part, list.join('')))
  }
  const types = await file.xml(nameOf(CONTENT_TYPES)!)
  splices.set(types, typeSplices(types, removed, plans.length > 0))
  return { added, removed, splices, relations }
}

const relationsParts = async (file: WordPackage): Promise<readonly RelationsPart[]> => {
  const parts: RelationsPart[] = []
  for (const name of file.names.filter((path) => /(^|\/)_rels\/[^/]*\.rels$/i.test(path))) {
    const part = await file.xml(name)
    parts.push({ part, relations: relationsOf(part.root, name) })
  }
  return parts
}

/** The relations that only drawings which are replaced use. */
const goneRelations = (
  plans: readonly PicturePlan[],
  relationsOfPart: (path: string) => readonly Relation[],
): ReadonlySet<Relation> => {
  const gone = new Set<Relation>()
  for (const part of new Set(plans.map((plan) => plan.part))) {
    const replaced = new Set(plans.filter((plan) => plan.part === part).flatMap((plan) => plan.replaced))
    const left = idsUsed(part.root, replaced)
    const old = new Set([...replaced].flatMap((drawing) => [...idsUsed(drawing, new Set())]))
    for (const relation of relationsOfPart(part.path))
      if (relation.kind === 'image' && old.has(relation.id) && !left.has(relation.id)) gone.add(relation)
  }
  return gone
}

/** The ids of relations that elements refer to, except those within some. */
const idsUsed = (element: XmlElement, except: ReadonlySet<XmlElement>): ReadonlySet<string> => {
  const ids = new Set<string>()
  const collect = (inner: XmlElement) => {
    if (except.has(inner)) return
    for (const [name, value] of Object.entries(inner.attributes)) if (name.startsWith('r:')) ids.add(value)
    for (const child of inner.children) collect(child)
  }
  collect(element)
  return ids
}

const firstFree = (name: (n: number) => string, isUsed: (name: string) => boolean): string => {
  let n = 1
  while (isUsed(name(n))) n++
  return name(n)
}

/** A name with the prefix that the elements of a part have. */
const tagLike = (root: XmlElement, name: string): string => root.name.replace(/[^:]*$/, name)

const newRelations = (list: string): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`,
  )

/** Markup at the end of the content of a part's root. */
const appended = ({ root }: XmlPart, markup: string): Splice =>
  root.contentStart === root.end
    ? {
        from: root.end - 2,
        to: root.end,
        text: `>${markup}</${root.name}>`,
      }
    : { from: root.contentEnd, to: root.contentEnd, text: markup }

const typeSplices = ({ root }: XmlPart, removed: ReadonlySet<string>, hasPictures: boolean): Splice[] => {
  const gone = new Set([...removed].map((name) => `/${name}`.toLowerCase()))
  const overrides = root.children.filter(({ attributes }) =>
    gone.has((attributes['PartName'] ?? '').toLowerCase()),
  )
  const hasType = root.children.some(({ attributes }) => attributes['Extension']?.toLowerCase() === 'emf')
  const type = xml(tagLike(root, 'Default'), { Extension: 'emf', ContentType: 'image/x-emf' }).xml
  return [
    ...overrides.map(({ start, end }) => ({ from: start, to: end, text: '' })),
    ...(hasPictures && !hasType ? [{ from: root.contentStart, to: root.contentStart, text: type }] : []),
  ]
}

/** The first number from 1 on that no element of these names has as its `id`, then the next one. */
export const freeIds = (used: Iterable<string | undefined>): (() => number) => {
  const ids = new Set(used)
  let last = 0
  return () => {
    do last++
    while (ids.has(String(last)))
    return last
  }
}

/** Numbers that no picture of a part has. */
export const freePictureIds = (part: XmlPart): (() => number) =>
  freeIds(
    [...elementsIn(part.root)]
      .filter(({ name }) => name === 'wp:docPr')
      .map(({ attributes }) => attributes['id']),
  )
