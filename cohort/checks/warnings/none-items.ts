import type { Subject } from '../../values/value.ts'
import type { CheckedPlan, PlanWarning } from './plan-warning.ts'
import { seenText } from './seen-text.ts'

/** A warning about a subject's value. */
export interface ValueWarning {
  readonly warning: string
  readonly title: string
  readonly subject: string
  readonly variable: string
  readonly value: string
}

const NONE = ['none', 'no', 'nil', 'nothing', 'nihil', 'keine', 'keiner', 'kein', 'nein', 'nichts', 'ohne']
const isNone = (item: string): boolean => NONE.includes(seenText(item))

/** A list that declares the word for "no item" as an item, which is then counted. */
export const noneAmongItems = ({ dataPackage }: CheckedPlan): readonly PlanWarning[] =>
  (dataPackage?.resources ?? []).flatMap(({ schema }, r) =>
    schema.fields.flatMap(({ name, title = name, type, categories = [] }, f) =>
      categories.flatMap((category, i): readonly PlanWarning[] => {
        const word = String(typeof category === 'object' ? category.value : category)
        if (type !== 'list' || !isNone(word)) return []
        return [
          {
            warning: '"none" among the items',
            title: `${title} is a list, and "${word}" is declared as one of its items: a subject with no item then counts as having one. Remove it from the categories and declare "emptyList": ${JSON.stringify(word)}`,
            variable: name,
            document: 'dataPackage',
            paths: [['resources', r, 'schema', 'fields', f, 'categories', i]],
          },
        ]
      }),
    ),
  )

/** Lists that combine the word for "no item" with items: "none, lung". */
export const noneBesideItems = ({
  dataPackage,
  variables,
  subjects,
  plan,
}: CheckedPlan): readonly ValueWarning[] =>
  (dataPackage?.resources ?? []).flatMap(({ schema }) =>
    schema.fields.flatMap(({ name, type, emptyList }) => {
      if (type !== 'list' || variables.get(name)?.source == null) return []
      const isWord = (item: string): boolean => item === emptyList || isNone(item)
      return (subjects ?? []).flatMap((subject: Subject): readonly ValueWarning[] => {
        const items = subject[name]
        if (!Array.isArray(items) || items.length < 2 || !items.some(isWord)) return []
        return [
          {
            warning: '"none" with other items',
            title: 'the list combines the word for "no item" with items: either is wrong',
            subject: String(subject[plan.subject]),
            variable: name,
            value: items.join('; '),
          },
        ]
      })
    }),
  )
