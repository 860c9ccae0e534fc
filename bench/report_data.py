"""What the programs measured, from their JSON."""
import json
import os
import re


class Measured:
    """All of one folder: bench.json, latency.json, and scripts.json where it is there."""

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


def goals(measured):
    """What panveil is to reach: (what, measured, the goal, whether it is met), None for unknown."""
    m = measured
    found = []

    def ratio(what, over, under, at_most=None, at_least=None):
        if over is None or under is None:
            return
        value = over / under
        met = value <= at_most if at_most is not None else value >= at_least
        goal = f"at most {at_most:g}" if at_most is not None else f"at least {at_least:g}"
        found.append((what, f"{value:.2f}", goal, met))

    def at(what, value, unit, at_most=None, at_least=None):
        if value is None:
            return
        met = value <= at_most if at_most is not None else value >= at_least
        goal = f"at most {at_most:g}" if at_most is not None else f"at least {at_least:g}"
        found.append((what, f"{value:.2f} {unit}".strip(), f"{goal} {unit}".strip(), met))

    ratio("clean 200 bytes, times memcpy", m.ns("clean 200 B"), m.ns("clean 200 B", "memcpy"), 2.5)
    for size in ("1 MiB", "4 MiB", "16 MiB", "64 MiB"):
        ratio(f"clean {size}, times memcpy", m.ns(f"clean {size}"),
              m.ns(f"clean {size}", "memcpy"), 1.0)
    for engine, least in (("RE2", 12), ("Vectorscan", 7), ("PCRE2-JIT", 4)):
        ratio(f"clean chat, times as fast as {engine}", m.ns("clean chat", engine),
              m.ns("clean chat"), at_least=least)
    ratio("one card in 200 bytes, times FF1 alone", m.ns("one card in 200 B, token"), m.ns("FF1"),
          3.0)
    card = m.of_latency("one card in 200 B, token")
    at("one card in 200 bytes, p99.9 of quiet times", card and card["quiet"]["p99.9"] / 1000, "us",
       at_most=3)
    ratio("clean JSON of 1 KB, times the same as text", m.ns("JSON, clean"),
          m.ns("JSON, clean", "panveil as text"), 1.3)
    ratio("clean JSON of 1 KB, times simdjson's parse", m.ns("JSON, clean"),
          m.ns("JSON, clean", "simdjson parse"), 1.0)
    at("one card in JSON of 1 KB", m.ns("JSON, one card") and m.ns("JSON, one card") / 1000, "us",
       at_most=2)
    at("log in NDJSON", m.gigabytes("NDJSON log, clean"), "GB/s", at_least=0.4)
    costly = [m.gigabytes(s) for s in m.scenarios() if s.startswith("costly")]
    clean = m.gigabytes("clean 4 KiB")
    if costly and clean:
        ratio("costliest text, times a clean byte", clean, min(costly), 40)
    for script in ("Japanese", "Arabic", "Hindi", "emoji"):
        at(f"clean {script}", m.gigabytes(f"clean {script} 4 KiB"), "GB/s", at_least=2)
    at("digit-dense log", m.gigabytes("digit-dense log"), "GB/s", at_least=1)
    allocations = [row["allocations"] for row in m.latency if "allocations" in row]
    if allocations:
        at("allocations in all calls of the latency rows", sum(allocations), "", at_most=0)
    ratio("FF1, times the same on AES instructions", m.ns("FF1"), m.ns("FF1", "AES-NI"), 1.25)
    return found
