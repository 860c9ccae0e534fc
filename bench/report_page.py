"""The page, and the README's section, from what was measured."""
from html import escape

from report_data import costliest, goals

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
td, th { padding: .15rem .7rem; border-bottom: 1px solid #7d859055; text-align: right; }
td:first-child, th:first-child { text-align: left; }
.no { color: #d6404e; font-weight: bold; } .yes { color: #2f9e6e; }
svg { max-width: 100%; height: auto; }
"""

ENGINES = ["panveil", "memcpy", "RE2", "PCRE2-JIT", "Vectorscan"]

# Of the README: what it says, which scenario it is.
README_ROWS = [
    ("clean chat", "clean chat"),
    ("clean, 200 bytes", "clean 200 B"),
    ("clean, 1 MiB", "clean 1 MiB"),
    ("clean, 4 KiB of Japanese", "clean Japanese 4 KiB"),
    ("4 KiB of log, timestamps and ids", "digit-dense log"),
    ("one card, mask", "one card, mask"),
    ("one card, token (FF1, AES-256)", "one card, token"),
    ("clean JSON of 1 KB, as a chat vendor sends it", "JSON, clean"),
    ("the same with one card, token", "JSON, one card"),
    ("JSON of an order: card, month, year and code", "JSON, checkout"),
]


def figure(value):
    """Three digits that count, thousands apart."""
    if value is None:
        return "-"
    if value >= 1000:
        digits = len(str(int(value))) - 3
        return f"{round(value, -digits):,.0f}"
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}"


def table(head, rows):
    out = ["<table><tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    out += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join(out + ["</table>"])


def goals_table(measured):
    return table(["", "measured", "goal", ""],
                 [[escape(what), value, goal,
                   '<span class="yes">met</span>' if met else '<span class="no">not met</span>']
                  for what, value, goal, met in goals(measured)])


def scenario_table(measured, scenario):
    rows = []
    for engine in measured.engines(scenario):
        row = measured.row(scenario, engine)
        rows.append([escape(engine), figure(row["ns"]), f"{row['bytes'] / row['ns']:.2f}",
                     figure(row["x_memcpy"])])
    return table([scenario, "ns a message", "GB/s", "times memcpy"], rows)


def latency_table(measured):
    rows = []
    for row in measured.latency:
        for part in ("quiet", "all"):
            times = row[part]
            rows.append([f"{escape(row['row'])}, {part}"] +
                        [figure(times[p]) for p in ("p50", "p90", "p99", "p99.9", "max")] +
                        [figure(row["first"]) if part == "all" else "",
                         row.get("allocations", "?") if part == "all" else "",
                         figure(row["instructions"]) if part == "all" else ""])
    note = escape(measured.latency[0]["instructions_by"])
    return table(["ns", "p50", "p90", "p99", "p99.9", "max", "first call", "allocations",
                  "instructions"], rows) + (
        "<p>quiet: of each message the shortest of 32 times; all: as met. Less the "
        f"{measured.latency[0]['overhead']:.1f} ns of timing nothing. Instructions a message "
        f"by {note}.</p>")


def scripts_table(measured):
    """The engines of other languages: found of each category, and the time of a message."""
    scripts = measured.scripts
    if scripts is None:
        return "<p>Not measured: bench/report --scripts does.</p>"
    engines = scripts["engines"]
    head = [""] + [engine["name"] for engine in engines]
    rows = []
    for category in scripts["categories"]:
        rows.append([escape(category["name"])] +
                    [f"{engine['percent'][category['name']]:.1f} %" for engine in engines])
    rows.append(["us a message"] + [figure(engine["microseconds"]) for engine in engines])
    missing = "".join(f"<p>{escape(line)}</p>" for line in scripts["missing"])
    return table(head, rows) + f"<p>{escape(scripts['note'])}</p>" + missing


def page(measured, plots):
    about = table(["", ""], [[escape(name), escape(value)]
                             for name, value in measured.about.items()] +
                  [["commit", escape(measured.commit)]])
    parts = ["<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">",
             "<meta name=\"viewport\" content=\"width=device-width\">",
             f"<title>panveil: speed</title><style>{STYLE}</style>",
             "<h1>panveil: speed</h1>",
             f"<p>{escape(measured.machine())}</p>", "<h2>Goals</h2>",
             "<p>Ratios of times are medians of rounds in which both took turns.</p>"
             if measured.interleaved else "", goals_table(measured),
             "<h2>Length</h2>", plots["throughput"], "<h2>Latency</h2>", plots["latency"],
             latency_table(measured), "<h2>Cards</h2>", plots["density"],
             "<h2>Other languages' tools</h2>", scripts_table(measured),
             "<h2>Everything</h2>",
             f"<p>Not the same job: {escape(measured.about['not_the_same_job'])}</p>"]
    parts += [scenario_table(measured, scenario) for scenario in measured.scenarios()]
    parts += ["<h2>Machine</h2>", about, "</html>"]
    return "\n".join(parts) + "\n"


def readme_section(measured):
    engines = [e for e in ENGINES if measured.row("clean chat", e)]
    lines = ["One message, one thread, the whole call; nanoseconds a message, medians of one run of",
             "`bench/report` (" + measured.machine() + "):", "",
             "| | " + " | ".join(engines) + " |", "|---" * (len(engines) + 1) + "|"]
    for what, scenario in README_ROWS:
        cells = [figure(measured.ns(scenario, engine)) for engine in engines]
        lines.append(f"| {what} | " + " | ".join(cells) + " |")
    lines += ["", "![Gigabytes a second by length of the message](bench/plots/throughput.svg)",
              "![Time of a message by how many hold a card](bench/plots/density.svg)",
              "![Share of messages done within a time](bench/plots/latency.svg)", ""]
    more = []
    parse = measured.ns("JSON, clean", "simdjson parse")
    if parse:
        more.append(f"simdjson takes {figure(parse)} ns to parse that JSON of 1 KB.")
    ff1, bare = measured.ns("FF1"), measured.ns("FF1", "AES-NI")
    if ff1 and bare:
        more.append(f"FF1 takes {figure(ff1)} ns of a token, {figure(bare)} on AES instructions "
                    "with nothing around them.")
    together = measured.ns("FF1", "panveil, eight at once")
    if together:
        more.append(f"Of cards that meet in one call, eight at a time, it takes {figure(together)} "
                    "ns each.")
    worst = costliest(measured)
    if worst is not None:
        more.append(f"The costliest text that `panveil_worst` found takes {figure(worst)} times "
                    "as long a byte as clean chat, and twice as much of it twice as long.")
    return "\n".join(lines + wrapped(" ".join(more)))


def wrapped(text, width=100):
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines
