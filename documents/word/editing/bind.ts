import { OPEN } from '../../tag.ts'
import { controlProperties, OPEN_AS_IS } from '../control.ts'
import type { XmlElement } from '../parts/xml-tree.ts'
import type { Piece } from '../reading/paragraph-text.ts'
import type { WordParagraph } from '../reading/word-document.ts'
import { type Cut, cutSplices, endCut, startCut } from './cuts.ts'
import { isInLink } from './link.ts'
import { hasOwnMark, markSplice, seenLook } from './run-look.ts'
import type { Splice } from './splices.ts'

/** A part of a paragraph that is bound. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly tag: string
}

/**
 * Puts content controls around parts of a paragraph. A run at a border is split; its look is kept on both sides.
 *
 * @param ranges without overlaps
 * @param freeId a number that no tracked change of the document has
 * @throws RangeError if a part is not in the paragraph, is bound already, or begins or ends within what cannot be
 * divided: a field, a control of another program, a letter of two units
 */
export const bindSplices = (
  paragraph: WordParagraph,
  ranges: readonly Range[],
  freeId: () => number,
): readonly Splice[] => {
  const { text } = paragraph.part
  const cuts: Cut[] = []
  const splices: Splice[] = []
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  checkRanges(paragraph, sorted)
  for (const { from, to, tag } of sorted) {
    const pieces = paragraph.pieces.filter((piece) => piece.from < to && piece.to > from)
    const [first, last] = [pieces[0]!, pieces.at(-1)!]
    const within = commonParent(first.run, last.run, paragraph.element)
    checkFields(within, first.run, last.run, paragraph.place)
    const runs = [...new Set(pieces.map(({ run }) => run))]
    const isMarked = tag === OPEN && !runs.some(hasOwnMark)
    const properties = controlProperties(
      tag === OPEN && !isMarked ? OPEN_AS_IS : tag,
      isInLink(within) || (!isMarked && isPlain(within, pieces, runs, text)),
    )
    const start = startCut(first, from, within)
    const opening = `<w:sdt>${properties.xml}<w:sdtContent>`
    cuts.push({ ...start, side: 'start', within, markup: opening, isMarked })
    cuts.push({
      ...endCut(last, to, within),
      side: 'end',
      within,
      markup: '</w:sdtContent></w:sdt>',
      isMarked: false,
    })
    if (isMarked) {
      // the run that is cut at the start is marked where it goes on
      const whole = start.run === null ? runs : runs.filter((run) => run !== first.run)
      splices.push(...whole.map(markSplice))
    }
  }
  return [...splices, ...cutSplices(cuts, paragraph, freeId)]
}

const checkRanges = ({ text, bindings, place }: WordParagraph, sorted: readonly Range[]): void => {
  const isLowSurrogate = (at: number) =>
    /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')
  sorted.forEach(({ from, to }, i) => {
    const isInside =
      Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= text.length
    if (!isInside || isLowSurrogate(from) || isLowSurrogate(to))
      throw new RangeError(`${place}: expected letters within 0 to ${text.length}, found ${from} to ${to}`)
    const others = [...bindings, ...(i === 0 ? [] : [sorted[i - 1]!])]
    const other = others.find((binding) => binding.from < to && binding.to > from)
    if (other !== undefined)
      throw new RangeError(`${place}: expected an unbound text, found ${from} to ${to} bound to ${other.tag}`)
  })
}

/** The innermost element that has both runs in it. */
const commonParent = (first: XmlElement, last: XmlElement, paragraph: XmlElement): XmlElement => {
  const parents = new Set<XmlElement>()
  for (let element = first.parent!; ; element = element.parent!) {
    parents.add(element)
    if (element === paragraph) break
  }
  let common = last.parent!
  while (!parents.has(common)) common = common.parent!
  return common
}

/** A control must not begin within a field and end outside of it: Word could not open the file. */
const checkFields = (within: XmlElement, first: XmlElement, last: XmlElement, place: string): void => {
  let depth = 0
  for (const element of siblingsBetween(within, first, last))
    for (const kind of fieldMarks(element)) {
      depth += kind === 'begin' ? 1 : kind === 'end' ? -1 : 0
      if (depth < 0 || (kind === 'separate' && depth === 0))
        throw new RangeError(`${place}: expected a text within or outside of a field, found a part of each`)
    }
  if (depth !== 0)
    throw new RangeError(`${place}: expected a text within or outside of a field, found a part of each`)
}

const fieldMarks = (element: XmlElement): readonly (string | undefined)[] =>
  element.name === 'w:fldChar' ? [element.attributes['w:fldCharType']] : element.children.flatMap(fieldMarks)

/** The children of an element from the one that has the first run to the one that has the last. */
const siblingsBetween = (within: XmlElement, first: XmlElement, last: XmlElement): readonly XmlElement[] => {
  const has = (run: XmlElement) =>
    within.children.findIndex(({ start, end }) => start <= run.start && run.end <= end)
  return within.children.slice(has(first), has(last) + 1)
}

const TEXT_ONLY: ReadonlySet<string> = new Set(
  ['rPr', 't', 'tab', 'noBreakHyphen', 'softHyphen', 'sym', 'lastRenderedPageBreak'].map(
    (name) => `w:${name}`,
  ),
)

/** Whether a part of a paragraph is text without a look of its own, with nothing else in it and nothing tracked around it. */
const isPlain = (
  within: XmlElement,
  pieces: readonly Piece[],
  runs: readonly XmlElement[],
  text: string,
): boolean => {
  const [first, last] = [runs[0]!, runs.at(-1)!]
  const between = siblingsBetween(within, first, last)
  if (between.some((element) => element.name !== 'w:proofErr' && !runs.includes(element))) return false
  for (let element: XmlElement | null = within; element !== null; element = element.parent)
    if (element.name === 'w:ins' || element.name === 'w:moveTo') return false
  return (
    runs.every(
      (run) => seenLook(run, text) === '' && run.children.every(({ name }) => TEXT_ONLY.has(name)),
    ) && pieces.every(({ element }) => element.name !== 'w:sym')
  )
}
