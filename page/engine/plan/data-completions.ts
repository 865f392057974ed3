import { parse } from 'yaml'
import type { Known } from '../../../stages/commands/add/proposals.ts'
import type { Schema } from '../../../stages/commands/descriptors/json-schemas.ts'
import type { Completion, Completions } from '../../plan-messages.ts'
import { completionsAt } from './completions.ts'

/**
 * What the schema of datapackage.json allows at a position of its text. JSON is read as the plan is, of which it is a part, with
 * the word without its quotation marks; what is chosen is written with them.
 */
export const dataCompletionsAt = (
  text: string,
  offset: number,
  read: { readonly schema: Schema; readonly known: Known },
): Completions => {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  const word = /[^\s,[\]{}:"'#]*$/.exec(line)![0]
  const begin = offset - word.length
  const isQuoted = text[begin - 1] === '"' && isOpen(line.slice(0, line.length - word.length))
  const end = offset + /^[^\s,[\]{}:"'#]*/.exec(text.slice(offset))![0].length
  const isClosed = isQuoted && text[end] === '"'
  const plain = isQuoted
    ? `${text.slice(0, begin - 1)}${text.slice(begin, end)}${text.slice(isClosed ? end + 1 : end)}`
    : text
  const found = completionsAt(unquoted(plain), isQuoted ? offset - 1 : offset, read)
  const to = found.to + (isQuoted ? 1 : 0) + (isClosed ? 1 : 0)
  const hasValue = /^\s*:/.test(text.slice(to))
  return { from: found.from, to, options: found.options.map((option) => inJson(option, hasValue)) }
}

/** Whether a text ends within a string; none goes over several lines. */
const isOpen = (line: string): boolean => (line.replace(/\\./g, '').match(/"/g) ?? []).length % 2 === 1

/** Names and words without their marks, in as many letters: what stands beside is looked up in the lines of a plan. */
const unquoted = (text: string): string =>
  text.replace(/"([\w$-]+)"(\s*):/g, '$1:$2  ').replace(/"(\w[\w.-]*)"/g, '$1  ')

/** @param hasValue whether a value follows already */
const inJson = ({ label, text, description }: Completion, hasValue: boolean): Completion => ({
  label,
  text: text.endsWith(': ') ? `${JSON.stringify(label)}${hasValue ? '' : ': '}` : JSON.stringify(parse(text)),
  description,
})
