import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command } from '../../pipeline/commands/command.ts'
import { CallError } from '../../pipeline/fault.ts'
import { findProperty } from './explain/find-property.ts'
import { pageOf, pageText, sectionsText, unknownText } from './explain/property-page.ts'

export const command: Command = {
  name: 'explain',
  summary: 'explain a property of datapackage.json or analysis.yaml, with an example',
  isForAnyFolder: true,
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- explain [<property>] [--json]

Prints what a property of datapackage.json or analysis.yaml means, its type, its default, the values that are
allowed, what it contains, and an example from a valid file. It is what docs/reference/descriptors.md has, from
the schema by which the files are read. Without a property, it lists the sections of both files.

Names that you choose are left out of the path. A kind may be part of it: tests.log-rank, figures.swimmer.end.

Examples
  npm run pipeline -- explain tests
  npm run pipeline -- explain endpoints.until
  npm run pipeline -- explain figures.kaplan-meier.end
  npm run pipeline -- explain resources.schema.fields.missingValues
  npm run pipeline -- explain conditions
`,
  run: async ({ words, flags, manifest }) => {
    process.stdout.write(inCallWords(explanation(words, flags['json'] === true), manifest))
    return 0
  },
}

/**
 * The page of a property, or the list of sections.
 * @throws CallError for a property that there is not, with the nearest ones
 */
export const explanation = (words: readonly string[], isJson: boolean): string => {
  if (words.length === 0)
    return `${sectionsText()}\n\nNext\n  npm run pipeline -- explain <property>, such as endpoints or endpoints.until\n`
  const found = findProperty(words)
  if (!('properties' in found)) throw new CallError(unknownText(words.join('.'), found))
  const pages = found.properties.map((property) => pageOf(property, found.form))
  return isJson ? `${JSON.stringify(pages, null, 2)}\n` : `${pages.map(pageText).join('\n\n')}\n`
}
