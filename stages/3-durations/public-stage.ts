import type { Edition } from '../../cohort/disclosure/edition.ts'
import { laterEdition } from '../../cohort/disclosure/later-edition.ts'
import { publicEdition } from '../../cohort/disclosure/public-edition.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
import {
  declaredChecks,
  disclosure,
  endpoints,
  estimates,
  populations,
  summaries,
  variables,
} from '../2-validate/artifacts.ts'
import {
  counts,
  EDITION,
  earlierEditions,
  editionNotices,
  eventTable,
  publicEditions,
  publicTables,
} from './artifacts.ts'

/** Later stages of the public edition read only what this stage writes, and no other counts. */
export const disclose = cohortStage({
  name: '3-public',
  summary: 'counts to coarser counts that may be published',
  module: 'stages/3-durations/public-stage.ts',
  scope: 'cohort',
  reads: {
    disclosure,
    eventTable,
    counts,
    variables,
    endpoints,
    estimates,
    summaries,
    populations,
    checks: declaredChecks,
    earlier: earlierEditions,
  },
  writes: { editions: publicEditions, tables: publicTables, notices: editionNotices },
  run: (input) => {
    if (input.disclosure === null) return { editions: {}, tables: {}, notices: {} }
    const sources = {
      ...input,
      eventRows: input.eventTable,
      countRows: input.counts,
      variables: new Map(input.variables.map((variable) => [variable.name, variable])),
    }
    const earlier = Object.keys(input.earlier)
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .map((number) => input.earlier[number]!)
    const edition =
      earlier.length === 0
        ? publicEdition(sources, input.disclosure)
        : laterEdition(sources, input.disclosure, earlier)
    return {
      editions: { [EDITION]: edition },
      tables: edition.isEnough ? editionTables(edition) : {},
      notices: edition.isEnough && edition.earlier === 0 ? { 'first-edition': FIRST_EDITION } : {},
    }
  },
})

const FIRST_EDITION =
  'no edition is recorded as published (data/public/). Only one may be published: subtracting two unrelated editions can reveal small numbers. Once it is handed out, record it with "npm run pipeline -- published <cohort>", so that later ones show nothing finer'

const editionTables = ({ tables, characteristics, results }: Edition): Readonly<Record<string, Table>> => ({
  'event-table': {
    header: ['endpoint', 'group', 'kind', 'from', 'to', 'count'],
    rows: tables.flatMap(({ endpoint, cells }) =>
      cells.map(({ group, kind, from, to, count }) => [
        endpoint,
        group,
        kind,
        ...[from, to, count].map(String),
      ]),
    ),
  },
  characteristics: {
    header: ['variable', 'value', 'count'],
    rows: characteristics.flatMap(({ variable, rows }) =>
      rows.map(({ label, count }) => [variable, label, String(count)]),
    ),
  },
  results: {
    header: ['id', 'value', 'unit', 'method', 'reason'],
    rows: results.map(({ id, value, unit, method, reason }) => [
      id,
      value === null ? '' : String(twelveDigits(value)),
      unit,
      method,
      reason,
    ]),
  },
})
