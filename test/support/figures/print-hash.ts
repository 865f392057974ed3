// run in another process by same-bytes.test.ts
import { createHash } from 'node:crypto'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { six, sourcesOf } from './figure-cohort.ts'
import { plan } from './figure-plan.ts'

const drawn = drawFigures(plan().figures, sourcesOf(six))
console.log(createHash('sha256').update(JSON.stringify(drawn)).digest('hex'))
