import type { PlanVariable } from '../../descriptors/plan/plan.ts'
import { levelsOf } from '../../values/value.ts'
import { seenText } from './alike.ts'
import type { CheckedPlan, PlanWarning } from './plan-warning.ts'

/** A recode that gives a category the word of another one, and words that mean the opposite of what they stand for. */
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
    const own = wordsOf(level)
    const other = levels.find(
      (one) =>
        one !== level &&
        to[one.value] !== target &&
        words.some((word) => isWordOf(word, one) && !own.has(seenText(word))),
    )
    const isOpposite = words.some((word) => [...own].some((one) => areOpposite(one, word)))
    if (other === undefined && !isOpposite) return []
    const declared = level.label === level.value ? `"${level.value}"` : `"${level.value}" (${level.label})`
    return [
      {
        warning: 'swapped labels',
        title: `${title} calls ${declared} of ${source!.title} "${words.at(-1)}"${other === undefined ? ', which means the opposite' : `, which is the word for "${other.value}"`}. Correct the recode, or the categories of ${of}`,
        variable: name,
        document: 'analysis',
        paths: [['variables', name, 'recode', 'to', level.value]],
      },
    ]
  })
}

/** Bare numbers are codes, and a scale may be turned round on purpose. */
const isWordOf = (
  word: string,
  { value, label }: { readonly value: string; readonly label: string },
): boolean => !/^[\d.]+$/.test(word) && [seenText(value), seenText(label)].includes(seenText(word))

const wordsOf = ({ value, label }: { readonly value: string; readonly label: string }): ReadonlySet<string> =>
  new Set([seenText(value), seenText(label)])

/** Of the recode's own words: the value "yes" with the label "No". */
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
        ...categories.flatMap((one, i) =>
          typeof one === 'object' && one.label !== undefined && areOpposite(String(one.value), one.label)
            ? [warn(String(one.value), one.label, 'categories', i)]
            : [],
        ),
        ...trueValues.flatMap((one, i) =>
          areOpposite(one, 'yes') ? [warn(one, 'yes', 'trueValues', i)] : [],
        ),
        ...falseValues.flatMap((one, i) =>
          areOpposite(one, 'no') ? [warn(one, 'no', 'falseValues', i)] : [],
        ),
      ]
    }),
  )

/** Words of one meaning against words of the other, in English and German. */
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
  const [one, other] = [seenText(a), seenText(b)]
  return OPPOSITES.some(
    ([left, right]) =>
      (left.includes(one) && right.includes(other)) || (right.includes(one) && left.includes(other)),
  )
}
