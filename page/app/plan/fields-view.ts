import type { Field, Given, GroupInput, ItemsInput } from '../../plan-messages.ts'
import { button, make } from '../make.ts'
import { textField } from './text-field.ts'

/** Fields of an entry as elements, and the texts in them. */
export interface FieldsView {
  readonly elements: readonly HTMLElement[]
  read(): Given
}

/** What the entry has and what it needs first; the other properties below a line that opens them. */
export const fieldsView = (fields: readonly Field[]): FieldsView => {
  const [shown, others] = [fields.filter(isUsed), fields.filter((field) => !isUsed(field))]
  const views = new Map(fields.map((field) => [field, fieldView(field)]))
  const elementOf = (field: Field): HTMLElement => views.get(field)!.element
  const rest = make(
    'details',
    { className: 'others' },
    make('summary', {}, `${others.length} more ${others.length === 1 ? 'property' : 'properties'}`),
    ...others.map(elementOf),
  )
  return {
    elements: [...shown.map(elementOf), ...(others.length === 0 ? [] : [rest])],
    // in the order of the schema
    read: () => fields.flatMap((field) => views.get(field)!.read()),
  }
}

interface FieldView {
  readonly element: HTMLElement
  read(): Given
}

const isUsed = ({ isRequired, input }: Field): boolean => isRequired || hasValue(input)

const hasValue = (input: Field['input']): boolean => {
  if (input.kind === 'text') return input.value !== ''
  return input.kind === 'items'
    ? input.items.length > 0
    : input.fields.some(({ input: inner }) => hasValue(inner))
}

const fieldView = (field: Field): FieldView => {
  const { input } = field
  if (input.kind === 'group') return groupView(field, input)
  if (input.kind === 'items') return itemsView(field, input)
  const { element, control, read } = textField(field, input)
  const words = make('small', { id: newId() }, wordsOf(field))
  control.id = newId()
  control.setAttribute('aria-describedby', words.id)
  return {
    element: make(
      'div',
      { className: 'field' },
      make('label', { htmlFor: control.id }, nameOf(field)),
      element,
      words,
    ),
    read: () => {
      const text = read().trim()
      return text === '' ? [] : [[field.place, text]]
    },
  }
}

const nameOf = ({ name, isRequired }: Field): string => (isRequired ? `${name} (required)` : name)

const wordsOf = ({ description, type, absent }: Field): string => {
  const sentences = [description, type, absent === '' ? '' : `absent: ${absent}`]
  return sentences.filter((words) => words !== '').join(' · ')
}

let count = 0
/** An id that no other element of the page has. */
const newId = (): string => {
  count += 1
  return `field-${count}`
}

const groupView = (field: Field, { fields }: GroupInput): FieldView => {
  const inner = fieldsView(fields)
  const element = make(
    'fieldset',
    {},
    make('legend', {}, nameOf(field)),
    make('small', {}, field.description),
    ...inner.elements,
  )
  return { element, read: inner.read }
}

/** Items with a name that a person chooses, or of a list; each can be removed, and another added. */
const itemsView = (field: Field, { isNamed, items, template }: ItemsInput): FieldView => {
  const all: { readonly element: HTMLElement; read(): Given }[] = []
  const box = make('div')
  let next = items.length
  const add = (name: string, fields: readonly Field[]): HTMLElement => {
    const inner = fieldsView(fields)
    const element = make(
      'fieldset',
      {},
      make('legend', {}, isNamed ? name : `${field.name} ${Number(name) + 1}`),
      ...inner.elements,
    )
    const item = { element, read: inner.read }
    element.append(
      button(`Remove ${isNamed ? name : `${field.name} ${Number(name) + 1}`}`, () => {
        all.splice(all.indexOf(item), 1)
        element.remove()
        more.focus()
      }),
    )
    all.push(item)
    box.append(element)
    return element
  }
  for (const { name, fields } of items) add(name, fields)
  const named = make('input', {
    type: 'text',
    ariaLabel: `Name of what is added to ${field.name}`,
    autocomplete: 'off',
  })
  const more = button(`Add to ${field.name}`, () => {
    const name = isNamed ? named.value.trim() : String(next)
    if (name === '') {
      named.focus()
      return
    }
    next += 1
    named.value = ''
    add(
      name,
      template.map((inner) => placed(inner, `${field.place}/`, name)),
    )
      .querySelector<HTMLElement>('input, select, textarea')
      ?.focus()
  })
  const element = make(
    'fieldset',
    {},
    make('legend', {}, nameOf(field)),
    make('small', {}, field.description),
    box,
    make('div', { className: 'adding' }, isNamed ? named : null, more),
  )
  return { element, read: () => all.flatMap((item) => item.read()) }
}

/** A field of a template as that of an item: the star after the place of the items becomes its name. */
const placed = (field: Field, before: string, name: string): Field => {
  const at = (place: string): string => place.replace(`${before}*`, () => `${before}${name}`)
  const { input } = field
  if (input.kind === 'text') return { ...field, place: at(field.place) }
  if (input.kind === 'group')
    return {
      ...field,
      place: at(field.place),
      input: { ...input, fields: input.fields.map((inner) => placed(inner, before, name)) },
    }
  return {
    ...field,
    place: at(field.place),
    input: { ...input, template: input.template.map((inner) => placed(inner, before, name)) },
  }
}
