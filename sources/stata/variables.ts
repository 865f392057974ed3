import { plainName, shownText } from '../../cohort/values/short-text.ts'
import { SourceError } from '../support/source-error.ts'
import { type DateFormat, displayFormat } from './display-formats.ts'
import type { Layout, Storage } from './layout.ts'
import type { Texts } from './texts.ts'

/** A variable with its texts decoded. */
export interface Variable {
  readonly name: string
  readonly label: string | undefined
  readonly storage: Storage
  /** How its numbers are written, if they are dates. */
  readonly date: DateFormat | null
  /** The name of its set of value labels; empty for none. */
  readonly labelSet: string
  /** Where its bytes begin in a row. */
  readonly start: number
}

/** @throws SourceError where a display format cannot be read, or two variables have one name */
export const variablesOf = ({ variables }: Layout, texts: Texts): readonly Variable[] => {
  const seen = new Set<string>()
  let start = 0
  return variables.map((entry, index) => {
    const place = `variable ${index + 1}`
    const name = texts.text(entry.name, `${place}, name`)
    if (name === '' || seen.has(name))
      throw new SourceError({
        place,
        expected: 'a name of its own',
        found: name === '' ? 'no name' : `${shownText(name)} again`,
        remedy: 'the file is damaged: save it again in Stata',
      })
    seen.add(name)
    const variable = {
      name,
      label: texts.text(entry.label, `variable ${plainName(name)}, label`) || undefined,
      storage: entry.storage,
      date: dateFormatOf(
        texts.text(entry.format, `variable ${plainName(name)}, format`),
        entry.storage,
        name,
      ),
      labelSet: texts.text(entry.labelSet, `variable ${plainName(name)}, name of value labels`),
      start,
    }
    start += entry.storage.bytes
    return variable
  })
}

const dateFormatOf = (format: string, { type }: Storage, name: string): DateFormat | null => {
  if (type === 'text' || type === 'long text') return null
  const display = displayFormat(format)
  if (display.is === 'refused')
    throw new SourceError({
      place: `variable ${plainName(name)}`,
      expected: 'a number, a date or a time without leap seconds',
      found: display.what,
      remedy: `in Stata: ${display.remedy(name)}`,
    })
  return display.is === 'date' ? display.format : null
}
