import { z } from 'zod'
import { GROUP_TESTS, type TestMethod } from '../group-tests/index.ts'
import type { Resolved } from '../resolve-plan.ts'

type Schema = (typeof GROUP_TESTS)[TestMethod]['schema']
const SCHEMAS: readonly Schema[] = Object.values(GROUP_TESTS).map(({ schema }) => schema)

/** A test between groups, or of pairs. */
export const Test = z.discriminatedUnion('method', SCHEMAS as [Schema, ...Schema[]])
export type Test = Resolved<'tests', z.infer<typeof Test>>
export type TestOf<M extends TestMethod> = Extract<Test, { method: M }>
