import { zipSync } from 'fflate'
import type { Edit, EditOptions } from '../../document.ts'
import { partBytes } from '../parts/part-text.ts'
import type { WordPackage, XmlPart } from '../parts/word-package.ts'
import { elementsIn } from '../parts/xml-tree.ts'
import { stylesOf } from '../reading/styles.ts'
import type { WordDocument, WordSlot } from '../reading/word-document.ts'
import { bindSplices, type Range } from './bind.ts'
import { type BindingChange, bindingSplices } from './fill.ts'
import { CONTENT_TYPES, freeIds, freePictureIds, mediaChange } from './media.ts'
import { pictureSplices, placedPictures, tableSplices } from './place.ts'
import { type Splice, spliced } from './splices.ts'

/**
 * A Word file with edits. All are given against the document that was read; parts that none of them touches have the
 * same bytes, and the order of the parts is kept.
 *
 * @throws RangeError if an edit names what the document does not have
 */
export const editedFile = async (
  file: WordPackage,
  document: WordDocument,
  edits: readonly Edit[],
  { trackedBy }: EditOptions,
): Promise<Uint8Array> => {
  const changes = new Map<XmlPart, Splice[]>()
  const add = (part: XmlPart, splices: readonly Splice[]) =>
    changes.set(part, [...(changes.get(part) ?? []), ...splices])
  const plan = planOf(document, edits)
  const options = {
    trackedBy,
    prompts: stylesOf(file.styles?.root ?? null).prompts,
    freeId: freeIds(annotationIds(file)),
  }
  for (const [paragraph, { ranges, bindings }] of plan.paragraphs) {
    const read = document.paragraphs[paragraph]!
    add(read.part, bindSplices(read, ranges, options.freeId))
    for (const [binding, change] of bindings)
      add(read.part, bindingSplices(read, read.bindings[binding]!, change, options))
  }
  const pictures = plan.slots.filter((slot) => 'emf' in slot.content)
  const media = await mediaChange(
    file,
    pictures.map(({ slot, content }) => ({
      part: slot.part,
      emf: (content as { emf: Uint8Array }).emf,
      replaced: placedPictures(slot),
    })),
  )
  const pictureIds = new Map<XmlPart, () => number>()
  for (const { slot, content } of plan.slots) {
    if (!('emf' in content)) {
      add(slot.part, tableSplices(slot, content))
      continue
    }
    const freeId = pictureIds.get(slot.part) ?? freePictureIds(slot.part)
    pictureIds.set(slot.part, freeId)
    const relation = media.relations[pictures.findIndex((picture) => picture.slot === slot)]!
    add(slot.part, pictureSplices(slot, { content, relation, id: freeId() }))
  }
  for (const [part, splices] of media.splices) add(part, splices)
  return zipped(file, changes, media)
}

interface ParagraphPlan {
  readonly ranges: Range[]
  readonly bindings: Map<number, BindingChange>
}

interface EditPlan {
  readonly paragraphs: ReadonlyMap<number, ParagraphPlan>
  readonly slots: readonly { readonly slot: WordSlot; readonly content: PlaceContent }[]
}

type PlaceContent = Extract<Edit, { kind: 'place' }>['content']

/** Edits by what they change, each of which the document has. */
const planOf = ({ paragraphs, slots }: WordDocument, edits: readonly Edit[]): EditPlan => {
  const byParagraph = new Map<number, ParagraphPlan>()
  const bySlot = new Map<number, PlaceContent>()
  for (const edit of edits) {
    if (edit.kind === 'place') {
      if (slots[edit.slot] === undefined || bySlot.has(edit.slot))
        throw new RangeError(`slots: expected each of ${slots.length} at most once, found ${edit.slot}`)
      bySlot.set(edit.slot, edit.content)
      continue
    }
    const paragraph = paragraphs[edit.paragraph]
    if (paragraph === undefined)
      throw new RangeError(`paragraphs: expected less than ${paragraphs.length}, found ${edit.paragraph}`)
    const plan: ParagraphPlan = byParagraph.get(edit.paragraph) ?? { ranges: [], bindings: new Map() }
    byParagraph.set(edit.paragraph, plan)
    if (edit.kind === 'bind') {
      plan.ranges.push(edit)
      continue
    }
    const before = plan.bindings.get(edit.binding)
    const change = edit.kind === 'rebind' ? { tag: edit.tag } : { text: edit.text }
    if (
      paragraph.bindings[edit.binding] === undefined ||
      Object.keys(change).some((key) => key in (before ?? {}))
    )
      throw new RangeError(
        `${paragraph.place}: expected each of ${paragraph.bindings.length} bindings at most once, found ${edit.binding}`,
      )
    plan.bindings.set(edit.binding, { ...before, ...change })
  }
  const order = [...bySlot].sort(([a], [b]) => a - b)
  return { paragraphs: byParagraph, slots: order.map(([slot, content]) => ({ slot: slots[slot]!, content })) }
}

/** The ids of tracked changes, bookmarks and comments. */
function* annotationIds({ main, footnotes, endnotes }: WordPackage): Generator<string | undefined> {
  for (const part of [main, footnotes, endnotes])
    if (part !== null) for (const { attributes } of elementsIn(part.root)) yield attributes['w:id']
}

const zipped = (
  file: WordPackage,
  changes: ReadonlyMap<XmlPart, readonly Splice[]>,
  {
    added,
    removed,
  }: { readonly added: ReadonlyMap<string, Uint8Array>; readonly removed: ReadonlySet<string> },
): Uint8Array => {
  const parts: Record<string, Uint8Array> = Object.create(null)
  const changed = new Map([...changes].map(([part, splices]) => [part.path, { part, splices }]))
  const isTypes = (name: string) => name.toLowerCase() === CONTENT_TYPES.toLowerCase()
  for (const name of [...file.names.filter(isTypes), ...file.names.filter((other) => !isTypes(other))]) {
    if (removed.has(name)) continue
    const change = changed.get(name)
    parts[name] =
      change === undefined || change.splices.length === 0
        ? file.bytes(name)
        : partBytes(change.part, spliced(change.part.text, change.splices))
  }
  for (const [name, bytes] of added) parts[name] = bytes
  // without a zone: the fields of a local date, the same in every time zone
  return zipSync(parts, { level: 6, mtime: '1980-01-01T00:00:00' })
}
