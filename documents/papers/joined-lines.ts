/**
 * Lines of a paragraph as one text. A hyphen at the end of a line stays after a digit, before a capital or a digit, and
 * where the document has the word with its hyphen and not without; else it divides a word and goes.
 * @param isWord whether a text in small letters is a word within a line of the document
 */
export const joinedLines = (lines: readonly string[], isWord: (word: string) => boolean): string => {
  let text = ''
  for (const line of lines) text = joined(text, line, isWord)
  return text
}

const joined = (text: string, line: string, isWord: (word: string) => boolean): string => {
  if (text === '') return line
  const divided = /([\p{L}\p{N}][^\s(]{0,60})[-\u2010\u2011\u00ad]$/u.exec(text.slice(-64))
  const next = /^[\p{L}\p{N}]+/u.exec(line)
  if (divided !== null && next !== null) {
    const [before, after] = [divided[1]!.toLowerCase(), next[0].toLowerCase()]
    const isCompound =
      /\d$/.test(before) ||
      /^[\p{Lu}\d]/u.test(line) ||
      SECONDS.has(after) ||
      (isWord(`${before}-${after}`) && !isWord(before + after))
    return (isCompound ? text : text.slice(0, -1)) + line
  }
  return /\d[–—/]$/.test(text) && /^\d/.test(line) ? text + line : `${text} ${line}`
}

/** Words that follow a hyphen in terms of the field: follow-up, log-rank, disease-free, long-term. */
const SECONDS: ReadonlySet<string> = new Set([
  ...[
    'up',
    'rank',
    'free',
    'term',
    'sided',
    'tailed',
    'specific',
    'dependent',
    'adjusted',
    'significant',
    'based',
  ],
])
