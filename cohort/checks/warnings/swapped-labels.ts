import type { PlanVariable } from '../../descriptors/plan/plan.ts'
import { levelsOf } from '../../values/value.ts'
import type { CheckedPlan, PlanWarning } from './plan-warning.ts'
import { seenText } from './seen-text.ts'

/** Recodes that give a category the label of another one, and labels that mean the opposite of their value. */
export const swappedLabels = (planned: CheckedPlan): readonly PlanWarning[] => [
  ...Object.entries(planned.plan.variables).flatMap(([name, derived]) =>
    'recode' in derived ? [...swappedRecode(name, derived, planned), ...swappedWords(name, derived)] : [],
  ),
  ...swappedFields(planned),
]

type Recoded = Extract<PlanVariable, { recode: unknown }>

const swappedRecode = (
  name: string,
  { title, recode: { of, to, labels = {} } }: Recoded,
  { variables }: CheckedPlan,
): readonly PlanWarning[] => {
  const source = variables.get(of)
  const levels = source ? (levelsOf(source) ?? []) : []
  return levels.flatMap((level): readonly PlanWarning[] => {
    if (!Object.hasOwn(to, level.value)) return []
    const target = to[level.value]!
    const words = [target, ...(Object.hasOwn(labels, target) ? [labels[target]!] : [])]
    const levelWords = wordsOf(level)
    const other = levels.find(
      (candidate) =>
        candidate !== level &&
        to[candidate.value] !== target &&
        words.some((word) => isWordOf(word, candidate) && !levelWords.has(seenText(word))),
    )
    const isOpposite = words.some((word) => [...levelWords].some((levelWord) => areOpposite(levelWord, word)))
    if (other === undefined && !isOpposite) return []
    const declared = level.label === level.value ? `"${level.value}"` : `"${level.value}" (${level.label})`
    return [
      {
        warning: 'swapped labels',
        title: `${title} calls ${declared} of ${source!.title} "${words.at(-1)}"${other === undefined ? ', which means the opposite' : `, which is the label of "${other.value}"`}. Correct the recode, or the categories of ${of}`,
        variable: name,
        document: 'analysis',
        paths: [['variables', name, 'recode', 'to', level.value]],
      },
    ]
  })
}

/** Numbers are ignored: they are codes, and a scale may be reversed deliberately. */
const isWordOf = (
  word: string,
  { value, label }: { readonly value: string; readonly label: string },
): boolean => !/^[\d.]+$/.test(word) && [seenText(value), seenText(label)].includes(seenText(word))

const wordsOf = ({ value, label }: { readonly value: string; readonly label: string }): ReadonlySet<string> =>
  new Set([seenText(value), seenText(label)])

/** Within a recode: the value "yes" with the label "No". */
const swappedWords = (name: string, { title, recode }: Recoded): readonly PlanWarning[] =>
  Object.entries(recode.labels ?? {}).flatMap(([value, label]): readonly PlanWarning[] =>
    areOpposite(value, label)
      ? [
          {
            warning: 'swapped labels',
            title: `${title} shows the value "${value}" as "${label}", which means the opposite. Correct the label`,
            variable: name,
            document: 'analysis',
            paths: [['variables', name, 'recode', 'labels', value]],
          },
        ]
      : [],
  )

const swappedFields = ({ dataPackage }: CheckedPlan): readonly PlanWarning[] =>
  (dataPackage?.resources ?? []).flatMap(({ schema }, r) =>
    schema.fields.flatMap((field, f): readonly PlanWarning[] => {
      const { name, title = name, categories = [], trueValues = [], falseValues = [] } = field
      const warn = (word: string, meaning: string, ...place: readonly (string | number)[]): PlanWarning => ({
        warning: 'swapped labels',
        title: `The cell "${word}" of ${title} is read as "${meaning}", which means the opposite. Correct the descriptor, or the column's title`,
        variable: name,
        document: 'dataPackage',
        paths: [['resources', r, 'schema', 'fields', f, ...place]],
      })
      return [
        ...categories.flatMap((category, i) =>
          typeof category === 'object' &&
          category.label !== undefined &&
          areOpposite(String(category.value), category.label)
            ? [warn(String(category.value), category.label, 'categories', i)]
            : [],
        ),
        ...trueValues.flatMap((word, i) =>
          areOpposite(word, 'yes') ? [warn(word, 'yes', 'trueValues', i)] : [],
        ),
        ...falseValues.flatMap((word, i) =>
          areOpposite(word, 'no') ? [warn(word, 'no', 'falseValues', i)] : [],
        ),
      ]
    }),
  )

/** Pairs of words with opposite meanings, in English and German. */
const OPPOSITES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['yes', 'ja', 'y', 'j', 'true', 'wahr'],
    ['no', 'nein', 'n', 'false', 'falsch'],
  ],
  [
    ['male', 'man', 'men', 'männlich', 'mann', 'm'],
    ['female', 'woman', 'women', 'weiblich', 'frau', 'f', 'w'],
  ],
  [
    ['alive', 'living', 'lebend', 'lebt', 'am leben'],
    ['dead', 'died', 'deceased', 'tot', 'gestorben', 'verstorben'],
  ],
  [
    ['positive', 'positiv', '+'],
    ['negative', 'negativ', '-'],
  ],
]

const areOpposite = (a: string, b: string): boolean => {
  const [first, second] = [seenText(a), seenText(b)]
  return OPPOSITES.some(
    ([left, right]) =>
      (left.includes(first) && right.includes(second)) || (right.includes(first) && left.includes(second)),
  )
}
