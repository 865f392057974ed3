import { artifact, type Format } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, recorded, text, yesNo } from '../../pipeline/formats/csv.ts'
import { json } from '../../pipeline/formats/json.ts'

const searchArtifact = <T>(name: string, format: Format<T>) =>
  artifact(`data/derived/{cohort}/6-search/${name}`, format)

/** Texts as a JSON list, since a text may contain any separator. */
const texts: Cell<readonly string[]> = {
  type: 'string',
  decode: (cell) => (cell === '' ? [] : (JSON.parse(cell) as string[])),
  encode: (value) => (value.length === 0 ? '' : JSON.stringify(value)),
}

/**
 * A smallest change that gives the number of an open claim; claims that report the same number of one result share a
 * row.
 */
export interface ExplanationRow {
  /** Joined by `; `, like all lists of ids here. */
  readonly claims: string
  readonly rank: number
  readonly kind: string
  /** Changes of one family have the same chance rate. */
  readonly family: string
  readonly order: number
  /** The change as a sentence, with all patients for whom it would give the number. */
  readonly words: string
  readonly what: string
  /** Whether these are all such patients: no where the search was truncated. */
  readonly complete: boolean
  readonly patient_count: number
  readonly patients: readonly string[]
  readonly witnesses: readonly string[]
  readonly wordings: readonly string[]
  /** Open claims that the change explains, including these, and the analyses that must be changed. */
  readonly explains: string
  readonly analyses: string
  readonly broken_in_analyses: number | null
  readonly broken_in_cohort: number | null
  readonly chance: number | null
  readonly informative: boolean
  readonly span: string
  readonly tried: number
}

export const explanations = searchArtifact(
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

/** The best sets of one, two and three data edits, each made only in the analyses that need it. */
export interface JointRow {
  readonly edits: number
  readonly what: readonly string[]
  readonly explains: string
  readonly claims: number
  readonly as_good: number
  /** Claims that agree now and would no longer, with each edit made in the analyses that need it. */
  readonly broken: number
  /** The same edits made in the whole cohort: reported results explained, claims contradicted. */
  readonly cohort_explains: number | null
  readonly cohort_broken: number | null
}

export const joint = searchArtifact(
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

/** The extent of the search. */
export interface SearchRecord {
  /**
   * full; quick: skipped by option; counts: impossible, since the cohort has no rows in memory; figure: its rows are one of the
   * tables that give a figure, so that a change of one says nothing of the paper.
   */
  readonly effort: 'full' | 'quick' | 'counts' | 'figure'
  /** Open reported results, and the claims that report them. */
  readonly openResults: number
  readonly openClaims: number
  /** Possible single changes, the number tried, and those that the checks rule out. */
  readonly singles: number
  readonly singlesTried: number
  readonly refused: number
  /** Pairs are searched where no single change is informative: results by id. */
  readonly pairs: {
    readonly computed: number
    readonly searched: readonly string[]
    /** Of these, results with pairs not computed. */
    readonly cut: readonly string[]
    /** Skipped, since pairs would also give more than a tenth of all other values. */
    readonly uninformative: readonly string[]
    /** By result: the number of classes of pairs that give the number but are not in explanations.csv. */
    readonly notListed: Readonly<Record<string, number>>
  }
  /** Whether sets were formed only from the edits that explain most alone. */
  readonly setsCut: boolean
  /** The budget, in recounted subjects. */
  readonly work: { readonly singles: number; readonly pairs: number }
}
export const search = searchArtifact('search.json', json<SearchRecord>())
