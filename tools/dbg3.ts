import { readFileSync } from 'node:fs'
import { figureOfFile } from '../stages/commands/from-figure/figure-of-file.ts'
const [set, kind] = process.argv.slice(2)
const read = await figureOfFile(readFileSync(`/tmp/h/fig2-tmp/drawn/${set}-${kind}`), { page: null, n: null, unit: null })
if ('fault' in read) throw 1
const csv = readFileSync(`/tmp/h/fig2-tmp/drawn/${set}.csv`, 'utf8').replaceAll('"', '').trim().split('\n').slice(1).map((l) => l.split(','))
for (const g of read.patients.groups) {
  const name = g.name.replace('arm ', '')
  const truth = csv.filter((r) => r[2] === name).map((r) => `${Number(r[0])}${r[1] === '1' ? '+' : '-'}`)
  const own = g.patients.map((p) => `${Number(p.time.toFixed(3))}${p.isEvent ? '+' : '-'}${p.isShown ? '' : '?'}`)
  const left = [...truth]; const extra: string[] = []
  for (const o of own) { const i = left.indexOf(o.replace('?', '')); if (i >= 0) left.splice(i, 1); else extra.push(o) }
  console.log(g.name, 'only truth', left.join(' '), '| only read', extra.join(' '), '| perhaps', (g.curve.perhapsMarks ?? []).map((t) => t.toFixed(2)).join(' '), 'spread', g.curve.steps.filter((s) => s.spread !== undefined || s.from !== undefined).map((s) => `${s.time.toFixed(2)}:${s.survival.toFixed(5)}±${(s.spread ?? 0).toFixed(5)}`).join(' '))
}
