"""Writes a made-up article with four tables as a web page, JATS, LaTeX, and a page for LibreOffice, and its cells as JSON.

`make.sh` prints them to PDF. A cell is a text, or (text, columns, rows); "  x" is a label that is indented; ^a^ is raised.
"""
import html
import json
import random

random.seed(14)
SITES = ["Cervical", "Thoracic", "Lumbar", "Sacral"]


def long_rows():
    rows = []
    for i in range(1, 61):
        n = random.randint(20, 400)
        rate = random.uniform(1, 99)
        low = max(0.1, rate - random.uniform(3, 12))
        high = min(99.9, rate + random.uniform(3, 12))
        rows.append([
            f"Registry {i}", SITES[i % 4], str(n), f"{rate:.1f}", f"{low:.1f}–{high:.1f}",
            f"{random.uniform(0.3, 14):.2f}", "<0.001" if i % 9 == 0 else f"{random.uniform(0.001, 0.99):.3f}",
        ])
    return rows


TABLES = [
    {
        "title": "Table 1. Characteristics of 48 made-up patients by margin",
        "look": "rules", "wide": False, "head": 2, "align": "lccc", "widths": [36, 20, 20, 10],
        "rows": [
            [("Characteristic", 1, 2), ("Margin", 2, 1), ("P^a^", 1, 2)],
            ["Negative (n = 30)", "Positive (n = 18)"],
            ["Age, years, median (IQR)", "61 (54–70)", "58 (50–66)", "0.31"],
            ["Sex, n (%)", "", "", "0.44"],
            ["  Men", "20 (66.7)", "10 (55.6)", ""],
            ["  Women", "10 (33.3)", "8 (44.4)", ""],
            ["Blood loss, mL, mean ± SD", "1,100 ± 400", "1,450 ± 700", "0.04"],
            ["Complications, n (%)", "", "", ""],
            ["  Wound infection", "3 (10.0)", "4 (22.2)", "0.24"],
            ["  Leak of cerebrospinal fluid that needed another operation within thirty days", "1 (3.3)", "2 (11.1)", "0.28"],
            ["  Death", "0", "1 (5.6)", "0.37"],
        ],
        "notes": ["^a^ Fisher's exact test or Mann–Whitney test.", "IQR, interquartile range; SD, standard deviation."],
    },
    {
        "title": "Table 2. Factors of overall survival in Cox models",
        "look": "rules", "wide": True, "head": 2, "align": "lcccc", "widths": [60, 34, 16, 34, 16],
        "rows": [
            [("Factor", 1, 2), ("Univariable", 2, 1), ("Multivariable", 2, 1)],
            ["HR (95% CI)", "P", "HR (95% CI)", "P"],
            ["Age, per 10 years", "1.32 (1.05–1.66)", "0.018", "1.28 (1.01–1.62)", "0.041"],
            ["Female sex", "0.81 (0.47–1.40)", "0.45", "—", "—"],
            ["Positive margin", "2.10 (1.20–3.68)", "0.009", "1.94 (1.09–3.45)", "0.024"],
            ["Time from the diagnosis to the operation of more than six months", "1.45 (0.83–2.53)", "0.19", "—", "—"],
            ["Performance status 2 to 4", "3.02 (1.64–5.56)", "<0.001", "2.71 (1.44–5.10)", "0.002"],
        ],
        "notes": ["CI, confidence interval; HR, hazard ratio."],
    },
    {
        "title": "Table 3. Patients with complications",
        "look": "grid", "wide": True, "head": 1, "align": "ppppp", "widths": [14, 24, 52, 48, 22],
        "rows": [
            ["Patient", "Level", "Operation", "Complication and its treatment", "Status"],
            ["1", ("Thoracic", 1, 2), "Resection in one piece from behind, with a cage and rods over five levels", "Wound infection on day 12; opened, washed and closed again", "Alive, no disease"],
            ["4", "Resection in two pieces", "Pleural effusion", "Died of disease"],
            ["9", "Lumbar", "Resection from the front and from behind in two sessions, one week apart", "Rod breakage after 26 months; Revision with four rods", "Alive with disease"],
            ["17", "Lumbar", "Resection in one piece", "None", "Alive, no disease"],
        ],
        "notes": [],
    },
    {
        "title": "Table 4. Survival in sixty made-up registries",
        "look": "long", "wide": True, "head": 1, "align": "llrrcrr", "widths": [30, 22, 18, 28, 28, 22, 18],
        "rows": [["Registry", "Site", "Patients", "5-year rate, %", "95% CI", "Median, years", "P"]] + long_rows(),
        "notes": ["Rates by the Kaplan–Meier method."],
    },
]

