import { fill, make } from './make.ts'
import { type Acts, rawNames, type Study } from './study.ts'

/** A raw file as text with its line numbers; lines with faults are marked. */
export const planEditor = (study: Study, acts: Pick<Acts, 'edit' | 'compute'>): HTMLElement => {
  const files = new Map(rawNames(study))
  const names = [...files.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const choice = make(
    'select',
    { ariaLabel: 'File' },
    ...names.map((name) => make('option', { value: name }, name)),
  )
  const lines = make('pre', { className: 'lines', ariaHidden: 'true' })
  const text = make('textarea', { spellcheck: false, ariaLabel: 'Text of the file', wrap: 'off' })
  const number = (): void => {
    const marked = new Set(faultsIn(choice.value).map(({ line }) => line))
    const count = text.value.split('\n').length
    fill(
      lines,
      ...[...Array(count).keys()].map((i) =>
        make('span', { className: marked.has(i + 1) ? 'fault' : '' }, `${i + 1}\n`),
      ),
    )
  }
  const faultsIn = (name: string) =>
    study.faults.filter(({ file }) => file === name || file.endsWith(`/${name}`))
  const open = (): void => {
    text.value = new TextDecoder().decode(files.get(choice.value) ?? new Uint8Array())
    number()
  }
  choice.addEventListener('change', open)
  text.addEventListener('input', () => {
    const bytes = new TextEncoder().encode(text.value)
    files.set(choice.value, bytes)
    acts.edit(choice.value, bytes)
    number()
  })
  text.addEventListener('scroll', () => {
    lines.scrollTop = text.scrollTop
  })
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) acts.compute()
  })
  const faulty = names.find((name) => faultsIn(name).length > 0)
  if (faulty !== undefined) choice.value = faulty
  open()
  return make(
    'div',
    { className: 'editor' },
    make('p', {}, make('label', {}, 'File ', choice), ' Press Ctrl+Enter to compute.'),
    make('div', { className: 'numbered' }, lines, text),
  )
}

/** The plan first, then the description, the claims, and the tables. */
const rank = (name: string): number => {
  const place = ['analysis.yaml', 'datapackage.json', 'claims.csv'].indexOf(name)
  return place < 0 ? 9 : place
}
