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
      show: (time, heading, rows, isRead, y) => {
        const x = left + (right - left) * time / last;
        rule.setAttribute("d", \`M\${x},\${top}V\${bottom}\`);
        tip.setAttribute("aria-live", isRead ? "polite" : "off");
        tip.replaceChildren(make("div", { className: "when", textContent: heading }), ...rows);
        tip.hidden = rows.length === 0;
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        placeTip(tip, stage.parentElement, {
          x: x * scale,
          y: y === null ? top * scale : y + DISTANCE,
          isRight: x > (left + right) / 2
        });
      },
      hide: () => {
        tip.hidden = true;
        rule.removeAttribute("d");
      }
    };
  };
  var placeTip = (tip, drawing, position) => {
    const to = drawing.clientWidth;
    tip.style.maxWidth = \`\${Math.min(WIDEST, to)}px\`;
    tip.style.left = "0";
    const wanted = position.isRight ? position.x - DISTANCE - tip.offsetWidth : position.x + DISTANCE;
    tip.style.left = \`\${Math.max(0, Math.min(to - tip.offsetWidth, wanted))}px\`;
    tip.style.top = \`\${Math.max(0, Math.min(drawing.clientHeight - tip.offsetHeight, position.y))}px\`;
  };

  // stages/8-report/page/curve-words.ts
  var atRiskAt = ([times, counts], time) => counts[times.findIndex((next) => next >= time)] ?? 0;
  var wordsAt = ({ lines, atRisk, steps, marks }, time) => lines.flatMap(({ label, group, points }) => {
    const point = points.findLast(([from]) => from <= time);
    if (!point || time > points.at(-1)[0]) return [];
    const [, height, limits] = point;
    const events = points.reduce((sum, [from, , , count]) => from === time ? sum + count : sum, 0);
    const estimate = limits ? \`\${height} (\${limits})\` : height;
    const happened = events ? \`; \${withMarks(events, marks)} \${steps[events === 1 ? 0 : 1]} at this time\` : "";
    return [
      { label, words: \`\${estimate}; \${withMarks(atRiskAt(atRisk[group], time), marks)} at risk\${happened}\` }
    ];
  });
  var withMarks = (number, [decimal, thousands] = [".", ""]) => {
    const [whole = "", fraction] = String(number).split(".");
    const groups = whole.length < 5 ? whole : whole.replace(/\\B(?=(?:\\d{3})+$)/g, thousands);
    return fraction === void 0 ? groups : \`\${groups}\${decimal}\${fraction}\`;
  };
  var timeWords = ({ unit, marks }, time, decimals) => {
    const shown = withMarks(Number(time.toFixed(decimals)), marks);
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
    for (const svg of document.querySelectorAll("figure svg[data-panel]")) {
      const { id } = svg.closest("figure");
      showValues(svg, () => read()[id]);
    }
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
    const show2 = (time, isRead, decimals, y) => {
      currentTime = time;
      const rows = wordsAt(read(), time).map(
        ({ label, words }) => make("div", {}, make("b", { textContent: \`\${label}: \` }), words)
      );
      tip.show(time, timeWords(read(), time, decimals), rows, isRead, y);
    };
    const step = (time) => {
      const { decimals } = read();
      show2(time, true, decimals === 0 ? 0 : decimals + 1, null);
    };
    const point = (event, isRead) => {
      const { decimals } = read();
      const time = timeAt(event, svg, panel, decimals);
      if (time === null) tip.hide();
      else show2(time, isRead, decimals, event.clientY - svg.getBoundingClientRect().top);
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

  // stages/8-report/page/row-filter.ts
  var filteredTable = (table) => {
    const all = [...table.tBodies[0].rows];
    const groupOf = /* @__PURE__ */ new Map();
    let group;
    for (const row of all)
      if (isGroup(row)) group = row;
      else if (group) groupOf.set(row, group);
    return { rows: all.filter((row) => !isGroup(row)), all, groupOf };
  };
  var showRows = ({ rows, all, groupOf }, fits, hasGroups) => {
    const shown = rows.filter(fits);
    const groups = new Set(shown.map((row) => groupOf.get(row)));
    const kept = new Set(shown);
    for (const row of all) row.hidden = isGroup(row) ? !hasGroups || !groups.has(row) : !kept.has(row);
    return shown.length;
  };
  var hasWords = (words) => {
    const wanted = words.toLowerCase().split(/\\s+/).filter(Boolean);
    return (row) => {
      const text = row.textContent.toLowerCase();
      return wanted.every((word) => text.includes(word));
    };
  };
  var countWords = (shown, all) => shown === 0 ? "nothing fits" : \`\${shown} of \${all}\`;
  var isGroup = (row) => row.classList.contains("group");

  // stages/8-report/page/sort-rows.ts
  var SEVERITY = [
    "not reproduced",
    "other convention",
    "within rounding",
    "uninformative",
    "reproduced",
    "not derivable"
  ];
  var addSortButtons = (table, sort) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = "sort";
      button.append(...head.childNodes);
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
    return rows.map((row) => ({ row, key: sortKey(row.cells[index], isNumeric) })).sort(
      (a, b) => a.key.isBlank || b.key.isBlank ? Number(a.key.isBlank) - Number(b.key.isBlank) : sign * compareKeys(a.key, b.key)
    ).map(({ row }) => row);
  };
  var sortKey = (cell, isNumeric) => {
    const text = cell.textContent.trim();
    const verdict = SEVERITY.indexOf(cell.querySelector(".word")?.textContent ?? "");
    const match = isNumeric ? /-?\\d+(\\.\\d+)?/.exec(text.replace(/[,\\u00a0]/g, "")) : null;
    return { number: verdict >= 0 ? verdict : match && Number(match[0]), text, isBlank: text === "" };
  };
  var compareKeys = (a, b) => {
    if (a.number !== null && b.number !== null) return a.number - b.number;
    if (a.number !== null) return -1;
    if (b.number !== null) return 1;
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  };

  // stages/8-report/page/severity-list.ts
  var BY_VERDICT = { index: 0, isNumeric: false };
  var severityList = (sections) => {
    const tables = sections.map((details2) => details2.querySelector("table"));
    const body = make("tbody", {});
    const table = make("table", {}, tables[0]?.tHead?.cloneNode(true) ?? "", body);
    const details = make(
      "details",
      { className: "claims made", open: true, hidden: true },
      make("summary", {}, make("b", { textContent: "All numbers, by severity" })),
      table
    );
    const places = sections.flatMap((section, i) => {
      const { rows: rows2, groupOf } = filteredTable(tables[i]);
      const title = section.querySelector("summary b")?.textContent ?? "";
      return rows2.map((row) => ({ row, place: groupOf.get(row)?.textContent.trim() ?? title }));
    });
    const rows = places.map(({ row }) => row);
    const bySeverity = () => sortedRows(rows, BY_VERDICT, "ascending");
    if (table.tHead)
      addSortButtons(table, (order, column) => {
        body.append(...order === null ? bySeverity() : sortedRows(rows, column, order));
      });
    const notes = places.map(({ row, place }) => {
      const note = make("span", { className: "quiet", textContent: \` (\${place})\` });
      return { head: row.querySelector("th"), note };
    });
    return {
      details,
      /** Moves all rows into the list. */
      take: () => {
        for (const { head, note } of notes) head?.append(note);
        for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
        body.append(...bySeverity());
      },
      /** Removes the places; the sections then take their rows back. */
      release: () => {
        for (const { note } of notes) note.remove();
      }
    };
  };

  // stages/8-report/page/filter-claims.ts
  var filterClaims = () => {
    const claims = document.getElementById("claims");
    if (!claims) return;
    const elements = [...claims.querySelectorAll("details.claims")];
    const list = severityList(elements);
    const sections = elements.map(sectionOf);
    const rows = sections.flatMap((section) => section.table.rows);
    const searchBox = make("input", { type: "search", id: "claims-words" });
    const verdict = make(
      "select",
      { id: "claims-verdict" },
      make("option", { value: "", textContent: "all" }),
      ...verdictsOf(rows).map((textContent) => make("option", { textContent }))
    );
    const order = make(
      "select",
      { id: "claims-order" },
      make("option", { value: "", textContent: "as in the paper" }),
      make("option", { value: "severity", textContent: "by severity" })
    );
    const count = make("output", {});
    const show2 = () => {
      const isFiltered = searchBox.value.trim() !== "" || verdict.value !== "";
      const hasAll = hasWords(searchBox.value);
      const fits = (row) => hasAll(row) && (!verdict.value || verdictOf(row) === verdict.value);
      let shown = 0;
      for (const section of sections) {
        const fitting = section.show(fits);
        shown += fitting;
        section.details.hidden = fitting === 0 || order.value !== "";
        if (isFiltered) section.details.open = true;
      }
      list.details.hidden = shown === 0 || order.value === "";
      count.textContent = countWords(shown, rows.length);
    };
    order.onchange = () => {
      if (order.value === "") {
        list.release();
        for (const section of sections) section.restore();
      } else list.take();
      show2();
    };
    searchBox.oninput = show2;
    verdict.onchange = show2;
    const label = (htmlFor, textContent) => make("label", { htmlFor, textContent });
    const tools = [
      ...[label("claims-words", "Numbers with the words "), searchBox],
      ...[label("claims-verdict", " verdict "), verdict, label("claims-order", " order "), order, " ", count]
    ];
    claims.before(make("p", { className: "tools no-print" }, ...tools));
    claims.prepend(list.details);
    show2();
  };
  var sectionOf = (details) => {
    const element = details.querySelector("table");
    const table = filteredTable(element);
    let isSorted = false;
    let fits = (_) => true;
    const show2 = (wanted) => {
      fits = wanted;
      return showRows(table, wanted, !isSorted);
    };
    addSortButtons(element, (order, column) => {
      isSorted = order !== null;
      element.tBodies[0].append(...order === null ? table.all : sortedRows(table.rows, column, order));
      show2(fits);
    });
    const restore = () => {
      isSorted = false;
      for (const head of element.tHead.rows[0].cells) head.removeAttribute("aria-sort");
      element.tBodies[0].append(...table.all);
    };
    return { details, table, show: show2, restore };
  };
  var verdictOf = (row) => row.querySelector(".word")?.textContent ?? "";
  var verdictsOf = (rows) => [
    ...new Set(rows.map(verdictOf))
  ];

  // stages/8-report/page/filter-results.ts
  var filterResults = () => {
    const element = document.getElementById("t-results");
    if (!element) return;
    const table = filteredTable(element);
    const searchBox = make("input", { type: "search", id: "results-words" });
    const count = make("output", {});
    const show2 = () => {
      count.textContent = countWords(showRows(table, hasWords(searchBox.value), true), table.rows.length);
    };
    searchBox.oninput = show2;
    const label = make("label", { htmlFor: "results-words", textContent: "Results with the words " });
    element.closest(".scroll").before(make("p", { className: "tools no-print" }, label, searchBox, " ", count));
    show2();
  };

  // stages/8-report/page/number-tips.ts
  var DISTANCE2 = 14;
  var showNumberTips = () => {
    const tip = make("div", { className: "tip free no-print", hidden: true });
    tip.setAttribute("role", "tooltip");
    document.body.append(tip);
    let tapped = null;
    const hide = () => {
      tip.hidden = true;
    };
    const show2 = (number, x, y) => {
      tip.replaceChildren(...tipLines(number));
      tip.hidden = false;
      const { offsetWidth: width, offsetHeight: height } = tip;
      tip.style.left = \`\${Math.max(4, Math.min(x + DISTANCE2, innerWidth - width - 4))}px\`;
      tip.style.top = \`\${y + DISTANCE2 + height > innerHeight ? y - DISTANCE2 - height : y + DISTANCE2}px\`;
    };
    document.addEventListener("pointerover", (event) => {
      const number = numberOf(event.target);
      if (event.pointerType !== "mouse") return;
      if (number) show2(number, event.clientX, event.clientY);
      else hide();
    });
    document.addEventListener("focusin", ({ target }) => {
      const number = target instanceof Element && target.matches(":focus-visible") ? numberOf(target) : null;
      if (!number) return hide();
      const { left, bottom } = number.getBoundingClientRect();
      show2(number, left, bottom);
    });
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") hide();
    });
    addEventListener("scroll", hide, { passive: true });
    document.addEventListener(
      "click",
      (event) => {
        const number = numberOf(event.target);
        const isTap = event.pointerType === "touch" || event.pointerType === "pen";
        if (!number || !isTap || number === tapped) {
          tapped = null;
          return hide();
        }
        event.preventDefault();
        event.stopPropagation();
        tapped = number;
        show2(number, event.clientX, event.clientY);
      },
      true
    );
  };
  var numberOf = (target) => {
    if (!(target instanceof Element) || target.closest("svg, .paste")) return null;
    const inside = target.matches("a") ? target.querySelector("[data-result]") : null;
    const number = inside ?? target.closest("[data-result]");
    if (number?.title) {
      number.dataset["method"] = number.title;
      number.removeAttribute("title");
    }
    return number;
  };
  var tipLines = (number) => {
    const value = number.getAttribute("value");
    const method = number.dataset["method"];
    return [
      ...value === null ? [] : [make("b", { textContent: value })],
      ...method === void 0 ? [] : [make("div", { textContent: method })],
      make("div", { className: "when", textContent: number.dataset["result"] })
    ];
  };

  // stages/8-report/page/open-targets.ts
  var openTargets = (go = (address) => location.replace(address)) => {
    const open = () => {
      const name = location.hash.slice(1);
      const target = document.getElementById(name) ?? document.getElementById(escapedSpaces(decoded(name)));
      if (!target && name.startsWith("r-") && document.querySelector('a[href^="results.html"]'))
        go(\`results.html#\${name}\`);
      const details = target?.closest("details");
      if (!target || details?.open || !details && target.id === name) return;
      if (details) details.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", open);
    open();
  };
  var followNumbers = (open = (address) => location.assign(address)) => {
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof Element)) return;
      const number = target.closest("[data-result]");
      if (!number || number.closest("a, #t-results, .paste")) return;
      open(\`results.html#\${anchorOf(number.dataset["result"])}\`);
    });
  };
  var anchorOf = (result) => \`r-\${escapedSpaces(result)}\`;
  var escapedSpaces = (id) => id.replaceAll(" ", "~20~");
  var decoded = (name) => {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  };

  // stages/8-report/page/theme.ts
  var THEMES = ["system", "light", "dark"];
  var KEY = "casebook-theme";
  var applyTheme = () => show(remembered());
  var addThemeButton = () => {
    const button = make("button", { type: "button", className: "theme no-print" });
    const label = () => {
      button.textContent = \`Theme: \${remembered()}\`;
    };
    button.onclick = () => {
      const next = THEMES[(THEMES.indexOf(remembered()) + 1) % THEMES.length];
      remember(next);
      show(next);
      label();
    };
    label();
    document.querySelector("header").prepend(button);
  };
  var show = (theme) => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  };
  var chosen = "system";
  var remembered = () => {
    try {
      return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? "system";
    } catch {
      return chosen;
    }
  };
  var remember = (theme) => {
    chosen = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
    }
  };

  // stages/8-report/page/main.ts
  applyTheme();
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
      filterResults();
      showCurveValues();
      showNumberTips();
    })
  );
})();
`