TEXT = (
    "Survival was estimated by the Kaplan–Meier method and compared by the log-rank test. Patients who were treated between "
    "2001 and 2014 were included, whatever their margin was. Pain was measured before the operation and at each visit by two "
    "observers, who did not know the margin. The details are in Table 1 and Table 2. A patient with a recurrence may have been "
    "lost to follow-up before it was seen, and no reader should take this series for a real one. "
)


def whole(cell):
    return cell if isinstance(cell, tuple) else (cell, 1, 1)


def placed(table):
    """Cells with row, column, rows, columns, counted from 1."""
    taken, cells = {}, []
    for r, row in enumerate(table["rows"], 1):
        c = 1
        for cell in row:
            text, columns, rows = whole(cell)
            while (r, c) in taken:
                c += 1
            for i in range(r, r + rows):
                for j in range(c, c + columns):
                    taken[i, j] = text
            cells.append({"row": r, "column": c, "rows": rows, "columns": columns, "text": text})
            c += columns
    return cells, taken


def truth(table):
    cells, taken = placed(table)
    plain = lambda text: text.strip().replace("^", "")
    group = None
    for cell in cells:
        r, c = cell["row"], cell["column"]
        is_head = r <= table["head"]
        if c == 1 and not is_head:
            group = group if cell["text"].startswith("  ") else plain(cell["text"])
            is_in = cell["text"].startswith("  ")
        heads = []
        for i in range(1, table["head"] + 1):
            text = plain(taken[i, c])
            if text not in heads:
                heads.append(text)
        cell["heads"] = [] if is_head else heads
        cell["label"] = "" if is_head or c == 1 else plain(taken[r, 1])
        cell["groups"] = [] if is_head or not is_in else [group]
        cell["text"] = plain(cell["text"])
    rows = [[c["row"], c["column"], c["rows"], c["columns"], c["text"], c["heads"], c["label"], c["groups"]] for c in cells]
    return {"title": table["title"], "head": table["head"], "notes": [plain(n) for n in table["notes"]], "cells": rows}


def raised(text, begin, end):
    return "".join(p if i % 2 == 0 else begin + p + end for i, p in enumerate(html.escape(text, quote=False).split("^")))


