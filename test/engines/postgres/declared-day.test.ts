import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../../engines/postgres.ts'
import {
  hasPostgres,
  type Server,
  type Servers,
  servers,
  textTable,
} from '../../../tools/support/postgres-server.ts'
import { DECLARED_DAY, declaredDay, declaredDayFiles } from '../../support/engines/declared-day.ts'
import { expectedOf, foundIn, prepared, textFiles } from '../../support/engines/rows-plan-of.ts'

const skip = hasPostgres ? '' : ' (skipped: PostgreSQL is missing, run "make system")'

describe.skipIf(!hasPostgres)(`a declared end of follow-up in PostgreSQL${skip}`, () => {
  let all: Servers
  let server: Server
  beforeAll(async () => {
    all = servers()
    server = await all.start()
  })
  afterAll(() => all?.stop())

  it.each([
    ['dates as text', []],
    [
      'columns of type date',
      ['diagnosed', 'died'].map((name) => `ALTER ${name} TYPE date USING nullif(${name}, '')::date`),
    ],
  ])('has the same counts as in memory, %s', async (_, changes) => {
    const { rows: cells, header } = declaredDay()
    const { rows, counting, memory, ...stage2 } = await prepared(textFiles(declaredDayFiles()))
    await server.query('DROP TABLE IF EXISTS public.patients')
    await server.query(
      textTable(
        'public.patients',
        [header, ...cells].map((line) => line.split(',')),
      ),
    )
    for (const change of changes) await server.query(`ALTER TABLE public.patients ${change}`)
    const source = await connect({
      description: { settings: {}, environment: ['CASEBOOK_DATABASE'] },
      environment: { CASEBOOK_DATABASE: server.url },
      showKeys: false,
    })({ ...rows, resources: rows.resources.map((one) => ({ ...one, path: 'public.patients.table' })) })
    const events = await source.eventTables(counting.eventTables)
    const found = await source.validate()
    await source.close()
    expect(foundIn(found)).toEqual(expectedOf(stage2))
    expect(events).toEqual(counting.eventTables.flatMap(memory.eventTable))
    const overall = events.filter(({ group }) => group === '')
    expect(overall.reduce((sum, row) => sum + row.events, 0)).toBe(DECLARED_DAY.deaths)
    expect(DECLARED_DAY.times.map((day) => overall.find(({ time }) => time >= day)?.at_risk)).toEqual(
      DECLARED_DAY.atRisk,
    )
  })
})
