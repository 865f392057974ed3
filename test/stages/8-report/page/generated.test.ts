import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageScript } from '../../../../stages/8-report/page-script.generated.ts'
import { GENERATED, generatedPageScript } from '../../../../tools/page-script.ts'

test('the committed script of the page is what "make page-script" writes from its files', async () => {
  expect(readFileSync(GENERATED, 'utf8')).toBe(await generatedPageScript())
})

test('the script of the page keeps its lines, its names and the names of its files, and no type', () => {
  expect(pageScript).toMatch(/^\n"use strict";\n/)
  expect(pageScript).toContain('// stages/8-report/page/filter-claims.ts\n')
  expect(pageScript).toContain('var filterClaims = () => {\n')
  expect(pageScript).not.toMatch(/\binterface\b|\breadonly\b|HTMLTableElement/)
  expect(Math.max(...pageScript.split('\n').map((line) => line.length))).toBeLessThan(200)
  expect(() => new Function(pageScript)).not.toThrow()
})
