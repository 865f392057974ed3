import { mkdirSync, writeFileSync } from 'node:fs'
import { readExample } from './descriptors/example.ts'
import { schemas, schemaText } from './descriptors/json-schemas.ts'
import { page } from './descriptors/page.ts'

// npm run schemas: schemas/*.json for editors and docs/descriptors.md for people, from the schemas in cohort/
mkdirSync('schemas', { recursive: true })
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(`schemas/${name}.json`, schemaText(schema))
writeFileSync('docs/descriptors.md', page(readExample('.')))
