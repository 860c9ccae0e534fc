"""Plots as SVG, written by hand: readable on light and dark pages, no script, no font of its own."""
import math
from html import escape

from report_data import density_of, size_of

WIDTH, HEIGHT = 800, 400
LEFT, RIGHT, TOP, BOTTOM = 62, 190, 34, 46
INK = "#7d8590"  # between black and white: four to one against both

COLORS = {
    "panveil": "#d6404e", "memcpy": "#8b949e", "memchr": "#b08d57", "RE2": "#3b82c4",
    "PCRE2-JIT": "#2f9e6e", "Vectorscan": "#a46fc4", "simdjson parse": "#c98a1b",
}
OTHERS = ["#d6404e", "#3b82c4", "#2f9e6e", "#a46fc4", "#c98a1b", "#8b949e"]


class Axis:
    """Where a value lies, and which values are written beside the axis."""

    def __init__(self, low, high, start, end, log=True):
        self.log = log
        self.low, self.high = (math.log10(low), math.log10(high)) if log else (low, high)
        self.start, self.end = start, end

    def at(self, value):
        value = math.log10(value) if self.log else value
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def decades(low, high):
    """The powers of ten from the one below `low` to the one above `high`."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [10.0 ** n for n in range(first, max(last, first + 1) + 1)]


def number(value):
    """1200 -> "1.2k" """
    for unit, name in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= unit:
            return f"{value / unit:g}{name}"
    return f"{value:g}"


def nanoseconds(value):
    for unit, name in ((1e6, "ms"), (1e3, "us")):
        if value >= unit:
            return f"{value / unit:g} {name}"
    return f"{value:g} ns"


def chart(title, x_title, x_ticks, y_ticks, x_log, y_log, series, step=False):
    """`series`: (name, color, [(x, y)]); ticks: (value, text), the axis runs from first to last."""
    x_axis = Axis(x_ticks[0][0], x_ticks[-1][0], LEFT, WIDTH - RIGHT, x_log)
    y_axis = Axis(y_ticks[0][0], y_ticks[-1][0], HEIGHT - BOTTOM, TOP, y_log)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
           f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{escape(title)}" '
           f'font-family="sans-serif" font-size="12" fill="{INK}">',
           f'<title>{escape(title)}</title>',
           f'<text x="{LEFT}" y="18" font-size="14" font-weight="bold">{escape(title)}</text>']
    for value, text in x_ticks:
        x = x_axis.at(value)
        out.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{INK}" '
                   'stroke-opacity="0.2"/>')
        out.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 17}" text-anchor="middle">'
                   f'{escape(text)}</text>')
    for value, text in y_ticks:
        y = y_axis.at(value)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{INK}" '
                   'stroke-opacity="0.2"/>')
        out.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(text)}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">'
               f'{escape(x_title)}</text>')
    labels = []
    for name, color, points in series:
        if not points:
            continue
        xy = [(x_axis.at(x), y_axis.at(y)) for x, y in points]
        d = f"M{xy[0][0]:.1f} {xy[0][1]:.1f}"
        for x, y in xy[1:]:
            d += f"H{x:.1f}V{y:.1f}" if step else f"L{x:.1f} {y:.1f}"
        width = 3 if name == "panveil" else 1.8
        out.append(f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{width}" '
                   'stroke-linejoin="round"/>')
        if not step:
            out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{width:g}" fill="{color}"/>'
                    for x, y in xy]
        labels.append([xy[-1][1], name, color])
    out += label_lines(labels, step)
    out.append("</svg>")
    return "\n".join(out) + "\n"


def label_lines(labels, step):
    """Names at the right, beside the ends of their lines, or in a column where all end at 100 %."""
    if step:
        for n, label in enumerate(labels):
            label[0] = TOP + 12 + 18 * n
    labels.sort()
    for above, below in zip(labels, labels[1:]):
        below[0] = max(below[0], above[0] + 15)
    return [f'<text x="{WIDTH - RIGHT + 10}" y="{y + 4:.1f}" fill="{color}" '
            f'font-weight="{"bold" if name == "panveil" else "normal"}">{escape(name)}</text>'
            for y, name, color in labels]


def throughput(measured):
    engines = ["memcpy", "memchr", "panveil", "RE2", "PCRE2-JIT", "Vectorscan"]
    sizes = sorted((size_of(s), s) for s in measured.scenarios() if size_of(s))
    series = []
    for engine in engines:
        points = [(size, measured.gigabytes(s, engine)) for size, s in sizes]
        series.append((engine, COLORS[engine], [(x, y) for x, y in points if y]))
    values = [y for _, _, points in series for _, y in points]
    ticks = [(size, s.replace("clean ", "")) for size, s in sizes]
    # The names of the sizes need room.
    kept = [tick for n, tick in enumerate(ticks) if n % 2 == 0 or n == len(ticks) - 1]
    if len(kept) > 1 and len(ticks) % 2 == 0:
        kept.pop(-2)
    return chart("Clean text: gigabytes a second, by length", "length of a message",
                 kept, [(v, number(v)) for v in decades(min(values), max(values))], True, True,
                 series)


def density(measured):
    engines = ["panveil", "RE2", "PCRE2-JIT", "Vectorscan"]
    percents = sorted((density_of(s), s) for s in measured.scenarios()
                      if density_of(s) is not None)
    series = []
    for engine in engines:
        points = [(percent, measured.ns(s, engine)) for percent, s in percents]
        series.append((engine, COLORS[engine], [(x, y) for x, y in points if y]))
    values = [y for _, _, points in series for _, y in points]
    return chart("Messages of 200 bytes: time of one, by how many hold a card",
                 "messages with a card (panveil writes tokens, the others '*')",
                 [(v, f"{v} %") for v in (0, 20, 40, 60, 80, 100)],
                 [(v, nanoseconds(v)) for v in decades(min(values), max(values))], False, True,
                 series)


def latency(measured):
    series = []
    for n, row in enumerate(measured.latency):
        histogram = row["quiet"]["histogram"]
        total = sum(count for _, count in histogram)
        seen, points = 0, [(max(histogram[0][0], 1), 0)]
        for time, count in histogram:
            seen += count
            points.append((max(time, 1) * 2 ** 0.125, 100 * seen / total))
        name = row["row"].split("/")[0]
        series.append((name, OTHERS[n % len(OTHERS)], points))
    values = [x for _, _, points in series for x, _ in points]
    return chart("Share of messages done within a time", "time of one call, the least of 32",
                 [(v, nanoseconds(v)) for v in decades(min(values), max(values))],
                 [(v, f"{v} %") for v in (0, 25, 50, 75, 100)], True, False, series, step=True)


def all_plots(measured):
    return {"throughput": throughput(measured), "latency": latency(measured),
            "density": density(measured)}
