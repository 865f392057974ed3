import { mkdirSync, writeFileSync } from 'node:fs'
import { schemas, schemaText } from '../stages/commands/descriptors/json-schemas.ts'
import { readExample } from './descriptors/example.ts'
import { exampleModule } from './descriptors/example-module.ts'
import { page } from './descriptors/page.ts'
import { referencePages } from './reference/pages.ts'

// npm run schemas: schemas/*.json for editors and the generated pages of docs/reference/ for people
mkdirSync('schemas', { recursive: true })
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(`schemas/${name}.json`, schemaText(schema))
writeFileSync('docs/reference/descriptors.md', page(readExample('.')))
writeFileSync('stages/commands/explain/example.generated.ts', exampleModule('.'))
for (const [path, text] of Object.entries(referencePages('.'))) writeFileSync(path, text)
