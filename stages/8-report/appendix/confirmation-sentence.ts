import { computed } from '../../../pipeline/formats/csv.ts'
import type { ConfirmedRow } from '../confirmation.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { planValue, userText } from '../html/number.ts'

/**
 * What R said of these results, by `confirm`; null without a record, or with one of other files or other results: a
 * confirmation of other numbers says nothing about these.
 */
export const confirmationSentence = (context: Context): Html | null => {
  const rows = context.input.confirmedTables['csv']
  const sources = context.input.confirmedSources['json']
  if (rows === undefined || sources === undefined || !isCurrent(rows, sources.files, context)) return null
  const confirmed = rows.filter(({ status }) => status === 'confirmed').length
  const differing = rows.filter(({ status }) => status === 'differs')
  const without = rows.filter(({ status }) => status === 'no counterpart')
  const counts = `${confirmed} of ${rows.length} results`
  return html`<p id="confirmation">${planValue(counts)} are confirmed by ${userText(sources.versions)}, which computed them from the raw tables by a separate script (<code>data/confirmed</code>).${
    differing.length > 0 &&
    html` <strong>${planValue(String(differing.length))} ${plural(differing.length, 'has', 'have')} another value in R</strong>: ${userText(listText(differing.map(({ id }) => id)))}.`
  }${
    without.length > 0 &&
    html` ${planValue(String(without.length))} ${plural(without.length, 'has', 'have')} no counterpart in the script: ${userText(reasonWords(without))}.`
  }</p>`
}

/** The reasons, each with its count if there are several. */
const reasonWords = (without: readonly ConfirmedRow[]): string => {
  const reasons = [...new Set(without.map(({ reason }) => reason))]
  const count = (reason: string): number => without.filter((row) => row.reason === reason).length
  return reasons.length === 1
    ? reasons[0]!
    : reasons.map((reason) => `${reason} (${count(reason)})`).join('; ')
}

/** Whether the record is of these raw files and of each of these results, with these values. */
const isCurrent = (
  rows: readonly ConfirmedRow[],
  files: Readonly<Record<string, string>>,
  { all, input }: Context,
): boolean => {
  const known: Readonly<Record<string, string>> = { ...input.provenance.raw, ...input.provenance.artifacts }
  const isOfTheseFiles = Object.entries(files).every(([path, hash]) => known[path] === hash)
  const ours = new Map(rows.map((row) => [row.id, row.ours]))
  return (
    isOfTheseFiles &&
    Object.keys(files).length > 0 &&
    rows.length === all.length &&
    all.every(({ id, value }) => ours.has(id) && written(ours.get(id)!) === written(value))
  )
}

/** A value as tables hold it. */
const written = (value: number | null): string => (value === null ? '' : computed.encode(value))
