/** The page on A4: contents, page numbers, no control, nothing that is folded except the methods. */
export const printStyle = `@media print{@page{size:A4;margin:15mm 14mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt Arial,sans-serif;color:#444}}
:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--tint:#fff;--link:#000;--good:#064;--near:#530;--bad:#800;--open:#444;--good-fill:#2f8f5b;--near-fill:#c58a1b;--weak-fill:#8fa0ae;--bad-fill:#c4353c;--open-fill:#c3cbd3;font-size:9.4pt}
body{font-size:9pt;line-height:1.4}
.wrap{max-width:none;padding:0}
.skip,.no-print,.theme,.tools{display:none}
.bar,.key svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar{height:5mm}
.cols>nav ol{columns:2;display:block}.cols>nav ol ol{columns:1;padding-left:4mm;display:block;font-size:8pt}.cols>nav a{padding:0}.cols>nav li{break-inside:avoid}
h1{font-size:15pt}h2{font-size:12.5pt;margin-top:7mm}h3{font-size:10pt;margin-top:4mm}
p,ul,ol,dl,.big,.matters,.paste{max-width:none}
.scroll{overflow:visible}
table{font-size:7.4pt}th,td{padding:.18rem .4rem .18rem 0;overflow-wrap:break-word}
thead{display:table-header-group}thead,thead tr,tr.group{break-after:avoid}
.beside{grid-template-columns:repeat(2,minmax(0,1fr));gap:2mm 6mm}
.findings{columns:2;column-gap:2mm}.findings>li{margin-bottom:2mm}#t-small td.n{white-space:nowrap}.beside table{font-size:6.8pt}.beside .ci{font-size:6.1pt}.beside tbody th{min-width:0}.beside :is(th,td){padding-right:.25rem}#all:not(:has(~#claims details[open])){display:none}.findings>li{font-size:8.4pt;padding:1.5mm 2.5mm}.findings>li:has(details[open]){break-inside:auto}.findings details{font-size:7pt;line-height:1.3}.pair dd{font-size:10.5pt}
figure svg{max-width:120mm}figure,.findings>li:not(:has(details[open])),tr{break-inside:avoid}h2,h3,h4{break-after:avoid;break-inside:avoid}
details:not([open]){display:none}
#methods details{display:block}#methods details::details-content{content-visibility:visible}
nav a,main a[href^="results.html#"]{text-decoration:none}}
`
