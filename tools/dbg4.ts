import { readFileSync } from 'node:fs'
import { figureOfFile } from '../stages/commands/from-figure/figure-of-file.ts'
const read = await figureOfFile(readFileSync(`/tmp/h/fig2-tmp/drawn/${process.argv[2]}`), { page: null, n: null, unit: null })
if ('fault' in read) throw 1
const { x } = read.figure.panel
for (const t of process.argv.slice(3).map(Number)) {
  const tick = x.ticks[0]!, at = tick.at + (t - tick.value) / x.slope
  console.log('t', t, 'x', at)
  for (const l of read.drawing.lines) if (l.points.every(([px]) => Math.abs(px - at) < 0.3) && l.points.length < 10) console.log('   ', l.colour, l.isClosed, l.points.map((p) => p.map((v) => v.toFixed(3)).join(',')).join(' '))
  for (const c of read.figure.curves) console.log('   curve', c.drawn.steps.findLast((s) => s.x <= at)?.after, c.drawn.end)
}
for (const c of read.figure.curves) console.log(c.marks.length, c.marks.map((t) => t.toFixed(1)).slice(-14).join(' '), c.marks.filter((t) => t > 1560 && t < 1700).join(' '))
console.log(read.patients.groups.map((g) => g.curve.marks.length))
