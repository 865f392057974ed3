import { printStyle } from './print-style.ts'

/** The inks of figures (`stages/7-figures/drawing/colours.ts`), each with a light one of the same hue for dark paper. */
const INKS: readonly (readonly [light: string, dark: string])[] = [
  ['#0b3c6f', '#7db8f0'],
  ['#d9730d', '#ffa257'],
  ['#007a59', '#4fc79a'],
  ['#6b1d4f', '#dc9cc9'],
  ['#d06a9c', '#f08fbd'],
  ['#8a6100', '#d9ad4a'],
]

const DARK =
  '--paper:#12161a;--ink:#e6eaee;--quiet:#a9b3bd;--line:#333c45;--tint:#1a2026;--link:#8ab8ee;--good:#6fd39d;--near:#e7bb63;--bad:#ff9a94;--open:#a9b3bd;--good-fill:#3f9d6a;--near-fill:#c99a3d;--weak-fill:#7b8894;--bad-fill:#d8605f;--open-fill:#4b5660'

/** The attributes of a drawing are overruled by a style, so that its inks follow the paper. */
const darkInks = (root: string): string =>
  INKS.map(
    ([light, dark]) =>
      `${root} figure svg [fill="${light}"]{fill:${dark}}${root} figure svg [stroke="${light}"]{stroke:${dark}}`,
  ).join('')

