// written by "make page-script" from stages/8-report/page/: edit those files

/** The page's one script, which its policy allows by its hash. It adds controls and no content. */
export const pageScript = `
"use strict";
(() => {
  // stages/8-report/page/make.ts
  var make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // stages/8-report/page/claims-table.ts
  var filterClaims = () => {
    const table = document.getElementById("t-audit");
    if (!table) return;
    const body = table.tBodies[0];
    const allRows = [...body.rows];
    const groups = allRows.filter(isGroup);
    const rows = allRows.filter((row) => !isGroup(row));
    const groupOf = groupsByRow(allRows);
    const searchBox = make("input", { type: "search", id: "claims-words" });
    const verdict = make(
      "select",
      { id: "claims-verdict" },
      make("option", { value: "", textContent: "all" }),
      ...groups.map((row) => make("option", { textContent: wordsOf(row) }))
    );
    const count = make("output", {});
    let isSorted = false;
    const show = () => {
      const wanted = searchBox.value.toLowerCase();
      const shown = new Set(
        rows.filter(
          (row) => row.textContent.toLowerCase().includes(wanted) && (!verdict.value || groupOf.get(row) === verdict.value)
        )
      );
      const shownGroups = new Set([...shown].map((row) => groupOf.get(row)));
      for (const row of rows) row.hidden = !shown.has(row);
      for (const row of groups) row.hidden = isSorted || !shownGroups.has(wordsOf(row));
      count.textContent = \`\${shown.size} of \${rows.length}\`;
    };
    addSortButtons(table, (order, column) => {
      isSorted = order !== null;
      body.append(...order === null ? allRows : sortedRows(rows, column, order));
      show();
    });
    searchBox.oninput = show;
    verdict.onchange = show;
    const label = (htmlFor, textContent) => make("label", { htmlFor, textContent });
    const tools = [
      ...[label("claims-words", "Claims with "), searchBox],
      ...[label("claims-verdict", " verdict "), verdict, " ", count]
    ];
    table.closest(".scroll").before(make("p", { className: "tools no-print" }, ...tools));
    show();
  };
  var addSortButtons = (table, sort) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, index) => {
      const button = make("button", { type: "button", title: "sort" }, ...head.childNodes);
      button.onclick = () => {
        const current = head.getAttribute("aria-sort");
        const order = current === null ? "ascending" : current === "ascending" ? "descending" : null;
        for (const other of heads) other.removeAttribute("aria-sort");
        if (order) head.setAttribute("aria-sort", order);
        sort(order, { index, isNumeric: head.classList.contains("n") });
      };
      head.append(button);
    });
  };
  var sortedRows = (rows, { index, isNumeric }, order) => {
    const sign = order === "descending" ? -1 : 1;
    return rows.map((row) => ({ row, key: sortKey(row.cells[index], isNumeric) })).sort((a, b) => sign * compareKeys(a.key, b.key)).map(({ row }) => row);
  };
  var sortKey = (cell, isNumeric) => {
    const text = wordsOf(cell);
    const match = isNumeric ? /-?\\d+(\\.\\d+)?/.exec(text.replace(/[,\\u00a0]/g, "")) : null;
    return { number: match && Number(match[0]), text };
  };
  var compareKeys = (a, b) => {
    if (a.number !== null && b.number !== null) return a.number - b.number;
    if (a.number !== null) return -1;
    if (b.number !== null) return 1;
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  };
  var isGroup = (row) => row.classList.contains("group");
  var groupsByRow = (all) => {
    const groups = /* @__PURE__ */ new Map();
    let group = "";
    for (const row of all)
      if (isGroup(row)) group = wordsOf(row);
      else groups.set(row, group);
    return groups;
  };
  var wordsOf = (element) => element.textContent.trim();

  // stages/8-report/page/copying.ts
  var cleanCopies = () => {
    document.addEventListener("copy", (event) => {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || !event.clipboardData) return;
      const copy = make("div", {}, selectedPart(selection.getRangeAt(0)));
      for (const link of copy.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes);
      for (const control of copy.querySelectorAll(".no-print, button")) control.remove();
      for (const [selector, style] of TABLE_STYLES)
        for (const element of copy.querySelectorAll(selector)) element.style.cssText = style;
      event.clipboardData.setData("text/html", copy.innerHTML);
      event.clipboardData.setData("text/plain", selection.toString());
      event.preventDefault();
    });
  };
  var TABLE_STYLES = [
    ["table", "border-collapse:collapse;border-top:1.5pt solid;border-bottom:1.5pt solid"],
    ["thead th", "border-bottom:1pt solid;text-align:left"],
    ["tbody th", "font-weight:normal;text-align:left"]
  ];
  var selectedPart = (range) => {
    let part = range.cloneContents();
    const within = range.commonAncestorContainer;
    if (!(within instanceof Element) || within.closest("td, th, caption")) return part;
    const table = within.closest("table");
    for (let around = table && within; around && around !== table.parentNode; ) {
      const shell = around.cloneNode(false);
      shell.appendChild(part);
      part = shell;
      around = around.parentNode;
    }
    return part;
  };
  var addCopyButtons = () => {
    for (const paragraph of document.querySelectorAll(".paste")) paragraph.after(copyButton("Copy", paragraph));
    for (const downloads of document.querySelectorAll(".scroll + .get")) {
      const table = downloads.previousElementSibling;
      const button = copyButton("Copy for Word", table);
      const title = table.querySelector("caption").firstChild.textContent.trim();
      button.setAttribute("aria-label", \`Copy for Word: \${title}\`);
      downloads.append(make("span", { className: "made" }, " ", button));
    }
  };
  var copyButton = (words, content) => {
    const button = make("button", { type: "button", className: "no-print copy", textContent: words });
    button.onclick = () => {
      getSelection().selectAllChildren(content);
      button.textContent = document.execCommand("copy") ? "Copied" : "Selected: copy it with the keyboard";
    };
    return button;
  };

  // stages/8-report/page/csv-files.ts
  var offerFiles = () => {
    for (const paragraph of document.querySelectorAll(".get[data-table]")) {
      const table = document.getElementById(paragraph.dataset["table"]);
      const link = (words, ending, guard) => {
        const anchor = make("a", {
          href: \`#\${table.id}\`,
          download: \`\${table.id.slice(2)}\${ending}.csv\`,
          textContent: words
        });
        anchor.setAttribute("aria-label", \`\${words}: \${paragraph.dataset["title"]}\`);
        anchor.onclick = () => {
          anchor.href = URL.createObjectURL(new Blob([csvOf(table, guard)], { type: "text/csv" }));
        };
        return anchor;
      };
      const note = " (an apostrophe stands before each cell that a spreadsheet would take for a formula), ";
      const links = [
        link("CSV", "", (text) => text),
        ", ",
        link("CSV for spreadsheets", "-spreadsheet", guarded)
      ];
      paragraph.prepend(make("span", { className: "made" }, ...links, note));
    }
  };
  var csvOf = (table, guard) => {
    const width = table.tHead.rows[0].cells.length;
    const rows = [...table.rows].map(
      (row) => Array.from({ length: width }, (_, i) => {
        const cell = row.cells[i];
        return cell ? csvCell(guard(textOf(cell))) : "";
      }).join()
    );
    return \`\${rows.join("\\n")}
\`;
  };
  var textOf = (cell) => {
    const copy = cell.cloneNode(true);
    for (const end of copy.querySelectorAll("br")) end.replaceWith(end.nextSibling ? "; " : "");
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  var NUMBER = /^[+-]?\\d+(\\.\\d+)?(e[+-]?\\d+)?$/i;
  var guarded = (text) => /^[=+@\\t\\r-]/.test(text) && !NUMBER.test(text) ? \`'\${text}\` : text;
  var csvCell = (text) => /[",\\n]/.test(text) ? \`"\${text.replaceAll('"', '""')}"\` : text;

  // stages/8-report/page/curve-tip.ts
  var WIDEST = 384;
  var DISTANCE = 12;
  var curveTip = (stage, svg, panel) => {
    const rule = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const attributes = {
      fill: "none",
      stroke: "currentColor",
      "stroke-opacity": "0.6",
      "pointer-events": "none"
    };
    for (const [name, value] of Object.entries(attributes)) rule.setAttribute(name, value);
    const tip = make("div", { className: "tip no-print", hidden: true });
    tip.setAttribute("role", "status");
    stage.append(tip);
    svg.append(rule);
    const { left, top, right, bottom, last } = panel;
    return {
      show: (time, heading, rows, isRead) => {
        const x = left + (right - left) * time / last;
        rule.setAttribute("d", \`M\${x},\${top}V\${bottom}\`);
        tip.setAttribute("aria-live", isRead ? "polite" : "off");
        tip.replaceChildren(make("div", { className: "when", textContent: heading }), ...rows);
        tip.hidden = rows.length === 0;
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        placeTip(tip, stage.parentElement, { x: x * scale, y: top * scale, isRight: x > (left + right) / 2 });
      },
      hide: () => {
        tip.hidden = true;
        rule.removeAttribute("d");
      }
    };
  };
  var placeTip = (tip, drawing, position) => {
    const [from, to] = [drawing.scrollLeft, drawing.scrollLeft + drawing.clientWidth];
    tip.style.maxWidth = \`\${Math.min(WIDEST, drawing.clientWidth)}px\`;
    tip.style.left = "0";
    const wanted = position.isRight ? position.x - DISTANCE - tip.offsetWidth : position.x + DISTANCE;
    tip.style.left = \`\${Math.max(from, Math.min(to - tip.offsetWidth, wanted))}px\`;
    tip.style.top = \`\${position.y}px\`;
  };

  // stages/8-report/page/curve-words.ts
  var atRiskAt = ([times, counts], time) => counts[times.findIndex((next) => next >= time)] ?? 0;
  var wordsAt = ({ lines, atRisk, steps }, time) => lines.flatMap(({ label, group, points }) => {
    const point = points.findLast(([from]) => from <= time);
    if (!point || time > points.at(-1)[0]) return [];
    const [, height, limits] = point;
    const events = points.reduce((sum, [from, , , count]) => from === time ? sum + count : sum, 0);
    const estimate = limits ? \`\${height} (\${limits})\` : height;
    const happened = events ? \`; \${events} \${steps[events === 1 ? 0 : 1]} at this time\` : "";
    return [{ label, words: \`\${estimate}; \${atRiskAt(atRisk[group], time)} at risk\${happened}\` }];
  });
  var timeWords = ({ unit }, time, decimals) => {
    const shown = String(Number(time.toFixed(decimals)));
    return \`At \${shown}\${unit[shown === "1" ? 0 : 1]}\`;
  };
  var timesOf = ({ lines }) => [...new Set(lines.flatMap(({ points }) => points.map(([time]) => time)))].sort((a, b) => a - b);
  var timeAfterKey = (key, times, present) => {
    const from = present ?? -1;
    switch (key) {
      case "ArrowLeft":
        return times.findLast((time) => time < from) ?? times[0];
      case "ArrowRight":
        return times.find((time) => time > from) ?? times.at(-1);
      case "Home":
        return times[0];
      case "End":
        return times.at(-1);
      default:
        return void 0;
    }
  };

  // stages/8-report/page/curve-values.ts
  var showCurveValues = () => {
    let figures;
    const read = () => {
      figures ??= JSON.parse(document.getElementById("curve-points").textContent);
      return figures;
    };
    for (const figure of document.querySelectorAll("figure:has(svg[data-panel])"))
      showValues(figure.querySelector("svg"), () => read()[figure.id]);
  };
  var showValues = (svg, read) => {
    const panel = panelOf(svg);
    const stage = make("div", { className: "stage", tabIndex: 0 });
    stage.setAttribute("role", "group");
    stage.setAttribute("aria-label", "Curve values: left and right arrow keys, or tap");
    svg.replaceWith(stage);
    stage.append(svg);
    const tip = curveTip(stage, svg, panel);
    let currentTime = null;
    const show = (time, isRead, decimals) => {
      currentTime = time;
      const rows = wordsAt(read(), time).map(
        ({ label, words }) => make("div", {}, make("b", { textContent: \`\${label}: \` }), words)
      );
      tip.show(time, timeWords(read(), time, decimals), rows, isRead);
    };
    const step = (time) => {
      const { decimals } = read();
      show(time, true, decimals === 0 ? 0 : decimals + 1);
    };
    const point = (event, isRead) => {
      const { decimals } = read();
      const time = timeAt(event, svg, panel, decimals);
      if (time === null) tip.hide();
      else show(time, isRead, decimals);
    };
    onPointer(stage, point, tip.hide);
    stage.addEventListener("blur", tip.hide);
    stage.addEventListener("focus", () => {
      if (stage.matches(":focus-visible")) step(currentTime ?? timesOf(read())[0]);
    });
    stage.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return tip.hide();
      const time = timeAfterKey(event.key, timesOf(read()), currentTime);
      if (time === void 0) return;
      event.preventDefault();
      step(time);
    });
  };
  var onPointer = (stage, point, hide) => {
    const isMouse = (event) => event.pointerType === "mouse";
    stage.addEventListener("pointermove", (event) => {
      if (isMouse(event)) point(event, false);
    });
    stage.addEventListener("pointerleave", (event) => {
      if (isMouse(event)) hide();
    });
    stage.addEventListener("pointerup", (event) => {
      if (!isMouse(event)) point(event, true);
    });
    addEventListener("pointerdown", (event) => {
      if (!stage.contains(event.target)) hide();
    });
  };
  var panelOf = (svg) => {
    const [left, top, right, bottom, last] = svg.dataset["panel"].split(" ").map(Number);
    return { left, top, right, bottom, last };
  };
  var timeAt = (event, svg, { left, top, right, bottom, last }, decimals) => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width;
    const y = (event.clientY - box.top) * svg.viewBox.baseVal.width / box.width;
    if (x < left || x > right || y < top || y > bottom) return null;
    return Math.min(Number(((x - left) / (right - left) * last).toFixed(decimals)), last);
  };

  // stages/8-report/page/open-targets.ts
  var openTargets = () => {
    const open = () => {
      const name = location.hash.slice(1);
      const target = document.getElementById(name) ?? document.getElementById(decodeURIComponent(name));
      const details = target?.closest("details");
      if (!target || !details || details.open) return;
      details.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", open);
    open();
  };
  var followNumbers = (open = (address) => location.assign(address)) => {
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof Element)) return;
      const number = target.closest("[data-result]");
      if (!number || number.closest("a, #results-page, .paste")) return;
      open(\`results.html#\${anchorOf(number.dataset["result"])}\`);
    });
  };
  var anchorOf = (result) => \`r-\${result.replace(/\\s/g, (space) => \`%\${space.charCodeAt(0).toString(16).padStart(2, "0")}\`)}\`;

  // stages/8-report/page/theme.ts
  var THEMES = ["system", "light", "dark"];
  var addThemeButton = () => {
    let current = 0;
    const button = make("button", { type: "button", className: "theme no-print" });
    const apply = () => {
      const theme = THEMES[current];
      button.textContent = \`Theme: \${theme}\`;
      if (current === 0) delete document.documentElement.dataset["theme"];
      else document.documentElement.dataset["theme"] = theme;
    };
    button.onclick = () => {
      current = (current + 1) % THEMES.length;
      apply();
    };
    apply();
    document.querySelector("header").prepend(button);
  };

  // stages/8-report/page/main.ts
  addEventListener(
    "load",
    () => setTimeout(() => {
      addThemeButton();
      openTargets();
      followNumbers();
      cleanCopies();
      addCopyButtons();
      offerFiles();
      filterClaims();
      showCurveValues();
    })
  );
})();
`
