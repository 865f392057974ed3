import { childOf, type XmlElement } from '../parts/xml-tree.ts'
import type { Splice } from './splices.ts'

/** The mark of an open number. */
const MARK = '<w:highlight w:val="yellow"/>'

/** Properties of a run that stand before its highlight (ECMA-376 part 1, 17.3.2.28, in the order of the schema). */
const BEFORE_MARK: ReadonlySet<string> = new Set(
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs'
    .split(' ')
    .map((name) => `w:${name}`),
)

/** The properties of a run as they are written; '' if it has none. */
export const lookOf = (run: XmlElement, text: string): string => {
  const look = childOf(run, 'w:rPr')
  return look === undefined ? '' : text.slice(look.start, look.end)
}

/** Whether the author has marked a run: with a highlight or a shade. */
export const hasOwnMark = (run: XmlElement): boolean => {
  const look = childOf(run, 'w:rPr')
  const highlight = childOf(look, 'w:highlight')?.attributes['w:val'] ?? 'none'
  const shade = childOf(look, 'w:shd')?.attributes['w:fill'] ?? 'auto'
  return highlight !== 'none' || !/^(auto|ffffff)$/i.test(shade)
}

/** Marks a run. */
export const markSplice = (run: XmlElement): Splice => {
  const look = childOf(run, 'w:rPr')
  if (look === undefined)
    return { from: run.contentStart, to: run.contentStart, text: `<w:rPr>${MARK}</w:rPr>` }
  if (look.contentStart === look.end)
    return { from: look.start, to: look.end, text: `<w:rPr>${MARK}</w:rPr>` }
  const old = childOf(look, 'w:highlight')
  if (old !== undefined) return { from: old.start, to: old.end, text: MARK }
  const next = look.children.find(({ name }) => !BEFORE_MARK.has(name))
  const at = next?.start ?? look.contentEnd
  return { from: at, to: at, text: MARK }
}

/** The properties of a run with the mark. */
export const markedLook = (run: XmlElement, text: string): string => {
  const look = childOf(run, 'w:rPr')
  const { from, to, text: mark } = markSplice(run)
  return look === undefined ? mark : text.slice(look.start, from) + mark + text.slice(to, look.end)
}

/** Removes the mark of a run; none if it has none. */
export const unmarkSplices = (run: XmlElement): readonly Splice[] => {
  const look = childOf(run, 'w:rPr')
  const mark = childOf(look, 'w:highlight')
  if (look === undefined || mark?.attributes['w:val'] !== 'yellow') return []
  const removed = look.children.length === 1 ? look : mark
  return [{ from: removed.start, to: removed.end, text: '' }]
}

/** The look of a run without prompts' style and without the mark, for a text that takes its place. */
export const plainLook = (
  run: XmlElement,
  text: string,
  prompts: ReadonlySet<string>,
  isUnmarked: boolean,
): string => {
  const look = childOf(run, 'w:rPr')
  if (look === undefined) return ''
  const kept = look.children.filter(
    (child) =>
      child.name !== 'w:rPrChange' &&
      !(isUnmarked && child.name === 'w:highlight' && child.attributes['w:val'] === 'yellow') &&
      !isPrompt(child, prompts),
  )
  return kept.length === 0
    ? ''
    : `<w:rPr>${kept.map((child) => text.slice(child.start, child.end)).join('')}</w:rPr>`
}

const isPrompt = (child: XmlElement, prompts: ReadonlySet<string>): boolean =>
  child.name === 'w:rStyle' && prompts.has(child.attributes['w:val'] ?? '')

/** Removes the style of prompts from a run. */
export const unpromptSplices = (run: XmlElement, prompts: ReadonlySet<string>): readonly Splice[] =>
  (childOf(run, 'w:rPr')?.children ?? [])
    .filter((child) => isPrompt(child, prompts))
    .map(({ start, end }) => ({ from: start, to: end, text: '' }))

/** Properties that do not show: the language of the spelling check. */
const UNSEEN: ReadonlySet<string> = new Set(['w:lang', 'w:noProof', 'w:rPrChange'])

/** What of a run's look is seen, for comparison. */
export const seenLook = (run: XmlElement, text: string): string =>
  (childOf(run, 'w:rPr')?.children ?? [])
    .filter(({ name }) => !UNSEEN.has(name))
    .map((child) => text.slice(child.start, child.end))
    .join('')
