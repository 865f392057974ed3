import type { Fault } from '../../../pipeline/fault.ts'
import type { Completions } from '../../plan-messages.ts'
import { fill, make } from '../make.ts'
import { type FileText, fileBytes, fileText } from './file-text.ts'
import { textEditor } from './text-editor.ts'

/** The plan's file. */
export const PLAN = 'analysis.yaml'

/** The files of the cohort as texts, one at a time. */
export interface FilePanel {
  readonly element: HTMLElement
  /** Files by name, and the one to show; null: the plan. */
  take(files: ReadonlyMap<string, Uint8Array>, name: string | null): void
  /** Whether these are the files that the panel has. */
  has(files: ReadonlyMap<string, Uint8Array>): boolean
  open(name: string): void
  name(): string
  /** The text of a file, also while another is shown. */
  text(name: string): string
  write(name: string, text: string): void
  /** @param told faults that the page lists already */
  mark(faults: readonly Fault[], told: readonly Fault[]): void
  show(line: number): void
}

interface Hears {
  edited(name: string, bytes: Uint8Array): void
  opened(name: string): void
  compute(): void
  complete(file: string, text: string, offset: number): Promise<Completions | null>
}

/** Files of which a schema knows what may stand in them. */
const COMPLETED = [PLAN, 'datapackage.json']

/** A larger file is edited elsewhere: a browser lays out all of its lines at once. */
const MOST_LETTERS = 300_000

export const filePanel = ({ edited, opened, compute, complete }: Hears): FilePanel => {
  let files = new Map<string, Uint8Array>()
  let form: FileText = fileText(new Uint8Array())
  const choice = make('select', { ariaLabel: 'File' })
  const large = make('p', { hidden: true }, LARGE)
  const bytesOf = (name: string): Uint8Array => files.get(name) ?? new Uint8Array()
  const write = (text: string): void => {
    const bytes = fileBytes(form, text)
    files.set(choice.value, bytes)
    edited(choice.value, bytes)
  }
  const editor = textEditor({
    compute,
    edited: () => write(editor.value()),
    complete: async (text, offset) =>
      COMPLETED.includes(choice.value) ? complete(choice.value, text, offset) : null,
  })
  const open = (name: string): void => {
    choice.value = name
    form = fileText(bytesOf(name))
    const isLarge = form.text.length > MOST_LETTERS
    editor.element.hidden = isLarge
    large.hidden = !isLarge
    if (!isLarge) editor.set(form.text)
    opened(name)
  }
  choice.addEventListener('change', () => open(choice.value))
  const hint = ' Ctrl+Enter computes. Ctrl+Space completes a word of the plan and of datapackage.json.'
  return {
    element: make(
      'section',
      { ariaLabel: 'Files as texts' },
      make('p', {}, make('label', {}, 'File ', choice), hint),
      large,
      editor.element,
    ),
    take: (next, name) => {
      files = new Map(next)
      const names = [...next.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      fill(choice, ...names.map((own) => make('option', { value: own }, own)))
      open(name ?? names[0] ?? PLAN)
    },
    has: (other) =>
      other.size === files.size && [...other].every(([name, bytes]) => files.get(name) === bytes),
    open,
    name: () => choice.value,
    text: (name) => (name === choice.value ? editor.value() : fileText(bytesOf(name)).text),
    write: (name, text) => {
      if (name !== choice.value) open(name)
      editor.set(text)
      write(text)
    },
    mark: editor.mark,
    show: editor.show,
  }
}

const LARGE =
  'This file is too large to edit here. Edit it in the program that it is from, and open it again.'

/** The plan first, then the description, the claims, and the tables. */
const rank = (name: string): number => {
  const place = [PLAN, 'datapackage.json', 'claims.csv'].indexOf(name)
  return place < 0 ? 9 : place
}
