import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { openChromium } from './test/browser/chromium.ts'
const out='/tmp/report-scratch/'
const b = await openChromium()
for (const c of process.argv[2]!.split(',')) {
  const page = await b.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(pathToFileURL(resolve(c==='index'?'reports/index.html':`reports/${c}/index.html`)).href)
  await page.waitForTimeout(300)
  await page.pdf({ path: `${out}${c}.pdf`, format: 'A4', tagged: true, preferCSSPageSize: true })
  const h = await page.evaluate('document.documentElement.scrollHeight') as number
  const views = (process.argv[3] ?? 'desktop').split(',')
  for (const v of views) {
    await page.setViewportSize(v.startsWith('phone') ? { width: 390, height: 844 } : { width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: v.includes('dark') ? 'dark' : 'light' })
    const H = Math.min(await page.evaluate('document.documentElement.scrollHeight') as number, 24000)
    const step = v.startsWith('phone') ? 2600 : 2400
    for (let y = 0, i = 0; y < H && i < Number(process.argv[4] ?? 6); y += step, i++)
      await page.screenshot({ path: `${out}${c}-${v}-${i}.png`, fullPage: true, clip: { x: 0, y, width: v.startsWith('phone') ? 390 : 1280, height: Math.min(step, H - y) } })
  }
  await page.close()
}
await b.close()
