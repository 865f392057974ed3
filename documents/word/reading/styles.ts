import { childOf, isOn, type XmlElement } from '../parts/xml-tree.ts'

/** What the text of a document depends on in its styles, by their ids, which depend on the language of the program. */
export interface Styles {
  /** Paragraph styles of headings: named `heading 1` to `heading 9` or with an outline level, or based on one that is. */
  readonly headings: ReadonlySet<string>
  /** Character styles of text that is not shown. */
  readonly hidden: ReadonlySet<string>
  /** The character style of prompts in content controls. */
  readonly prompts: ReadonlySet<string>
}

export const stylesOf = (root: XmlElement | null): Styles => {
  const styles = new Map(
    (root?.children ?? [])
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  const nameOf = (style: XmlElement) => (childOf(style, 'w:name')?.attributes['w:val'] ?? '').toLowerCase()
  const level = (style: XmlElement): string | undefined =>
    childOf(childOf(style, 'w:pPr'), 'w:outlineLvl')?.attributes['w:val']
  const isHeading = (style: XmlElement, steps = 0): boolean => {
    const own = level(style)
    if (own !== undefined) return isHeadingLevel(own)
    if (/^heading [1-9]$/.test(nameOf(style))) return true
    const base = styles.get(childOf(style, 'w:basedOn')?.attributes['w:val'] ?? '')
    return base !== undefined && steps < 20 && isHeading(base, steps + 1)
  }
  const idsOf = (matches: (style: XmlElement) => boolean): ReadonlySet<string> =>
    new Set([...styles].filter(([, style]) => matches(style)).map(([id]) => id))
  return {
    headings: idsOf((style) => style.attributes['w:type'] === 'paragraph' && isHeading(style)),
    hidden: idsOf((style) => isOn(childOf(childOf(style, 'w:rPr'), 'w:vanish'))),
    prompts: idsOf((style) => nameOf(style) === 'placeholder text'),
  }
}

/** Levels 0 to 8 are headings, 9 is text (ECMA-376 part 1, 17.3.1.20). */
export const isHeadingLevel = (level: string): boolean => /^[0-8]$/.test(level)
