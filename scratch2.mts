import { hostileRun } from './test/stages/hostile-cohort.ts'
import { writeFileSync } from 'node:fs'
const t=performance.now()
const f = await hostileRun()
console.log([...f.keys()].filter(k=>k.startsWith('reports')), performance.now()-t, process.cpuUsage())
for (const [k,v] of f) if (k.startsWith('reports')) writeFileSync('/tmp/report-scratch/'+k.replaceAll('/','_'), v)
