/** The characters of a picture's visible text that a font lacks, in the order of their codes, each once. */
export const missingCharacters = (svg: string, characters: ReadonlySet<number>): readonly string[] =>
  [...new Set(visibleText(svg))]
    .filter((letter) => !characters.has(letter.codePointAt(0)!) && !/\s/.test(letter))
    .sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)

/** A character for messages: `"▶" (U+25B6)`. */
export const characterName = (letter: string): string =>
  `"${letter}" (U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`

/** The drawn text: all text except title and description. */
const visibleText = (svg: string): string =>
  svg
    .replace(/<(title|desc)\b[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([\da-f]+);|&(amp|lt|gt|quot);/gi, (_, code: string | undefined, name: string) =>
      code === undefined ? ENTITIES[name.toLowerCase()]! : String.fromCodePoint(Number.parseInt(code, 16)),
    )

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
