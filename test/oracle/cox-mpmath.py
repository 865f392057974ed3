"""Cox and Fine-Gray fits to 40 digits by mpmath, for the fits that cox.csv has: dataset,model,term,quantity,value.

Newton's method on the likelihood of the single rows, with the covariates of cox.R (an indicator for each group but the
first, and a made-up x), until a step is below 1e-45. Fine and Gray's weights are ratios of whole numbers, kept exactly.
"""
import csv
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from mpmath import exp, log, lu_solve, inverse, matrix, mp, mpf, nstr, sqrt

mp.dps = 60


def read(name):
    with open(Path("data") / f"{name}.csv") as file:
        rows = [dict(r, entry=float(r["entry"]), time=float(r["time"]), status=int(r["status"])) for r in csv.DictReader(file)]
    levels = sorted({r["group"] for r in rows})
    for i, r in enumerate(rows):
        r["x"] = [int(r["group"] == level) for level in levels[1:]] + [((i + 1) * 7) % 5]
    return rows, [f"group{level}" for level in levels[1:]] + ["x"]


def cells(rows):
    """Event times of each stratum, latest first: who comes, who goes, who has the event; as pattern -> count."""
    found = []
    for stratum in sorted({r["stratum"] for r in rows}):
        own = [r for r in rows if r["stratum"] == stratum]
        times = sorted({r["time"] for r in own if r["status"] == 1}, reverse=True)
        for k, t in enumerate(times):
            later = times[k - 1] if k > 0 else float("inf")
            # entry is before the time, but a time of 0 is legal where entry is 0 too
            def at_risk(r, time):
                return r["time"] >= time and (r["entry"] < time or (r["entry"] == time == 0))
            change = defaultdict(int)
            dead = defaultdict(int)
            for r in own:
                change[tuple(r["x"])] += int(at_risk(r, t)) - (int(at_risk(r, later)) if k > 0 else 0)
                if r["status"] == 1 and r["time"] == t:
                    dead[tuple(r["x"])] += 1
            found.append((k == 0, {p: Fraction(c) for p, c in change.items() if c}, dict(dead)))
    return found


def fine_gray_cells(rows):
    times = sorted({r["time"] for r in rows})
    g, before = Fraction(1), {}
    for t in times:
        before[t] = g
        n = sum(r["time"] >= t for r in rows)
        c = sum(r["time"] == t and r["status"] == 0 for r in rows)
        g *= Fraction(n - c, n)
    found, last = [], None
    for t in sorted({r["time"] for r in rows if r["status"] == 1}, reverse=True):
        risk, dead = defaultdict(Fraction), defaultdict(int)
        for r in rows:
            p = tuple(r["x"])
            if r["time"] >= t:
                risk[p] += 1
            elif r["status"] > 1:
                risk[p] += before[t] / before[r["time"]]
            if r["status"] == 1 and r["time"] == t:
                dead[p] += 1
        change = {p: risk[p] - (last or {}).get(p, 0) for p in {*risk, *(last or {})}}
        found.append((last is None, {p: c for p, c in change.items() if c}, dict(dead)))
        last = risk
    return found


def sums(found, b, ties):
    size = len(b)
    loglik, u, info = mpf(0), [mpf(0)] * size, [[mpf(0)] * size for _ in range(size)]
    weight = {}

    def w(p):
        if p not in weight:
            weight[p] = exp(sum(x * y for x, y in zip(p, b)))
        return weight[p]

    def add(total, p, count):
        v = count * w(p)
        total[0] += v
        for a in range(size):
            if p[a]:
                total[1][a] += v * p[a]
                for c in range(a, size):
                    total[2][a][c] += v * p[a] * p[c]

    def nothing():
        return [mpf(0), [mpf(0)] * size, [[mpf(0)] * size for _ in range(size)]]

    for is_first, change, dead in found:
        if is_first:
            now = nothing()
        for p, c in change.items():
            add(now, p, mpf(c.numerator) / c.denominator)
        died = nothing()
        for p, d in dead.items():
            add(died, p, d)
            loglik += d * sum(x * y for x, y in zip(p, b))
            for a in range(size):
                u[a] += d * p[a]
        d = sum(dead.values())
        rounds = [(mpf(l) / d, 1) for l in range(d)] if ties == "efron" else [(mpf(0), d)]
        for f, copies in rounds:
            s0 = now[0] - f * died[0]
            m = [(now[1][a] - f * died[1][a]) / s0 for a in range(size)]
            loglik -= copies * log(s0)
            for a in range(size):
                u[a] -= copies * m[a]
                for c in range(a, size):
                    info[a][c] += copies * ((now[2][a][c] - f * died[2][a][c]) / s0 - m[a] * m[c])
    for a in range(size):
        for c in range(a):
            info[a][c] = info[c][a]
    return loglik, u, info


def fit(found, size, ties):
    b = [mpf(0)] * size
    loglik0 = None
    for _ in range(40):
        loglik, u, info = sums(found, b, ties)
        loglik0 = loglik if loglik0 is None else loglik0
        step = lu_solve(matrix(info), matrix(u))
        b = [x + y for x, y in zip(b, step)]
        if max(abs(s) for s in step) < mpf(10) ** -45:
            break
    else:
        raise SystemExit("no maximum")
    loglik, _, info = sums(found, b, ties)
    return b, inverse(matrix(info)), loglik0, loglik


with open(Path("expected") / "cox.csv") as file:
    wanted = sorted({(r["dataset"], "-".join(r["quantity"].split("-")[:2])) for r in csv.DictReader(file)
                     if r["quantity"].endswith("-beta") or r["quantity"] == "fine-gray"})
lines = []
for dataset, model in wanted:
    rows, names = read(dataset)
    ties, kind = model.split("-")
    if model == "fine-gray":
        found, ties = fine_gray_cells(rows), "breslow"
    else:
        found = cells(rows if kind == "strata" else [dict(r, stratum="") for r in rows])
    b, variance, loglik0, loglik = fit(found, len(names), ties)
    for k, name in enumerate(names):
        lines.append((dataset, model, name, "coefficient", b[k]))
        if model != "fine-gray":
            lines.append((dataset, model, name, "se", sqrt(variance[k, k])))
    if model != "fine-gray":
        lines.append((dataset, model, "", "likelihood-ratio", 2 * (loglik - loglik0)))

out = Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "expected"
out.mkdir(parents=True, exist_ok=True)
(out / "cox-mpmath.csv").write_text("dataset,model,term,quantity,value\n" + "".join(f"{d},{m},{t},{q},{nstr(v, 40)}\n" for d, m, t, q, v in lines))
