import { eventsOf } from '../../subjects/follow-ups.ts'
import type { CheckedPlan, Path, PlanWarning } from './plan-warning.ts'
import { alikePairs } from './seen-text.ts'

interface Named {
  readonly title: string
  readonly path: Path
}

/** Populations, endpoints, exclusions, tests, models, outcomes or groups with the same title or label. */
export const sameTitles = (planned: CheckedPlan): readonly PlanWarning[] => {
  const { populations, endpoints, exclude, tests, models } = planned.plan
  const titled = (
    section: string,
    entries: Readonly<Record<string, { readonly title?: string | undefined }>>,
  ) =>
    Object.entries(entries).flatMap(([name, { title }]): readonly Named[] =>
      title === undefined ? [] : [{ title, path: [section, name, 'title'] }],
    )
  return [
    ...alike('populations', titled('populations', populations)),
    ...alike('endpoints', titled('endpoints', endpoints)),
    ...alike('exclusions', titled('exclude', exclude)),
    ...alike('tests', titled('tests', tests)),
    ...alike('models', titled('models', models)),
    ...Object.entries(endpoints).flatMap(([name, endpoint]) =>
      alike(
        `outcomes of ${endpoint.title}`,
        eventsOf(endpoint).map(([outcome, { label }]) => ({
          title: label,
          path: ['endpoints', name, ...(outcome === 'event' ? ['event'] : ['competing', outcome]), 'label'],
        })),
      ),
    ),
    ...sameLabels(planned),
  ]
}

/** Categories whose labels look the same. */
const sameLabels = ({ plan, dataPackage }: CheckedPlan): readonly PlanWarning[] => [
  ...(dataPackage?.resources ?? []).flatMap(({ schema }, r) =>
    schema.fields.flatMap(({ name, title = name, categories = [] }, f) =>
      alike(
        `groups of ${title}`,
        categories.map((category, i) => ({
          title: String(typeof category === 'object' ? (category.label ?? category.value) : category),
          path: ['resources', r, 'schema', 'fields', f, 'categories', i],
        })),
        'dataPackage',
        name,
      ),
    ),
  ),
  ...Object.entries(plan.variables).flatMap(([name, derived]) => {
    const { title } = derived
    if ('bin' in derived)
      return alike(
        `groups of ${title}`,
        derived.bin.labels.map((label, i) => ({
          title: label,
          path: ['variables', name, 'bin', 'labels', i],
        })),
        'analysis',
        name,
      )
    if (!('recode' in derived)) return []
    const { to, otherwise, labels = {} } = derived.recode
    const values = [...new Set([...Object.values(to), otherwise ?? []].flat())]
    return alike(
      `groups of ${title}`,
      values.map((value) => ({
        title: Object.hasOwn(labels, value) ? labels[value]! : value,
        path: ['variables', name, 'recode', Object.hasOwn(labels, value) ? 'labels' : 'to'],
      })),
      'analysis',
      name,
    )
  }),
]

const alike = (
  what: string,
  items: readonly Named[],
  document: PlanWarning['document'] = 'analysis',
  variable = '',
): readonly PlanWarning[] =>
  alikePairs(items, ({ title }) => title).map(([first, other]) => ({
    warning: 'same title twice',
    title: `Two ${what} ${first.title === other.title ? `have the same title, "${other.title}"` : `have titles that look the same, "${first.title}" and "${other.title}"`}: readers cannot distinguish them. Give each a different title`,
    variable,
    document,
    paths: [other.path, first.path],
  }))
