import type { Field, TextInput } from '../../plan-messages.ts'
import { button, make } from '../make.ts'

/** What a person fills in, and its text. */
export interface FilledField {
  readonly element: HTMLElement
  /** What the label names and what gets the focus. */
  readonly control: HTMLElement
  read(): string
}

/** A choice of words and names where there are such, else a text. */
export const textField = ({ name, isRequired, absent }: Field, input: TextInput): FilledField => {
  const { value, options, isOpen, list } = input
  if (list === 'lines') return areaOf(value, 'one a line')
  if (options.length === 0) return value.length > LONG || value.includes('\n') ? areaOf(value) : lineOf(value)
  if (list === 'commas') return listField(name, value, options)
  const none = isRequired ? 'choose' : absent === '' ? 'absent' : `absent: ${absent}`
  return isOpen ? openChoice(name, value, options, none) : choiceOf(value, options, none)
}

const LONG = 60

const lineOf = (value: string): FilledField => {
  const control = make('input', { type: 'text', value, autocomplete: 'off' })
  return { element: control, control, read: () => control.value }
}

const areaOf = (value: string, placeholder = ''): FilledField => {
  const rows = Math.min(8, Math.max(2, value.split('\n').length, Math.ceil(value.length / LONG)))
  const control = make('textarea', { value, rows, placeholder })
  return { element: control, control, read: () => control.value }
}

const choiceOf = (value: string, options: readonly string[], none: string): FilledField => {
  const control = selectOf(value, options, none)
  return { element: control, control, read: () => control.value }
}

/** A name that there is not any more stays to be chosen, since the text has it. */
const selectOf = (value: string, options: readonly string[], none: string): HTMLSelectElement => {
  const all = value === '' || options.includes(value) ? options : [value, ...options]
  const select = make(
    'select',
    {},
    make('option', { value: '' }, `(${none})`),
    ...all.map((word) => make('option', { value: word }, word)),
  )
  select.value = value
  return select
}

/** A choice whose last option opens a line for another text: a day instead of a variable, a condition of several. */
const openChoice = (name: string, value: string, options: readonly string[], none: string): FilledField => {
  const isOther = value !== '' && !options.includes(value)
  const select = selectOf(isOther ? '' : value, options, none)
  // no option of a plan has this text
  const OTHER = '\u0000'
  select.append(make('option', { value: OTHER }, 'another value …'))
  const own = make('input', {
    type: 'text',
    value: isOther ? value : '',
    ariaLabel: `${name}, another value`,
    hidden: !isOther,
  })
  if (isOther) select.value = OTHER
  select.addEventListener('change', () => {
    own.hidden = select.value !== OTHER
    if (!own.hidden) own.focus()
  })
  return {
    element: make('div', {}, select, own),
    control: select,
    read: () => (select.value === OTHER ? own.value : select.value),
  }
}

/** Values between commas; names that exist are added by a choice beside. */
const listField = (name: string, value: string, options: readonly string[]): FilledField => {
  const control = make('input', { type: 'text', value, autocomplete: 'off' })
  const more = make(
    'select',
    { ariaLabel: `a value for ${name}` },
    ...options.map((word) => make('option', {}, word)),
  )
  const add = (): void => {
    control.value = [control.value.trim().replace(/,$/, ''), more.value]
      .filter((part) => part !== '')
      .join(', ')
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const adding = make('div', { className: 'adding' }, more, button('Add to the list', add))
  return { element: make('div', {}, control, adding), control, read: () => control.value }
}
