const DARK =
  '--paper:#12161a;--ink:#e6eaee;--quiet:#a3adb8;--line:#333c45;--tint:#1a2026;--link:#8ab8ee;--good:#6fd39d;--near:#e7bb63;--bad:#ff9a94;--open:#a3adb8'

/** The style sheet of all pages: light and dark, from phones to A4, without requests. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1f24;--quiet:#56606b;--line:#d8dee4;--tint:#f5f7f9;--link:#0b5394;--good:#0b6b3a;--near:#7a5200;--bad:#a4262c;--open:#56606b;font-size:17px}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK};color-scheme:dark}
:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;line-height:1.55;-webkit-text-size-adjust:100%}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3rem}
h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.01em;margin:0 0 .5rem;font-weight:650;text-wrap:balance}
h2{font-size:1.4rem;margin:3.25rem 0 .75rem;padding-top:1rem;border-top:2px solid var(--ink);font-weight:650}
h3{font-size:1.08rem;margin:2rem 0 .5rem;font-weight:650}
p,ul,ol,dl{max-width:44rem}
a{color:var(--link);text-underline-offset:.15em}
.lead{font-size:1.12rem;color:var(--quiet);margin-top:0}
.quiet,caption small,.note{color:var(--quiet)}
.note{font-size:.9rem}
nav ol{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:0;margin:1.5rem 0 0;font-size:.95rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;padding:0;margin:1.5rem 0;list-style:none;max-width:none}
.tiles:has(li:only-child){max-width:15rem}
.tiles li{border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem;background:var(--tint)}
.tiles b{display:block;font-size:1.9rem;line-height:1.15;font-weight:600;font-variant-numeric:tabular-nums}
.v-reproduced{color:var(--good)}.v-within-rounding,.v-other-convention{color:var(--near)}.v-not-reproduced{color:var(--bad)}.v-not-derivable,.v-uninformative{color:var(--open)}
.scroll{overflow-x:auto;margin:1rem 0;max-width:100%}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;width:100%}
caption{text-align:left;font-weight:600;padding:.35rem 0}
caption small{font-weight:400;display:block}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom:1.5px solid var(--ink);border-top:1.5px solid var(--ink);font-weight:600}
tbody tr:last-child>*{border-bottom:1.5px solid var(--ink)}
tbody th{font-weight:400}
main a[href^="#r-"]{color:inherit;text-decoration:underline dotted var(--quiet) 1px;text-underline-offset:.2em}
main a[href^="#r-"]:hover{text-decoration:underline solid 1px}
h2 .a,h3 .a,figcaption .a{margin-left:.4em;color:var(--quiet);text-decoration:none;font-weight:400}
@media (hover:hover){:is(h2,h3,figcaption):not(:hover)>.a:not(:focus),figcaption:not(:hover) .a:not(:focus){color:transparent}}
.get{margin:-.6rem 0 1.4rem;font-size:.85rem;color:var(--quiet)}
.get .copy{margin-left:.4rem;padding:0 .5rem}
.paste{border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;}
.paste .quiet{color:inherit}
#t-audit th:first-child{width:25%}#t-audit td:nth-child(2){width:16%}#t-audit td:nth-child(5){white-space:nowrap}#t-audit td:nth-child(6){width:30%}
#t-results tr:target>*{background:var(--tint)}
.n{text-align:right;white-space:nowrap}
thead th{vertical-align:bottom}thead .n{white-space:normal}
tr.group th{font-weight:600;padding-top:.9rem;border-bottom:1px solid var(--line)}
.sub th{padding-left:1.1rem}
figure{margin:2rem 0}
.drawing{overflow-x:auto;max-width:42rem}
figure svg{display:block;width:100%;max-width:42rem;height:auto;color:var(--ink)}
figcaption{font-size:.9rem;color:var(--quiet);max-width:42rem;margin-top:.6rem}
figcaption b{color:var(--ink)}
details{margin:1rem 0}
summary{cursor:pointer;color:var(--link)}
code,.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.82em;overflow-wrap:anywhere}
td details{margin:.2rem 0}td details ul{padding-left:1.1rem;margin:.3rem 0}
.none{color:var(--quiet)}
button,input,select{font:inherit;font-size:.85rem;color:inherit;background:var(--tint);border:1px solid var(--line);border-radius:.35rem;padding:.2rem .6rem}
button{cursor:pointer}
.theme{float:right}
thead button{font-weight:600;padding:0;background:none;border:0;text-align:inherit}
[aria-sort=ascending] button::after{content:" \\2191"}
[aria-sort=descending] button::after{content:" \\2193"}
.tools{max-width:none;font-size:.9rem}
.stage{position:relative;max-width:42rem}
.tip{position:absolute;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.4rem .7rem;font-size:.8rem;width:max-content;max-width:24rem;pointer-events:none;box-shadow:0 2px 10px #0003}
.when{color:var(--quiet)}
[hidden]{display:none}
footer{margin-top:4rem;padding-bottom:3rem;color:var(--quiet);font-size:.9rem}
.cards{display:grid;gap:1rem;padding:0;list-style:none;max-width:none}
.cards>li{border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem;background:var(--tint)}
.small{float:right;margin:0 0 .5rem 1rem;color:var(--link)}
.cards h2{border:0;margin:0;padding:0;font-size:1.25rem}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
@media screen and (max-width:40rem){.drawing svg{min-width:30rem}.scroll,.drawing{background:linear-gradient(to left,var(--paper) 40%,transparent) right/3rem 100% no-repeat local,linear-gradient(to left,color-mix(in srgb,var(--quiet) 30%,transparent),transparent) right/.8rem 100% no-repeat scroll}.small{float:none;display:block;margin:0 0 .6rem}.theme{float:none;display:block;margin:0 0 1rem auto}.n{white-space:normal}th,td{padding-right:.5rem}:root{font-size:16px}h1{font-size:1.6rem}header{padding-top:1.5rem}}
@media print{@page{size:A4;margin:16mm}:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--tint:#fff;--link:#000;--good:#064;--near:#530;--bad:#800;--open:#444;font-size:10pt}
header,main,footer{max-width:none;padding-left:0;padding-right:0}nav{display:none}.scroll,.drawing{overflow:visible}table{font-size:7.6pt}th,td{padding-right:.45rem;overflow-wrap:break-word}figure svg{max-width:152mm}figure,tr,.tiles li{break-inside:avoid}h2,h3{break-after:avoid;break-inside:avoid}.scroll::before{content:"";display:block;height:32mm;margin-bottom:-32mm;break-inside:avoid}details:not([open]),#results:not(:has(details[open])){display:none}#methods details{display:block}#methods details::details-content{content-visibility:visible}thead{display:table-header-group}main a[href^="#r-"]{text-decoration:none}thead,thead tr,tr.group{break-after:avoid}nav a{text-decoration:none}.no-print{display:none}}
`