def html_table(table, for_office):
    grid = table["look"] == "grid"
    last = len(table["rows"])
    cells, _ = placed(table)
    rows = []
    for r in range(1, last + 1):
        out = []
        for cell in cells:
            if cell["row"] != r:
                continue
            tag = "th" if r <= table["head"] else "td"
            bottom = r + cell["rows"] - 1
            lines = ["top"] if r == 1 else []
            if bottom in (table["head"], last) or (r < table["head"] and cell["columns"] > 1):
                lines.append("bottom")
            look = "border:0.75pt solid #000" if grid else ";".join(f"border-{side}:0.75pt solid #000" for side in lines)
            is_left = cell["column"] == 1 or table["align"][cell["column"] - 1] == "p"
            look += f";text-align:{'left' if is_left else 'right' if table['align'][cell['column'] - 1] == 'r' else 'center'}"
            indent = cell["text"].startswith("  ")
            if indent and not for_office:
                look += ";padding-left:9pt"
            spans = "".join(f' {n}="{v}"' for n, v in (("colspan", cell["columns"]), ("rowspan", cell["rows"])) if v > 1)
            text = raised(cell["text"].strip(), "<sup>", "</sup>")
            if for_office:
                text = f'<p style="margin:0{";margin-left:9pt" if indent else ""}">{text}</p>'
                spans += f' width="{table["widths"][cell["column"] - 1] * 100 // sum(table["widths"])}%"'
            out.append(f'<{tag}{spans} style="{look}">{text}</{tag}>')
        rows.append("<tr>" + "".join(out) + "</tr>")
    head = "".join(rows[: table["head"]])
    body = "".join(rows[table["head"]:])
    notes = "".join(f'<p class="note">{raised(n, "<sup>", "</sup>")}</p>' for n in table["notes"])
    title = f'<p class="title">{table["title"]}</p>' if for_office else f'<caption>{table["title"]}</caption>'
    inner = f"<thead>{head}</thead><tbody>{body}</tbody>"
    if for_office:
        return f'{title}<table width="100%" cellspacing="0" cellpadding="2">{inner}</table>{notes}'
    if notes:
        inner += f'<tfoot><tr><td colspan="{len(table["align"])}">{notes}</td></tr></tfoot>'
    return f'<table class="{table["look"]}{" wide" if table["wide"] else ""}">{title}{inner}</table>'


def page(for_office=False):
    out = ["<h1>Tables of a made-up series</h1><h2>Results</h2>"]
    for i, table in enumerate(TABLES):
        out.append(f"<p>{TEXT * (3 if i < 2 else 1)}</p>")
        out.append(html_table(table, for_office))
    out.append(f"<h2>Discussion</h2><p>{TEXT * 2}</p>")
    style = (
        "@page{size:A4;margin:20mm 18mm} body{font:9.5pt/1.35 'Liberation Serif',serif} .c{column-count:2;column-gap:7mm;text-align:justify}"
        "p{margin:0;text-indent:1em} table{border-collapse:collapse;font-size:7.5pt;width:100%;margin:8pt 0} caption{text-align:left;"
        "font-weight:bold} th{font-weight:bold} td,th{padding:2px 4px} .wide{column-span:all} .note{text-indent:0;text-align:left}"
        "thead{display:table-header-group} tfoot{display:table-row-group} .rules,.grid{break-inside:avoid}"
    )
    if for_office:
        style = "body{font:10pt 'Liberation Serif'} p{margin:0} th p,td p{font-size:8pt} .title{font-weight:bold;margin-top:8pt} .note{font-size:8pt}"
    wrapped = "".join(out) if for_office else f'<div class="c">{"".join(out)}</div>'
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Made-up tables</title><style>{style}</style></head><body>{wrapped}</body></html>\n'


def jats():
    out = []
    for i, table in enumerate(TABLES, 1):
        cells, _ = placed(table)
        rows = []
        for r in range(1, len(table["rows"]) + 1):
            tag = "th" if r <= table["head"] else "td"
            row = ""
            for cell in cells:
                if cell["row"] == r:
                    spans = "".join(f' {n}="{v}"' for n, v in (("colspan", cell["columns"]), ("rowspan", cell["rows"])) if v > 1)
                    indent = "\u2003" if cell["text"].startswith("  ") else ""
                    row += f'<{tag}{spans}>{indent}{raised(cell["text"].strip(), "<sup>", "</sup>")}</{tag}>'
            rows.append(f"<tr>{row}</tr>")
        notes = "".join(f'<fn><p>{raised(n, "<sup>", "</sup>")}</p></fn>' for n in table["notes"])
        foot = f"<table-wrap-foot>{notes}</table-wrap-foot>" if notes else ""
        out.append(
            f'<p>{TEXT}</p><table-wrap id="t{i}"><label>Table {i}.</label><caption><p>{table["title"][9:]}</p></caption><table>'
            f'<thead>{"".join(rows[: table["head"]])}</thead><tbody>{"".join(rows[table["head"]:])}</tbody></table>{foot}</table-wrap>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<article><front><article-meta><title-group><article-title>Tables of a made-up '
        "series</article-title></title-group></article-meta></front><body><sec><title>Results</title>" + "".join(out) + "</sec></body></article>\n"
    )


