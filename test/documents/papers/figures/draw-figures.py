"""Draws Kaplan-Meier figures with matplotlib of the CSV files that draw-figures.R wrote.
    python3 draw-figures.py <folder> [pattern of data sets]
Lines, marks, bands and the table of numbers at risk are drawn as lifelines 0.27 draws them; the estimates are made here."""
import csv, os, re, sys
import matplotlib
matplotlib.use('agg')
import matplotlib.pyplot as plt

folder, pattern = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else '.'
COLOURS = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7']


def estimate(rows):
    """Times, survival, variance of Greenwood, and times of censorings, from (time, event)."""
    times, survival, variance, at, sum_ = [0.0], [1.0], [0.0], 1.0, 0.0
    for t in sorted({t for t, _ in rows}):
        n = sum(1 for u, _ in rows if u >= t)
        d = sum(1 for u, e in rows if u == t and e)
        at *= 1 - d / n
        sum_ += d / (n * (n - d)) if n > d else 0
        times.append(t); survival.append(at); variance.append(at * at * sum_)
    return times, survival, variance, sorted({t for t, e in rows if not e})


def draw(groups, path, marks=True, band=False, rows=False, percent=False, incidence=False, dashes=False):
    figure, axes = plt.subplots(figsize=(6.4, 5.6))
    scale = 100 if percent else 1
    for i, (name, patients) in enumerate(groups.items()):
        times, survival, variance, censored = estimate(patients)
        height = [scale * (1 - s if incidence else s) for s in survival]
        style = {'linestyle': ['-', '--', ':', '-.'][i % 4], 'color': 'black'} if dashes else {'color': COLOURS[i % 8]}
        axes.plot(times, height, drawstyle='steps-post', label=f'arm {name}', **style)
        if band:
            spread = [1.96 * v ** 0.5 for v in variance]
            axes.fill_between(times, [max(0, s - e) for s, e in zip(survival, spread)], [min(1, s + e) for s, e in zip(survival, spread)], step='post', alpha=0.25, linewidth=1, color=style['color'])
        if marks:
            at = [height[times.index(t)] for t in censored]
            axes.plot(censored, at, linestyle='None', marker='|' if dashes else '+', color=style['color'])
    axes.set_ylim(0, 1.05 * scale)
    axes.set_xlim(left=0)
    axes.legend()
    axes.set_xlabel('timeline')
    if rows:
        at_risk(axes, groups)
    plt.tight_layout()
    plt.savefig(path)
    plt.close(figure)


def at_risk(axes, groups):
    """lifelines.plotting.add_at_risk_counts: labels of a second axis, each with all numbers of its time."""
    below = axes.twiny()
    low, high = axes.get_xlim()
    below.set_xlim(low, high)
    below.spines['bottom'].set_position(('outward', 40))
    for side in ('top', 'right', 'bottom', 'left'):
        below.spines[side].set_visible(False)
    below.xaxis.tick_bottom()
    ticks = [t for t in axes.get_xticks() if low <= t <= high]
    below.set_xticks(ticks)
    below.tick_params(axis='x', length=0)
    labels, longest = [], max(len(f'arm {name}') for name in groups)
    for t in ticks:
        lines = []
        for name, patients in groups.items():
            counts = {'At risk': sum(1 for u, _ in patients if u >= t), 'Censored': sum(1 for u, e in patients if u < t and not e), 'Events': sum(1 for u, e in patients if u < t and e)}
            lines.append(f'arm {name}' if t == ticks[0] else '')
            for word, count in counts.items():
                lines.append(f'{word.rjust(longest)}  {count}' if t == ticks[0] else str(count))
        labels.append('\n'.join(lines))
    below.set_xticklabels(labels, ha='right')


for file in sorted(os.listdir(folder)):
    name = file[:-4]
    if not file.endswith('.csv') or not re.search(pattern, name):
        continue
    groups = {}
    with open(os.path.join(folder, file)) as lines:
        for row in csv.DictReader(lines):
            groups.setdefault(row['group'], []).append((float(row['time']), row['status'] == '1'))
    groups = dict(sorted(groups.items()))
    to = lambda kind: os.path.join(folder, f'{name}-{kind}')
    plt.rcParams.update({'svg.fonttype': 'none', 'svg.hashsalt': 'a', 'pdf.fonttype': 3})
    draw(groups, to('matplotlib-marks.svg'))
    draw(groups, to('matplotlib-band-marks-rows.pdf'), band=True, rows=True)
    draw(groups, to('matplotlib-incidence-marks.pdf'), incidence=True)
    plt.rcParams.update({'svg.fonttype': 'path', 'pdf.fonttype': 42})
    draw(groups, to('matplotlib-path-marks-rows.svg'), rows=True)
    draw(groups, to('matplotlib-dashes-percent-marks-rows.pdf'), rows=True, percent=True, dashes=len(groups) < 5)
