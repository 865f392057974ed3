import type { EntryForm, EntryPlace, Given } from '../../plan-messages.ts'
import { button, fill, make } from '../make.ts'
import { fieldsView } from './fields-view.ts'
import { latest } from './latest.ts'

/** An entry of the plan as a form. */
export interface EntryView {
  readonly element: HTMLElement
  /** Whether something was filled in that is not in the text yet. */
  isChanged(): boolean
  /** Why the form was not taken. */
  refuse(problems: readonly string[]): void
  note(words: string): void
}

interface Acts {
  apply(place: EntryPlace, given: Given): void
  /** The same entry as another kind. */
  choose(place: EntryPlace, given: Given): void
  remove(place: EntryPlace): void
  leave(): void
}

export const entryView = (place: EntryPlace, form: EntryForm, acts: Acts): EntryView => {
  const fields = fieldsView(form.fields)
  const problems = make('div', { className: 'problem', role: 'alert' })
  const note = make('p', { className: 'quiet', role: 'status' })
  const named = make('input', {
    type: 'text',
    value: place.name,
    required: true,
    autocomplete: 'off',
    id: 'entry-name',
  })
  const kind = make('select', { id: 'entry-kind' }, ...form.kinds.map((word) => make('option', {}, word)))
  kind.value = form.kind
  const now = (): EntryPlace => ({
    ...place,
    name: place.isNew ? named.value.trim() : place.name,
    kind: kind.value,
  })
  const begin = JSON.stringify(fields.read())
  // who types or moves through the kinds has come to one
  kind.addEventListener(
    'change',
    latest(500, async () => {
      if (kind.isConnected) acts.choose(now(), fields.read())
    }),
  )
  const element = make(
    'form',
    { className: 'entry', noValidate: true },
    make('h3', { tabIndex: -1 }, titleOf(place, form)),
    place.isNew ? labelled('name (required)', named) : null,
    form.kinds.length === 0 ? null : labelled('kind', kind),
    ...fields.elements,
    form.example === ''
      ? null
      : make(
          'details',
          {},
          make('summary', {}, 'An example'),
          make('pre', { className: 'example', tabIndex: 0 }, form.example),
        ),
    problems,
    note,
    make(
      'button',
      { type: 'submit', className: 'main' },
      place.isNew ? 'Write it into the plan' : 'Change the plan',
    ),
    button('Back to the list', acts.leave),
    place.isNew || place.section === '' ? null : button(`Remove ${place.name}`, () => acts.remove(now())),
  )
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    acts.apply(now(), fields.read())
  })
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') acts.leave()
  })
  return {
    element,
    isChanged: () => JSON.stringify(fields.read()) !== begin,
    refuse: (words) => fill(problems, make('ul', {}, ...words.map((problem) => make('li', {}, problem)))),
    note: (words) => fill(note, words),
  }
}

const titleOf = ({ name, isNew, section }: EntryPlace, { word }: EntryForm): string => {
  if (section === '') return 'The plan itself'
  return isNew ? `New ${word}` : `${word} ${name}`
}

const labelled = (words: string, control: HTMLElement): HTMLElement =>
  make('div', { className: 'field' }, make('label', { htmlFor: control.id }, words), control)
