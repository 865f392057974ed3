import { artifact, type Format } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, recorded, text, yesNo } from '../../pipeline/formats/csv.ts'
import { json } from '../../pipeline/formats/json.ts'

const at = <T>(name: string, format: Format<T>) => artifact(`data/derived/{cohort}/6-search/${name}`, format)

/** Texts as a JSON list, since a text may hold whatever would separate them. */
const texts: Cell<readonly string[]> = {
  type: 'string',
  decode: (cell) => (cell === '' ? [] : (JSON.parse(cell) as string[])),
  encode: (value) => (value.length === 0 ? '' : JSON.stringify(value)),
}

/** A smallest change under which an open claim prints as published; claims of one row print the same of one result. */
export interface ExplanationRow {
  /** Joined by `; `, like all lists of ids here. */
  readonly claims: string
  readonly rank: number
  readonly kind: string
  /** Changes of one family share a chance rate. */
  readonly family: string
  readonly order: number
  /** The change as a sentence, with everybody on whom it would do it. */
  readonly words: string
  readonly what: string
  /** Whether these are all the patients: no where the search was cut. */
  readonly complete: boolean
  readonly patient_count: number
  readonly patients: readonly string[]
  readonly witnesses: readonly string[]
  readonly wordings: readonly string[]
  /** Open claims that the change gives, these among them, and the analyses in which it has to be made. */
  readonly explains: string
  readonly analyses: string
  readonly broken_in_analyses: number | null
  readonly broken_in_cohort: number | null
  readonly chance: number | null
  readonly informative: boolean
  readonly span: string
  readonly tried: number
}

export const explanations = at(
  'explanations.csv',
  csv<ExplanationRow>(
    {
      claims: text,
      rank: recorded,
      kind: text,
      family: text,
      order: recorded,
      words: text,
      what: text,
      complete: yesNo,
      patient_count: recorded,
      patients: texts,
      witnesses: texts,
      wordings: texts,
      explains: text,
      analyses: text,
      broken_in_analyses: optional(recorded),
      broken_in_cohort: optional(recorded),
      chance: optional(computed),
      informative: yesNo,
      span: text,
      tried: recorded,
    },
    ['claims', 'rank'],
  ),
)

/** The best sets of one, two and three data edits, each made in the analyses that need it. */
export interface JointRow {
  readonly edits: number
  readonly what: readonly string[]
  readonly explains: string
  readonly claims: number
  readonly as_good: number
  /** Claims that agree now and would not, where each edit is made in the analyses that need it. */
  readonly broken: number
  /** The same edits made in the whole cohort at once: printed results given, claims broken. */
  readonly cohort_explains: number | null
  readonly cohort_broken: number | null
}

export const joint = at(
  'joint.csv',
  csv<JointRow>({
    edits: recorded,
    what: texts,
    explains: text,
    claims: recorded,
    as_good: recorded,
    broken: recorded,
    cohort_explains: optional(recorded),
    cohort_broken: optional(recorded),
  }),
)

/** How far the search went. */
export interface SearchRecord {
  /** full; quick: it was left out, as asked; counts: it cannot be made, since rows are counted where they lie. */
  readonly effort: 'full' | 'quick' | 'counts'
  /** Different printed results that are open, and the claims that print them. */
  readonly openResults: number
  readonly openClaims: number
  /** Single changes that a cohort could have been recorded with, how many of them were tried, and those that a check refuses. */
  readonly singles: number
  readonly singlesTried: number
  readonly refused: number
  /** Pairs are looked for where nothing smaller says anything: the results by id. */
  readonly pairs: {
    readonly computed: number
    readonly searched: readonly string[]
    /** Of these, not all pairs were computed. */
    readonly cut: readonly string[]
    /** Left out, since pairs would give more than a tenth of all other values too. */
    readonly uninformative: readonly string[]
    /** By result: how many classes of pairs give what is printed beyond those that explanations.csv lists. */
    readonly notListed: Readonly<Record<string, number>>
  }
  /** Whether sets were made of the edits that give most alone. */
  readonly setsCut: boolean
  /** The budget, in subjects counted again. */
  readonly work: { readonly singles: number; readonly pairs: number }
}
export const search = at('search.json', json<SearchRecord>())
