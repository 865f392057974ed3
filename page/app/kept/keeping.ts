import { button, fill, make } from '../make.ts'
import { latest } from '../plan/latest.ts'
import type { Study } from '../study.ts'
import { drop, forgetAll, type KeptStudy, keep, keptStudies } from './kept-store.ts'

/** Whether the open study stays in the browser; off until somebody asks for it. */
export interface Keeping {
  /** The choice below an open study. */
  readonly element: HTMLElement
  /** What the start of the page offers: to go on with what is kept, and to forget it. */
  readonly offer: HTMLElement
  /** @param isKept whether the study was opened from the browser's storage */
  begin(study: Study, isKept: boolean): void
  /** The study as it is now. */
  note(study: Study): void
  /** Reads again what is kept. */
  refresh(): Promise<void>
}

const WHAT =
  'Kept are the files of this cohort as they are now, with all rows of patients, until you press Forget everything. Everybody who uses this browser on this computer can open them; if this page was opened from the disk, so can other pages on the disk.'

/** @param goOn opens a kept study */
export const keeping = (goOn: (study: KeptStudy) => void): Keeping => {
  let study: Study | null = null
  const choice = make('input', { type: 'checkbox' })
  const said = make('span', { role: 'status' })
  const offer = make('div', { className: 'offer' })
  const say = (words: string): void => fill(said, words)
  const failed = (error: unknown): void => {
    choice.checked = false
    say(`This browser keeps nothing here: ${error instanceof Error ? error.message : String(error)}`)
  }
  const store = latest(500, async () => {
    if (study === null || !choice.checked) return
    try {
      await keep(study)
      say('Kept.')
    } catch (error) {
      failed(error)
    }
  })
  const forget = async (): Promise<void> => {
    try {
      choice.checked = false
      await forgetAll()
      say('Nothing is kept any more.')
      await refresh('Nothing is kept any more.')
    } catch (error) {
      failed(error)
    }
  }
  choice.addEventListener('change', () => {
    if (choice.checked) store()
    else if (study !== null) drop(study.cohort).then(() => say('This cohort is not kept any more.'), failed)
  })
  const refresh = async (words = ''): Promise<void> => {
    // where storage is refused, nothing is kept
    const all = await keptStudies().catch(() => [])
    fill(
      offer,
      ...(all.length === 0
        ? [words]
        : [
            make(
              'p',
              {},
              'Kept in this browser: ',
              ...all.map((kept) => button(`Go on with ${kept.cohort}`, () => goOn(kept))),
            ),
            button('Forget everything', () => void forget()),
          ]),
    )
  }
  return {
    element: make(
      'div',
      { className: 'keeping' },
      make('label', {}, choice, ' Keep in this browser'),
      button('Forget everything', () => void forget()),
      said,
      make('p', {}, make('small', {}, WHAT)),
    ),
    offer,
    begin: (opened, isKept) => {
      study = opened
      choice.checked = isKept
      say('')
    },
    note: (next) => {
      study = next
      if (choice.checked) store()
    },
    refresh: () => refresh(),
  }
}
