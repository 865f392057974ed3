import { type Fault, faultText } from '../../../pipeline/fault.ts'
import type { Completions } from '../../plan-messages.ts'
import { button, fill, make } from '../make.ts'
import { completionList } from './completion-list.ts'
import { lineMargin } from './line-margin.ts'

/** A text with its line numbers, and faults at their lines. */
export interface TextEditor {
  readonly element: HTMLElement
  value(): string
  /** Another file, or a text that a form has changed. */
  set(text: string): void
  /** @param told faults that are listed elsewhere already */
  mark(faults: readonly Fault[], told: readonly Fault[]): void
  /** Selects a line and shows it. @param line from 1 */
  show(line: number): void
}

interface Hears {
  edited(): void
  compute(): void
  /** What may stand at a position. */
  complete(text: string, offset: number): Promise<Completions | null>
}

export const textEditor = (hears: Hears): TextEditor => {
  const margin = lineMargin()
  const text = make('textarea', { spellcheck: false, ariaLabel: 'Text of the file', wrap: 'off' })
  const count = make('p', { className: 'quiet', role: 'status' })
  const list = make('ul', { className: 'line-faults' })
  const number = (): void => margin.number(text.value, text.scrollTop)
  const write = (from: number, to: number, words: string): void => {
    text.setSelectionRange(from, to)
    // the only way to write that the browser can undo
    if (document.execCommand('insertText', false, words)) return
    text.setRangeText(words, from, to, 'end')
    hears.edited()
  }
  const completions = completionList(text, ({ from, to }, option) => write(from, to, option.text))
  const complete = async (): Promise<void> => {
    const [value, at] = [text.value, text.selectionStart]
    const found = await hears.complete(value, at)
    if (found !== null && text.value === value && text.selectionStart === at) completions.show(found)
  }
  text.addEventListener('input', () => {
    number()
    if (completions.isOpen()) void complete()
    hears.edited()
  })
  text.addEventListener('scroll', () => {
    margin.scroll(text.scrollTop)
    completions.close()
  })
  text.addEventListener('blur', () => completions.close())
  text.addEventListener('keydown', (event) => {
    const { key, altKey } = event
    const isControl = event.ctrlKey || event.metaKey
    if (isControl && key === 'Enter') hears.compute()
    else if ((isControl && key === ' ') || (altKey && key === 'ArrowDown')) void complete()
    else if (completions.key(key)) event.stopPropagation()
    else if (key === 'Enter') write(text.selectionStart, text.selectionEnd, `\n${indentAt(text)}`)
    else return
    event.preventDefault()
  })
  return {
    element: make(
      'div',
      { className: 'editor' },
      make('div', { className: 'numbered' }, margin.element, text, ...completions.elements),
      count,
      list,
    ),
    value: () => text.value,
    set: (value) => {
      if (value !== text.value) text.value = value
      completions.close()
      number()
    },
    mark: (found, told) => {
      margin.mark(found)
      number()
      const words = `${found.length === 1 ? 'One problem' : `${found.length} problems`} in this file.`
      fill(count, found.length === 0 ? 'No problem found in this file.' : words)
      const known = new Set(told.map(faultText))
      const others = found.filter((fault) => !known.has(faultText(fault)))
      fill(list, ...others.slice(0, MOST_FAULTS).map((fault) => faultLine(fault, text)))
    },
    show: (line) => showLine(text, line),
  }
}

/** A fault whose button leads to its line. */
const faultLine = (fault: Fault, text: HTMLTextAreaElement): HTMLElement =>
  make(
    'li',
    {},
    button(faultText(fault), () => {
      showLine(text, fault.line ?? 1)
      text.focus()
    }),
  )

/** Selects a line, some lines below the upper edge. */
const showLine = (text: HTMLTextAreaElement, line: number): void => {
  const before = text.value.split('\n').slice(0, line - 1)
  const begin = before.reduce((sum, { length }) => sum + length + 1, 0)
  const end = text.value.indexOf('\n', begin)
  text.setSelectionRange(begin, end < 0 ? text.value.length : end)
  text.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(text).lineHeight))
}

const MOST_FAULTS = 40

/** The blanks that the line of the caret begins with. */
const indentAt = ({ value, selectionStart }: HTMLTextAreaElement): string => {
  const begin = value.lastIndexOf('\n', selectionStart - 1) + 1
  return /^ */.exec(value.slice(begin, selectionStart))![0]
}
