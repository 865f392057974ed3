import { z } from 'zod'
import { Text, VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'
import { onNumbers } from './shared/on-numbers.ts'

const Schema = z.strictObject({
  ...properties,
  bin: z
    .strictObject({
      of: VariableName.describe('the number that is cut'),
      at: z
        .array(z.number())
        .min(1)
        .describe('cut points in ascending order; each belongs to the bin above it'),
      labels: z.array(Text).min(2).describe('a label for each bin: one more than cut points'),
    })
    .describe('a number cut into ordered groups'),
})

/** A number cut into ordered groups. */
export const bin = {
  schema: Schema,
  form: 'bin: {of, at, labels}',
  needs: (derived) => [derived.bin.of],
  check: ({ bin: { of, at, labels } }, path, check) => {
    const place = [...path, 'bin']
    check.numeric(of, [...place, 'of'])
    if (labels.length !== at.length + 1)
      check.addProblem(
        [...place, 'labels'],
        `${at.length + 1} labels for ${at.length} cut points`,
        labels.length,
      )
    check.unique(
      labels.map((label, i) => [label, [...place, 'labels', i]]),
      'each label once',
    )
    if (at.some((cut, i) => i > 0 && cut <= at[i - 1]!))
      check.addProblem([...place, 'at'], 'ascending cut points', at)
  },
  variable: ({ bin: { labels } }) => ({
    type: 'string',
    categories: labels.map((value) => ({ value, label: value })),
    ordered: true,
  }),
  sentence: ({ bin: { of, at } }, variables) =>
    `${titleOf(of, variables)}, cut at ${at.join(', ')} (a cut point belongs to the bin above it)`,
  value: ({ bin: { of, at, labels } }, subject) =>
    onNumbers([of], subject, ([x]) => labels[at.filter((cut) => x! >= cut).length]!),
} satisfies Derivation<z.infer<typeof Schema>>
