import { readdirSync, readFileSync } from 'node:fs'
import type { Fonts } from '../../../stages/commands/export/picture/pdf-of.ts'
import { pixelsOf } from '../../../stages/commands/export/picture/pixels-of.ts'
import type { Raster } from './system-tools.ts'

export const FONTS = 'assets/fonts'

const fontFile = (weight: string) => readFileSync(`${FONTS}/LiberationSans-${weight}.ttf`)
export const fonts: Fonts = { regular: fontFile('Regular'), bold: fontFile('Bold') }

/** The golden figures by name, and a picture of what they have seldom or not. */
export const pictures: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync('test/golden/figures')
      .filter((name) => /^[\w-]+\.svg$/.test(name))
      .map((name) => [name, readFileSync(`test/golden/figures/${name}`, 'utf8')]),
  ),
  seldom: `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor" color="#1f2328" font-size="12" width="321" height="300" viewBox="0 0 321 300">
<title>P &lt; 0.05 &amp; more</title><desc>Shapes, in (parentheses) and with \\ and ä</desc>
<defs><clipPath id="c"><rect x="20" y="20" width="100" height="60"/></clipPath></defs>
<g clip-path="url(#c)"><circle cx="30" cy="40" r="40" fill="#0072b2" fill-opacity="0.3"/>
<path d="M0,0L200,100" stroke="#d55e00" stroke-width="3" stroke-dasharray="7 3"/></g>
<rect x="130" y="20" width="60" height="30" rx="5" fill="#eeeeee" stroke="#0072b2" stroke-width="2" opacity="0.5"/>
<text transform="translate(15,200) rotate(-90)" text-anchor="middle">Rotated label AV To (%)</text>
<text transform="rotate(30 200 100)" x="200" y="100" font-weight="600">Bold, tilted: W ≥ 5 µ</text>
<path d="M40,116H150" stroke="#d55e00" fill="none"/>
<text x="80" y="120" stroke="white" stroke-width="4" paint-order="stroke" stroke-linejoin="round">halo</text>
<polygon points="200,30 220,30 210,45" fill="#cc79a7"/>
<polyline points="230,30 250,45 270,30" fill="none" stroke="#009e73" stroke-linecap="round" stroke-width="4"/>
<ellipse cx="290" cy="35" rx="15" ry="8" fill="none" stroke="black"/>
<path d="M40,150a10,8 20 0 1 30,10v20h-20z" fill="#e69f00" stroke="currentColor"/>
<path d="M100,150h40v40h-40zM110,160h20v20h-20z" fill-rule="evenodd" fill="#0072b2"/>
<text x="60" y="250"><tspan font-weight="600">Median:</tspan><tspan dx="9">11.1 </tspan>
  <tspan>months, 95% CI </tspan><tspan>2.1–53.9</tspan></text>
<text x="310" y="270" text-anchor="end"><tspan>hazard ratio, </tspan><tspan>AVATAR versus first</tspan></text>
<text x="160" y="1.2em" text-anchor="middle" font-size="10">11 111 1.11</text>
<g stroke="#0072b2" stroke-opacity="0.55" stroke-dasharray="3 3"><line x1="10" x2="300" y1="200" y2="200"/></g>
<path transform="translate(250,150) scale(2)" d="M0,-4.8L4,0L0,4.8L-4,0Z" fill="#d55e00"/></svg>`,
}

/** A picture as the drawing library draws it at this many pixels of width. */
export const drawnByResvg = (svg: string, width: number): Raster => ({
  ...pixelsOf(svg, FONTS, width),
  samples: 4,
})
