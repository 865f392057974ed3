import { canonical } from '../../../cohort/values/canonical.ts'
import { formWords } from '../../../stages/commands/add/choose-form.ts'
import type { Section } from '../../../stages/commands/descriptors/forms.ts'
import type { Outline, OutlineSection } from '../../plan-messages.ts'
import { propertyOf } from './fields.ts'
import type { PlanRead } from './read-plan.ts'

/** What a plan contains: its own properties, and the entries of each section that its schema has. */
export const outlineOf = (read: PlanRead): Outline => ({
  problem: '',
  sections: [planItself(read), ...read.sections.map((section) => sectionOf(read, section))],
})

const planItself = ({ descriptor: { value }, sections }: PlanRead): OutlineSection => {
  const own = Object.entries(value as object).filter(
    ([name]) => !sections.some((section) => section.name === name),
  )
  return {
    ...{ name: '', word: 'plan', kinds: [], description: 'title, rules and limits of the whole plan' },
    entries: [
      {
        name: '',
        title: String(propertyOf(value, 'title') ?? ''),
        line: 1,
        content: canonical(Object.fromEntries(own)),
      },
    ],
  }
}

const sectionOf = ({ descriptor: { value, places }, schema }: PlanRead, section: Section): OutlineSection => {
  const { name, word, forms } = section
  const entries = Object.entries(propertyOf(value, name) ?? {})
  return {
    ...{ name, word, description: schema.properties?.[name]?.description ?? '' },
    kinds: forms.length === 1 ? [] : forms.map(formWords),
    entries: entries.map(([entry, content]) => ({
      name: entry,
      title: String(propertyOf(content, 'title') ?? ''),
      line: places[`/${name}/${entry}`]?.[0] ?? 1,
      content: canonical(content),
    })),
  }
}
