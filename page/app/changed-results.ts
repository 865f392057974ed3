import type { Files } from '../messages.ts'

/** A computed number that differs from the run before; `before` is empty for a new one, `after` for one that is gone. */
export interface ChangedResult {
  readonly id: string
  readonly before: string
  readonly after: string
}

/** The results of two runs that differ, by id, in the order of the later run. */
export const changedResults = (before: Files, after: Files): readonly ChangedResult[] => {
  const [old, now] = [resultsOf(before), resultsOf(after)]
  const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))]
  return ids
    .map((id) => ({ id, before: old.get(id) ?? '', after: now.get(id) ?? '' }))
    .filter((change) => change.before !== change.after)
}

const resultsOf = (files: Files): ReadonlyMap<string, string> =>
  new Map(
    [...files]
      .filter(([path]) => /^data\/derived\/[^/]+\/[45]-[a-z]+\/results\.csv$/.test(path))
      .flatMap(([, bytes]) => rowsOf(new TextDecoder().decode(bytes))),
  )

/** The id and value of each row; both columns never contain quotes or commas. */
const rowsOf = (text: string): readonly (readonly [string, string])[] => {
  const [header = '', ...lines] = text.split('\n')
  const names = header.split(',')
  const [id, value] = [names.indexOf('id'), names.indexOf('value')]
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split(','))
    .map((cells) => [cells[id] ?? '', cells[value] ?? ''] as const)
}
