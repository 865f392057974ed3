import { type Opened, opened } from './dropped.ts'
import { button, make } from './make.ts'

/** An example as the page was built with it: what its plan says of it. */
export interface Example {
  readonly name: string
  readonly title: string
  readonly question: string
}

/** @param take gets what was opened; `example` the name of an example; `audit` opens the audit of a paper */
export const startView = (
  take: (what: Opened) => void,
  example: (name: string) => void,
  audit: () => void,
  examples: readonly Example[],
): HTMLElement => {
  const files = make('input', { type: 'file', multiple: true })
  const folder = make('input', { type: 'file', webkitdirectory: true })
  const read = async (given: readonly File[]): Promise<void> => take(await opened(given))
  for (const input of [files, folder])
    input.addEventListener('change', () => void read([...(input.files ?? [])]))
  const zone = make(
    'div',
    { className: 'zone' },
    make(
      'p',
      {},
      'Drop tables here: CSV, Excel, REDCap, SPSS, SAS, Stata; or the folder of a cohort as a zip.',
    ),
    make('label', { className: 'button main' }, 'Choose files', files),
    make('label', { className: 'button' }, 'Choose the folder of a cohort', folder),
  )
  zone.addEventListener('dragover', (event) => {
    event.preventDefault()
    zone.classList.add('over')
  })
  zone.addEventListener('dragleave', () => zone.classList.remove('over'))
  zone.addEventListener('drop', (event) => {
    event.preventDefault()
    zone.classList.remove('over')
    void read([...(event.dataTransfer?.files ?? [])])
  })
  return make(
    'section',
    { className: 'start' },
    make('h2', {}, 'Your tables'),
    zone,
    make('div', { className: 'doors' }, auditDoor(audit), exampleDoor(examples, example)),
  )
}

const auditDoor = (audit: () => void): HTMLElement =>
  make(
    'div',
    {},
    make('h2', {}, 'A paper or a figure, without a table of patients'),
    make(
      'p',
      { className: 'quiet' },
      'Its numbers are checked against each other, and patients are read from a survival curve that is drawn as lines.',
    ),
    button('Audit a paper', audit),
  )

const exampleDoor = (examples: readonly Example[], open: (name: string) => void): HTMLElement =>
  make(
    'div',
    {},
    make('h2', {}, 'An example'),
    ...examples.map(({ name, title, question }) =>
      make(
        'p',
        {},
        button(name, () => open(name)),
        make('strong', {}, title),
        make('br'),
        make('span', { className: 'quiet' }, question),
      ),
    ),
  )