/** The style sheet of all pages: light and dark, from phones to A4, without requests. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#16202a;--quiet:#55606c;--line:#d9dfe5;--tint:#f4f6f8;--link:#0b5394;--good:#0b6b3a;--near:#7a5200;--bad:#a4262c;--open:#55606c;--good-fill:#2f8f5b;--near-fill:#c58a1b;--weak-fill:#8fa0ae;--bad-fill:#c4353c;--open-fill:#c3cbd3}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK};color-scheme:dark}
:root[data-theme=light]{color-scheme:light}
@media screen and (prefers-color-scheme:dark){${darkInks(':root:not([data-theme=light])')}}
@media screen{${darkInks(':root[data-theme=dark]')}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.47 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
.wrap{max-width:78rem;margin:0 auto;padding:0 1.25rem}
.vh,.m .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;z-index:2;background:var(--paper);padding:.5rem .8rem;outline:2px solid var(--link)}
header.wrap{padding-top:1.75rem}
header .quiet{margin:0;font-size:.92rem;max-width:60rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem;font-weight:650;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.25;margin:1.5rem 0 .4rem;padding-top:.5rem;border-top:2px solid var(--ink);font-weight:650}
h3{font-size:1.05rem;margin:.9rem 0 .25rem;font-weight:650}
h4{font-size:.98rem;line-height:1.35;margin:0;font-weight:650}
p,ul,ol,dl{max-width:56rem}main ul{padding-left:1.2rem;margin:.5rem 0}
p{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
.quiet,.ci,.where,caption small,.note,.none{color:var(--quiet)}
.note,.where{font-size:.875rem}
.big{font-size:1.13rem;line-height:1.45;max-width:52rem}
.matters{border-left:4px solid var(--bad-fill);padding:.1rem 0 .1rem .9rem;max-width:60rem}
.warning{border-left:4px solid var(--near-fill);padding:.1rem 0 .1rem .9rem}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;max-width:none}
nav ol ol{display:none}
nav a{display:inline-block;padding:.2rem 0;color:var(--ink);text-decoration:none}
nav a:hover{text-decoration:underline}
.cols>nav{border-block:1px solid var(--line);padding:.35rem 0;margin:1rem 0;font-size:.94rem}
main>section:first-child>h2{margin-top:1.1rem}
@media screen and (min-width:66rem){.cols{display:grid;grid-template-columns:10.75rem minmax(0,1fr);gap:1.75rem}.cols>nav{border:0;padding:0;position:sticky;top:0;align-self:start;margin:1.2rem 0;max-height:100vh;overflow-y:auto}.cols>nav ol{display:block}.cols>nav ol ol{padding-left:.9rem;font-size:.86rem}.cols>nav>ol>li{border-left:3px solid var(--line);padding-left:.8rem}.cols>nav ol ol a{color:var(--quiet)}}
.bar{display:block;width:100%;height:1.5rem;border-radius:.3rem;margin:.8rem 0 .4rem;max-width:60rem}
.key{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;list-style:none;padding:0;margin:0 0 .9rem;font-size:.93rem;max-width:none}
.key svg{display:inline-block;width:.75em;height:.75em;margin-right:.4em}
.key b{font-variant-numeric:tabular-nums}
rect.v-reproduced{fill:var(--good-fill)}rect.v-within-rounding,rect.v-other-convention{fill:var(--near-fill)}rect.v-not-reproduced{fill:var(--bad-fill)}rect.v-not-derivable{fill:var(--open-fill)}rect.v-uninformative{fill:var(--weak-fill)}
.v-reproduced{color:var(--good)}.v-within-rounding,.v-other-convention{color:var(--near)}.v-not-reproduced{color:var(--bad)}.v-not-derivable,.v-uninformative{color:var(--open)}
.findings{list-style:none;padding:0;margin:.6rem 0;columns:25rem 2;column-gap:.6rem;max-width:none}
.findings>li{break-inside:avoid;margin-bottom:.6rem;border:1px solid var(--line);border-left:4px solid var(--bad-fill);border-radius:.4rem;padding:.5rem .9rem;font-size:.92rem;min-width:0}
.pair{display:flex;flex-wrap:wrap;gap:.2rem 1.8rem;margin:.35rem 0 .1rem}
.pair dt{font-size:.8rem;color:var(--quiet)}
.pair dd{margin:0;font-size:1.25rem;font-weight:650;font-variant-numeric:tabular-nums}
.pair>div:last-child{flex:1 1 9rem}.pair dd.where{font-size:.86rem;font-weight:400;line-height:1.35;margin-top:.2rem}.findings p{margin:.3rem 0}
.scroll{overflow-x:auto;margin:.5rem 0 .3rem;max-width:100%}
table{border-collapse:collapse;font-size:.88rem;line-height:1.4;font-variant-numeric:tabular-nums;width:100%}
caption{text-align:left;font-weight:650;padding:.3rem 0}
caption small{font-weight:400;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.22rem .9rem .22rem 0;border-bottom:1px solid var(--line)}
thead th{border-block:1.5px solid var(--ink);font-weight:600;vertical-align:bottom}
tbody tr:last-child>*{border-bottom:1.5px solid var(--ink)}
tbody th{font-weight:400}
sup{line-height:0}
.n{text-align:right}
thead .n{white-space:normal}
.n .ci{white-space:nowrap}
#t-brief .ci,.beside tr:has(td+td) .ci{display:block}
#t-brief th:first-child{width:15rem}
.beside th,.beside td{padding-right:.4rem}.beside table{font-size:.83rem;line-height:1.3}.beside :is(th,td){padding-top:.16rem;padding-bottom:.16rem}.beside tr.group th{padding-top:.5rem}.beside tbody th{min-width:6.6rem}.beside .ci{font-size:.78rem}.beside>div:has(thead th:nth-child(5)){grid-column:1/-1}.beside>div>h3:first-child{margin-top:0}
tr.group th{font-weight:600;padding-top:.8rem}
.sub th{padding-left:1.1rem}
.more>*{border-bottom-color:var(--line)}
#t-effects{line-height:1.35}#t-effects :is(th,td){padding-right:.45rem}#t-effects th:first-child{width:17%}#t-effects td:nth-child(2){width:30.3%}#t-effects td:nth-child(3){width:47%}#t-effects td:nth-child(4){white-space:nowrap}#t-effects tr:has(+.more)>*{border-bottom:0}
#t-small th:first-child{width:30%}
#t-characteristics th:first-child{width:37%}#t-characteristics{font-size:.82rem;line-height:1.35}#t-characteristics :is(th,td){padding-top:.15rem;padding-bottom:.15rem}
@media (min-width:66rem){#claims,#appendix{columns:2;column-gap:2.5rem}:is(#claims,#appendix)>:is(h2,details[open]){column-span:all}:is(#claims,#appendix)>details{break-inside:avoid}:is(#claims,#appendix)>details[open]{break-inside:auto}.scroll:has(#t-characteristics),#methods>ul,#limits>ul,#methods>dl{columns:2;column-gap:2.5rem;max-width:none}#t-characteristics tr{break-inside:avoid}}
.part{display:inline-block}
#t-results{table-layout:fixed}#t-results th:first-child{width:34%}#t-results th:nth-child(2){width:13rem}#t-results th:nth-child(3){width:7rem}
#t-results tr:target>*{background:var(--tint);font-weight:600}
.columns{columns:18rem;font-size:.9rem;max-width:none}
main a[href^="results.html#"]{color:inherit;text-decoration:underline dotted var(--quiet) 1px;text-underline-offset:.2em}
main a[href^="results.html#"]:hover{text-decoration:underline solid 1px}
.paste+.copy{float:right;margin-top:-.2rem}h2 .a,h3 .a,figcaption .a{margin-left:.4em;color:var(--quiet);text-decoration:none;font-weight:400}
@media (hover:hover){:is(h2,h3,figcaption):not(:hover)>.a:not(:focus),figcaption:not(:hover) .a:not(:focus){color:transparent}}
.get{margin:-.1rem 0 .5rem;font-size:.78rem;line-height:1.3;color:var(--quiet)}.get .copy{font-size:inherit;padding:0 .4rem}
.get .copy{margin-left:.4rem}
.claims table{table-layout:fixed}
.claims thead th:first-child{width:2.2rem}.claims thead th:nth-child(n+3){width:9.5rem}
.claims thead th:first-child{font-size:0}.claims thead th:first-child button::before{content:"\\2195";font-size:.88rem}.claims thead th:first-child[aria-sort] button::before{content:none}.claims thead th:first-child button::after{font-size:.88rem}
.claims tr.is-not-reproduced>*{font-weight:600}.claims tr.is-not-derivable>th,.claims tr.is-not-derivable>td{color:var(--quiet)}
.claims tr:target>*{background:var(--tint)}
details.claims{border-bottom:1px solid var(--line);margin:0}
.beside{display:grid;gap:1rem 2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));align-items:start}
.beside>*{min-width:0}
figure{margin:.5rem 0}
.drawing.narrow{display:none}
figure svg{display:block;width:100%;max-width:42rem;height:auto;color:var(--ink)}
figcaption{font-size:.82rem;line-height:1.4;color:var(--quiet);max-width:42rem;margin-top:.4rem}
figcaption b{color:var(--ink)}
details{margin:.35rem 0}
summary{cursor:pointer;color:var(--link);padding:.15rem 0}
summary b{color:var(--ink)}
.findings summary{font-size:.88rem}.findings details{font-size:.82rem;line-height:1.38}.findings details ul{padding-left:1.1rem;margin:.3rem 0}
#methods li,#methods dl,#limits li{font-size:.88rem}#rules~p,#consistency~*{font-size:.92rem}
code,.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.82em;overflow-wrap:anywhere}
dd{margin:0 0 .4rem 1.1rem}
.paste{border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;max-width:none;font-size:.82rem;line-height:1.45}
.paste .quiet{color:inherit}
button,input,select{font:inherit;font-size:.85rem;color:inherit;background:var(--tint);border:1px solid var(--line);border-radius:.35rem;padding:.2rem .6rem}
button{cursor:pointer}
.theme{float:right;margin-left:1rem}
thead button{font-size:inherit;font-weight:600;padding:0;background:none;border:0;text-align:inherit}
[aria-sort=ascending] button::after{content:" \\2191"}
[aria-sort=descending] button::after{content:" \\2193"}
.tools{max-width:none;font-size:.9rem;display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center}
.stage{position:relative;max-width:42rem}
.tip{position:absolute;z-index:1;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.4rem .7rem;font-size:.8rem;line-height:1.4;width:max-content;max-width:24rem;pointer-events:none;box-shadow:0 2px 10px #0003}
.tip.free{position:fixed}
.when{color:var(--quiet)}
[hidden]{display:none!important}
footer.wrap{margin-top:1.4rem;padding-bottom:1.2rem;color:var(--quiet);font-size:.9rem}
.cards{display:grid;gap:1rem;padding:0;list-style:none;max-width:none;grid-template-columns:repeat(auto-fill,minmax(min(100%,27rem),1fr))}
.cards>li{border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem;min-width:0}
.cards h3{margin:0;font-size:1.1rem}
.cards .bar{height:.8rem;margin:.5rem 0}
.cards svg.small{display:block;width:100%;max-width:24rem;height:auto;margin:.6rem 0 0;color:var(--quiet)}.cards svg.small text{font-size:11px}.cards path.curve{stroke:var(--link)}.cards p{margin:.3rem 0}.cards .key{font-size:.85rem;margin:0 0 .3rem}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media screen and (max-width:44rem){body{font-size:15.5px;line-height:1.5}h1{font-size:1.4rem}header.wrap{padding-top:1.2rem}.theme{float:none;display:block;margin:0 0 .8rem auto}h2{margin-top:2rem}
.drawing.wide{display:none}.drawing.narrow{display:block}
.stack thead,.claims thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden;white-space:nowrap}
.stack,.stack tbody,.stack caption,.claims table,.claims tbody{display:block}
.stack tr,.claims tr{display:block;border-bottom:1px solid var(--line);padding:.35rem 0}
.stack :is(th,td),.claims :is(th,td){display:block;border:0!important;padding:.05rem 0!important;text-align:left;width:auto!important}
.stack tbody th{font-weight:650}
.stack td[data-l]::before{content:attr(data-l) ": ";color:var(--quiet)}
.stack td:empty,.claims td:empty{display:none}
#t-brief .ci,.beside tr:has(td+td) .ci{display:inline}
.claims tr:not(.group){display:grid;grid-template-columns:1.5rem 1fr;column-gap:.2rem}.claims tr:not(.group)>*{grid-column:2}.claims td.m{grid-column:1!important;grid-row:1}
.claims td.n:nth-child(3)::before{content:"Reported: ";color:var(--quiet)}.claims td.n:nth-child(4)::before{content:"Recomputed: ";color:var(--quiet)}
.beside .stack:not(#t-consistency) td,#t-brief td{display:inline;margin-right:.5rem}.endpoint .stack tr:not(.group) th{display:inline}.endpoint .stack tr:not(.group) th::after{content:": "}.endpoint .stack td[data-l]::before{content:attr(data-l) " "}.endpoint .stack tr{padding:.2rem 0}#t-brief td::before,.beside td::before{white-space:nowrap}#t-brief .ci,.beside .stack .ci{font-size:inherit}#t-characteristics tr{padding:.2rem 0}#t-characteristics :is(th,td){display:inline}#t-characteristics td::before{content:none}#t-characteristics th::after{content:": "}.stack,.claims table{font-size:.86rem}.paste{font-size:.76rem;line-height:1.35;padding-left:.6rem}#methods li,#limits li,#methods dl{font-size:.82rem;line-height:1.38}#t-effects td:nth-child(2),#t-effects td:nth-child(3){font-size:.95em}.findings{columns:auto}.findings>li{font-size:.86rem;padding:.4rem .7rem}.pair dd{font-size:1.1rem}.pair>div:last-child{flex-basis:100%}.pair>div:last-child dt{position:absolute;clip-path:inset(50%)}
#t-results,#t-results tbody{display:block}#t-results thead{display:none}#t-results tr{display:block;padding:.3rem 0;border-bottom:1px solid var(--line)}#t-results :is(th,td){display:block;border:0;padding:0;text-align:left;width:auto}}
${printStyle}`
