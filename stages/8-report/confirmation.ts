import { artifactSet } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, text } from '../../pipeline/formats/csv.ts'
import { json } from '../../pipeline/formats/json.ts'

/** A result beside the value that R computed. */
export interface ConfirmedRow {
  readonly id: string
  readonly ours: number | null
  /** Null if R has no value, and if the script does not compute the result. */
  readonly r: number | null
  /** Of R's value from ours, relative to ours; null where one is missing or ours is 0. */
  readonly relative_difference: number | null
  readonly status: ConfirmedStatus
  /** Of a result that the script does not compute: why. */
  readonly reason: string
  readonly r_version: string
}

/** `confirmed`: the same value, or both have none. */
export type ConfirmedStatus = 'confirmed' | 'differs' | 'no counterpart'

/** What R was given, and which R it was. */
export interface ConfirmedFrom {
  /** `R 4.2.2, survival 3.5-3, cmprsk 2.2-11`. */
  readonly versions: string
  /** Path -> sha256 of the raw files that the script reads, of the plan, and of the results that were confirmed. */
  readonly files: Readonly<Record<string, string>>
}

const status: Cell<ConfirmedStatus> = {
  type: 'string',
  decode: (cell) => cell as ConfirmedStatus,
  encode: (value) => value,
}

/**
 * The record of a second opinion, which `confirm` writes and no stage: it is committed, as R need not be there. Under the
 * name "csv".
 */
export const confirmedTables = artifactSet(
  'data/confirmed/{cohort}/confirmed.{csv}',
  csv<ConfirmedRow>(
    {
      id: text,
      ours: optional(computed),
      r: optional({ ...computed, encode: (value: number) => String(Number(value.toPrecision(15))) }),
      relative_difference: optional({
        ...computed,
        encode: (value: number) => String(Number(value.toPrecision(2))),
      }),
      status,
      reason: text,
      r_version: text,
    },
    ['id'],
  ),
)

/** Under the name "json". */
export const confirmedSources = artifactSet('data/confirmed/{cohort}/sources.{json}', json<ConfirmedFrom>())
