import { Lexer } from 'yaml'
import type { OpenDecision } from './artifacts.ts'

/**
 * The open decisions of a descriptor: TO DECIDE in any comment or text. In a comment, the words after the mark up to
 * the end of the line; in a text, those up to the next mark. The line that explains the mark is not a decision.
 */
export const openDecisions = (text: string): readonly OpenDecision[] => {
  if (!text.includes(MARK)) return []
  const decisions: OpenDecision[] = []
  let line = 1
  for (const token of tokensOf(text)) {
    for (const { index, what } of marksIn(token))
      decisions.push({ line: line + lineBreaksIn(token.slice(0, index)), what })
    line += lineBreaksIn(token)
  }
  return decisions
}

const MARK = 'TO DECIDE'

/** Skips the control characters by which the lexer marks documents, scalars and ends of flow collections. */
const tokensOf = function* (text: string): Generator<string> {
  for (const token of new Lexer().lex(text)) if (!/^[\u0002\u0018\u001f]$/.test(token)) yield token
}

const marksIn = (token: string): readonly { readonly index: number; readonly what: string }[] =>
  [...token.matchAll(/\bTO DECIDE\b(?! marks what)[\s:]*((?:(?!\bTO DECIDE\b)[^\n\r])*)/g)].map(
    ({ index, 1: words = '' }) => ({ index, what: withoutTrailing(words, token) }),
  )

/** Removes the closing quote of the text and separators before the next mark. */
const withoutTrailing = (words: string, token: string): string => {
  const quote = /^["']/.exec(token)?.[0]
  const unquoted = quote !== undefined && words.endsWith(quote) ? words.slice(0, -1) : words
  return unescaped(unquoted, quote).replace(/[\s;,#]+$/, '')
}

/** The letters that a quoted text of YAML or JSON escapes. */
const unescaped = (words: string, quote: string | undefined): string =>
  quote === '"' ? words.replace(/\\(["\\/])/g, '$1') : quote === "'" ? words.replaceAll("''", "'") : words

const lineBreaksIn = (text: string): number => text.split('\n').length - 1
