import { faultText } from '../../../pipeline/fault.ts'
import type { AuditRequest } from '../../engine/audit/orders.ts'
import { button, fill, make } from '../make.ts'
import type { AuditOutcome, Reader } from './reader.ts'

type Answered = Exclude<AuditOutcome, { kind: 'faults' | 'failed' | 'stopped' }>

/**
 * Asks the reader, says so in a place of the page with a way to stop it, and says there what is wrong.
 * @returns null where nothing was read
 */
export const asked = async (
  reader: Reader,
  request: AuditRequest,
  place: HTMLElement,
): Promise<Answered | null> => {
  const busy = make('span', { className: 'busy' }, `Opening ${request.name} …`)
  fill(
    place,
    busy,
    button('Stop', () => reader.stop()),
  )
  const outcome = await reader.ask(request, (words) => {
    busy.textContent = words
  })
  if (outcome.kind === 'faults' || outcome.kind === 'failed') fill(place, problem(outcome))
  else if (busy.isConnected) fill(place)
  return outcome.kind === 'faults' || outcome.kind === 'failed' || outcome.kind === 'stopped' ? null : outcome
}

const MOST = 40

const problem = (outcome: Extract<AuditOutcome, { kind: 'faults' | 'failed' }>): HTMLElement => {
  if (outcome.kind === 'failed')
    return make(
      'p',
      { className: 'faults' },
      outcome.isOurs ? `This is a fault of Casebook: ${outcome.message}` : outcome.message,
    )
  const { faults } = outcome
  return make(
    'ul',
    { className: 'faults' },
    ...faults.slice(0, MOST).map((fault) => make('li', {}, faultText(fault))),
    faults.length > MOST ? make('li', {}, `and ${faults.length - MOST} others`) : null,
  )
}

/** A button that opens a file; the same file can be chosen again. */
export const fileButton = (words: string, take: (file: File) => void, accept = ''): HTMLElement => {
  const input = make('input', { type: 'file', accept })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    input.value = ''
    if (file !== undefined) take(file)
  })
  return make('label', { className: 'button' }, words, input)
}

/** Lets files be dropped on an element; the first is taken. */
export const takesDrops = (element: HTMLElement, take: (file: File) => void): void => {
  const mark = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    element.classList.toggle('over', isOver)
  }
  element.addEventListener('dragover', mark(true))
  element.addEventListener('dragleave', mark(false))
  element.addEventListener('drop', (event) => {
    mark(false)(event)
    const [file] = event.dataTransfer?.files ?? []
    if (file !== undefined) take(file)
  })
}

/** Files of others are not larger; the readers have bounds of their own. */
const MOST_BYTES = 200e6

/** The bytes of a file, or why they are not read. */
export const bytesOf = async (file: File): Promise<Uint8Array | string> =>
  file.size > MOST_BYTES
    ? `${file.name}: expected at most 200 MB, found ${Math.ceil(file.size / 1e6)} MB`
    : new Uint8Array(await file.arrayBuffer())
