import { Lexer } from 'yaml'
import type { OpenDecision } from './artifacts.ts'

/**
 * The decisions that a descriptor marks as open: TO DECIDE in a comment, wherever it stands, and in any text. Of a comment
 * the words after the mark in its line, of a text those up to the next mark. The line that explains the mark is none.
 */
export const openDecisions = (text: string): readonly OpenDecision[] => {
  if (!text.includes(MARK)) return []
  const found: OpenDecision[] = []
  let line = 1
  for (const token of tokensOf(text)) {
    for (const { index, what } of marksIn(token))
      found.push({ line: line + breaksIn(token.slice(0, index)), what })
    line += breaksIn(token)
  }
  return found
}

const MARK = 'TO DECIDE'

/** What the lexer adds to mark the beginning of a document, a scalar or the end of a flow collection is no text of the file. */
const tokensOf = function* (text: string): Generator<string> {
  for (const token of new Lexer().lex(text)) if (!/^[\u0002\u0018\u001f]$/.test(token)) yield token
}

const marksIn = (token: string): readonly { readonly index: number; readonly what: string }[] =>
  [...token.matchAll(/\bTO DECIDE\b(?! marks what)[\s:]*((?:(?!\bTO DECIDE\b)[^\n\r])*)/g)].map(
    ({ index, 1: words = '' }) => ({ index, what: withoutEnd(words, token) }),
  )

/** Without the quote that ends the text, and what stands between it and the next mark. */
const withoutEnd = (words: string, token: string): string => {
  const quote = /^["']/.exec(token)?.[0]
  const own = quote !== undefined && words.endsWith(quote) ? words.slice(0, -1) : words
  return own.replace(/[\s;,#]+$/, '')
}

const breaksIn = (text: string): number => text.split('\n').length - 1
