import { type Opened, opened } from './dropped.ts'
import { button, make } from './make.ts'

/** @param take gets what was opened; `example` the name of an example; `audit` opens the audit of a paper */
export const startView = (
  take: (what: Opened) => void,
  example: (name: string) => void,
  audit: () => void,
  names: readonly string[],
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
    zone,
    make(
      'p',
      {},
      'You have a paper, or a figure, and no table of patients: ',
      button('Audit a paper', audit),
    ),
    make('p', {}, 'Or open an example: ', ...names.map((name) => button(name, () => example(name)))),
  )
}