def tex(text):
    text = text.replace("%", r"\%").replace("±", r"$\pm$").replace("–", "--").replace("—", "---").replace("<", "$<$").replace("'", "'")
    return "".join(p if i % 2 == 0 else rf"\textsuperscript{{{p}}}" for i, p in enumerate(text.split("^")))


def tex_table(table):
    cells, _ = placed(table)
    grid, long = table["look"] == "grid", table["look"] == "long"
    last, columns = len(table["rows"]), len(table["align"])
    if grid:
        form = "|" + "".join(f"p{{{w}mm}}|" for w in table["widths"])
    else:
        form = "".join(f"p{{{table['widths'][0] * (1 if table['wide'] else 0.78)}mm}}" if a == "l" and not long and i == 0 else a for i, a in enumerate(table["align"]))
    lines = []
    for r in range(1, last + 1):
        out, c = [], 1
        while c <= columns:
            cell = next((x for x in cells if x["row"] == r and x["column"] == c), None)
            if cell is None:
                out.append("")
                c += 1
                continue
            text = tex(cell["text"].strip())
            if cell["text"].startswith("  "):
                text = rf"\leftskip=3mm {text}"
            out.append(rf"\multicolumn{{{cell['columns']}}}{{c}}{{{text}}}" if cell["columns"] > 1 else text)
            c += cell["columns"]
        line = " & ".join(out) + r" \\"
        spans = [x for x in cells if x["row"] == r and x["columns"] > 1]
        if grid:
            goes_on = [x["column"] for x in cells if x["row"] <= r < x["row"] + x["rows"] - 1]
            line += r" \hline" if not goes_on else "".join(rf" \cline{{{c}-{c}}}" for c in range(1, columns + 1) if c not in goes_on)
        elif r == table["head"]:
            line += r" \midrule" + (r" \endhead" if long else "")
        elif spans:
            line += "".join(rf" \cmidrule(lr){{{x['column']}-{x['column'] + x['columns'] - 1}}}" for x in spans)
        lines.append(line)
    body = "\n".join(lines)
    title = rf"\textbf{{{tex(table['title'])}}}"
    notes = "".join(rf"\\ {tex(n)}" for n in table["notes"])
    if long:
        return rf"\clearpage\onecolumn\noindent {title}\begin{{longtable}}{{{form}}}\toprule {body} \bottomrule\end{{longtable}}\noindent {notes[3:]}" + "\n\n"
    top, bottom = (r"\hline", "") if grid else (r"\toprule", r"\bottomrule")
    star, size = ("*", r"\footnotesize") if table["wide"] else ("", r"\scriptsize\setlength\tabcolsep{2pt}")
    return (
        rf"\begin{{table{star}}}[t]{size}\raggedright {title}\\[2pt]\begin{{tabular}}{{{form}}}{top} {body} {bottom}\end{{tabular}}"
        rf"{notes}\end{{table{star}}}" + "\n\n"
    )


def latex():
    out = []
    for i, table in enumerate(TABLES):
        out.append(tex(TEXT) * (5 if i < 2 else 3) + "\n\n" + tex_table(table))
    return (
        r"\documentclass[10pt,a4paper,twocolumn]{article}\usepackage[utf8]{inputenc}\usepackage[margin=18mm]{geometry}"
        r"\usepackage{booktabs,array,longtable}\setlength\tabcolsep{4pt}\pagestyle{empty}\begin{document}\section*{Results}" + "\n"
        + "".join(out) + r"\section*{Discussion}" + tex(TEXT) * 2 + r"\end{document}" + "\n"
    )


def write(name, text):
    with open(name, "w") as file:
        file.write(text)


write("tables.html", page())
write("office.html", page(True))
write("tables.xml", jats())
write("tables.tex", latex())
write("tables.json", "[\n" + ",\n".join(json.dumps(truth(t), ensure_ascii=False, separators=(',', ':')) for t in TABLES) + "\n]\n")
