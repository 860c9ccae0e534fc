"""What the programs measured, from their JSON."""
import json
import os
import re


class Measured:
    """All of one folder: bench.json, latency.json; ratios.json, scripts.json if they are there."""

    def __init__(self, folder):
        bench = read(os.path.join(folder, "bench.json"))
        self.about = {key: value for key, value in bench["context"].items()
                      if isinstance(value, str)}
        self.commit = read(os.path.join(folder, "commit.json"))["commit"]
        self.kernel = ""
        self.rows = {}  # (scenario, engine) -> {ns, bytes, x_memcpy}, in the order measured
        for row in bench["benchmarks"]:
            if row.get("run_type") == "aggregate" and row.get("aggregate_name") != "median":
                continue
            if "x_memcpy" not in row:
                continue  # of a benchmark that is no row of a scenario
            scenario, engine = row.get("run_name", row["name"]).split("/", 1)
            self.rows[scenario, self.plain(engine)] = {
                "ns": row["cpu_time"], "bytes": row["bytes"], "x_memcpy": row["x_memcpy"]}
        self.latency = read(os.path.join(folder, "latency.json"))["rows"]
        self.interleaved = {}
        ratios = os.path.join(folder, "ratios.json")
        if os.path.exists(ratios):
            self.interleaved = {(r["row"], r["over"]): r["ratio"] for r in read(ratios)["ratios"]}
        scripts = os.path.join(folder, "scripts.json")
        self.scripts = read(scripts) if os.path.exists(scripts) else None

    def plain(self, engine):
        """The engine without panveil's kernel, which is the same in one run."""
        match = re.fullmatch(r"(panveil.*) (scalar|sse2|sse42|avx2|avx512|neon)", engine)
        if not match:
            return engine
        self.kernel = match.group(2)
        return match.group(1)

    def scenarios(self):
        return list(dict.fromkeys(scenario for scenario, _ in self.rows))

    def engines(self, scenario):
        return [engine for other, engine in self.rows if other == scenario]

    def row(self, scenario, engine="panveil"):
        return self.rows.get((scenario, engine))

    def ns(self, scenario, engine="panveil"):
        row = self.row(scenario, engine)
        return None if row is None else row["ns"]

    def gigabytes(self, scenario, engine="panveil"):
        """Of 10^9 bytes, a second."""
        row = self.row(scenario, engine)
        return None if row is None else row["bytes"] / row["ns"]

    def ratio(self, row, over):
        """How many times as long a message of `row` takes as one of `over`; None for unknown. By
        turns, where that was measured: else of the two medians."""
        if (row, over) in self.interleaved:
            return self.interleaved[row, over]
        times = [self.ns(*key.split("/", 1)) for key in (row, over)]
        return None if None in times else times[0] / times[1]

    def of_latency(self, scenario):
        return next((row for row in self.latency if row["row"].startswith(scenario + "/")), None)

    def machine(self):
        about = self.about
        return (f"{about['cpu']}, {about['cores']} cores, kernel {self.kernel}; "
                f"{about['compiler']}, {about['flags']}; commit {self.commit}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def size_of(scenario):
    """Bytes of "clean 64 KiB", else None."""
    match = re.fullmatch(r"clean (\d+) (B|KiB|MiB)", scenario)
    return match and int(match.group(1)) * {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20}[match.group(2)]


def density_of(scenario):
    """Percent of "cards in 5 % of 200 B", else None."""
    match = re.fullmatch(r"cards in (\d+) % of .*", scenario)
    return match and int(match.group(1))


LARGE = ["1 MiB", "4 MiB", "16 MiB", "64 MiB"]

# What panveil is to reach: how many times as long the first row at most takes as the second.
AT_MOST = [
    ("clean 200 bytes, times memcpy", "clean 200 B/panveil", "clean 200 B/memcpy", 2.5),
    *[(f"clean {size}, times memcpy", f"clean {size}/panveil", f"clean {size}/memcpy", 1.0)
      for size in LARGE],
    ("one card in 200 bytes, token, times FF1 alone", "one card in 200 B, token/panveil",
     "FF1/panveil", 3.0),
    ("clean JSON of 1 KB, times the same as text", "JSON, clean/panveil",
     "JSON, clean/panveil as text", 1.3),
    ("clean JSON of 1 KB, times simdjson's parse", "JSON, clean/panveil",
     "JSON, clean/simdjson parse", 1.0),
    ("log in NDJSON, times simdjson's parse", "NDJSON log, clean/panveil",
     "NDJSON log, clean/simdjson parse", 1.0),
    ("FF1, times the same on AES instructions", "FF1/panveil", "FF1/AES-NI", 1.25),
]
# The same, at least.
AT_LEAST = [("FF1, a card alone times one of eight at once", "FF1/panveil",
             "FF1/panveil, eight at once", 2.5)]
AT_LEAST += [(f"clean chat, {engine} times panveil", f"clean chat/{engine}", "clean chat/panveil",
              least) for engine, least in (("RE2", 12.0), ("Vectorscan", 7.0), ("PCRE2-JIT", 4.0))]
# Gigabytes a second, at least.
SPEEDS = [(f"clean {script}", f"clean {script} 4 KiB", 2.0)
          for script in ("Japanese", "Arabic", "Hindi", "emoji")] + [
              ("digit-dense log", "digit-dense log", 1.0),
              ("log in NDJSON", "NDJSON log, clean", 0.4)]


def pairs(measured):
    """The rows to be measured by turns: those of the goals that were measured at all."""
    wanted = [(row, over) for _, row, over, _ in AT_MOST + AT_LEAST]
    wanted += [(f"{s}/panveil", "clean 4 KiB/panveil") for s in costly(measured)]
    there = {f"{scenario}/{engine}" for scenario, engine in measured.rows}
    return [(row, over) for row, over in wanted if row in there and over in there]


def costly(measured):
    return [s for s in measured.scenarios() if s.startswith("costly")]


def costliest(measured):
    """How many times as long a byte takes as one of clean chat, of the worst; None for unknown."""
    ratios = []
    for scenario in costly(measured):
        ratio = measured.ratio(f"{scenario}/panveil", "clean 4 KiB/panveil")
        if ratio is not None:
            bytes_of = measured.row("clean 4 KiB")["bytes"] / measured.row(scenario)["bytes"]
            ratios.append(ratio * bytes_of)
    return max(ratios, default=None)


def goals(measured):
    """(what, measured, the goal, whether it is met) of all that is known."""
    found = []

    def add(what, value, goal, at_most=True, unit=""):
        if value is not None:
            met = value <= goal if at_most else value >= goal
            found.append((what, f"{value:.2f} {unit}".strip(),
                          f"at {'most' if at_most else 'least'} {goal:g} {unit}".strip(), met))

    for what, row, over, most in AT_MOST:
        add(what, measured.ratio(row, over), most)
    for what, row, over, least in AT_LEAST:
        add(what, measured.ratio(row, over), least, at_most=False)
    add("costliest text, times a clean byte", costliest(measured), 40)
    for what, scenario, least in SPEEDS:
        add(what, measured.gigabytes(scenario), least, at_most=False, unit="GB/s")
    json_card = measured.ns("JSON, one card")
    add("one card in JSON of 1 KB, token", json_card and json_card / 1000, 2, unit="us")
    card = measured.of_latency("one card in 200 B, token")
    add("one card in 200 bytes, token, p99.9 of quiet times",
        card and card["quiet"]["p99.9"] / 1000, 3, unit="us")
    allocations = [row["allocations"] for row in measured.latency if "allocations" in row]
    add("allocations in all calls of the latency rows",
        sum(allocations) if allocations else None, 0)
    return found
