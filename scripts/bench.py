"""The measuring half of scripts/bench, run by the venv's Python: whole processes, wall time and peak memory."""
import argparse, importlib.metadata, json, os, platform, shutil, statistics, subprocess, sys, time

# Each peer loads the files into a table of its own, plainly, and prints the number of rows.
PEERS = {
    # Types found by DuckDB itself: measured faster than naming them, and than keeping `properties` as JSON.
    "DuckDB": """
import duckdb, sys
db = duckdb.connect(sys.argv[2])
db.execute("SET enable_progress_bar = false")
db.execute("SET threads = %d" % int(sys.argv[3]))
db.execute("SET preserve_insertion_order = false")
db.execute("CREATE TABLE records AS SELECT * FROM read_json(?, format = 'newline_delimited', hive_partitioning = false)",
           [sys.argv[1] + "/**/*.json*"])
print(db.execute("SELECT count(*) FROM records").fetchone()[0])
db.close()
""",
    "chDB": """
import sys
from chdb import session
s = session.Session(sys.argv[2])
s.query("CREATE DATABASE bench ENGINE = Atomic")
s.query("CREATE TABLE bench.records ENGINE = MergeTree ORDER BY tuple() AS "
        "SELECT * FROM file('%s/**/*.json*', 'JSONEachRow') SETTINGS max_threads = %d, use_hive_partitioning = 0"
        % (sys.argv[1], int(sys.argv[3])))
print(str(s.query("SELECT count() FROM bench.records")).strip())
""",
}


def measured(command, **options):
    """Wall seconds, peak resident MiB and standard output of a process that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, **options)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: {command[0]} ended with {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / unit, output.decode()


def truth_of(archive):
    """How many records and flows the generator wrote. Read elsewhere: a child's peak memory starts from its parent's."""
    program = "import json, sys; t = json.load(open(sys.argv[1])); print(t['records'], t['flows'])"
    output = subprocess.run([sys.executable, "-c", program, archive + "/truth.json"], stdout=subprocess.PIPE, check=True)
    records, flows = map(int, output.stdout.split())
    return {"records": records, "flows": flows}


def remove(path):
    for name in (path, path + "-wal", path + "-shm", path + "-journal", path + ".wal"):
        shutil.rmtree(name) if os.path.isdir(name) else os.path.exists(name) and os.remove(name)


def version(module):
    try:
        return importlib.metadata.version(module)
    except importlib.metadata.PackageNotFoundError:
        return None


class Bench:
    def __init__(self, options):
        self.options = options
        self.cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        self.threads = min(2, self.cores)
        self.store = os.path.join(options.folder, "bench.db")
        self.peers = [name for name in PEERS if version(name.lower())]

    def warm(self, logs):
        """Reads all files once, so that no measured run pays for a cold cache. Their size on disk."""
        size = 0
        for folder, _, names in os.walk(logs):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    while block := file.read(1 << 20):
                        size += len(block)
        return size

    def load(self, peer, logs, records):
        table = os.path.join(self.options.folder, "bench." + peer.lower())
        remove(table)
        seconds, memory, output = measured([sys.executable, "-c", PEERS[peer], logs, table, str(self.threads)])
        if int(output) != records:
            sys.exit(f"bench: {peer} loaded {output.strip()} records instead of {records}")
        remove(table)
        return seconds, memory

    def ingest(self, logs, *more, keeps=False):
        if not keeps:
            remove(self.store)
        return measured([self.options.perimetry, "ingest", logs, "--store", self.store, "--quiet", *more])[:2]

    def in_turns(self, logs, records, peers):
        """Seconds and memory of each peer and of perimetry, taken in turns."""
        runs = {name: [] for name in [*peers, "perimetry"]}
        for number in range(self.options.runs):
            for peer in peers:
                runs[peer].append(self.load(peer, logs, records))
            runs["perimetry"].append(self.ingest(logs))
            print(f"run {number + 1}: " + ", ".join(f"{n} {r[-1][0]:.2f} s" for n, r in runs.items()), file=sys.stderr)
        return runs


def best(runs):
    return min(seconds for seconds, _ in runs)


def median(runs):
    return statistics.median(seconds for seconds, _ in runs)


def ratios(runs, name):
    mine = runs["perimetry"]
    return f"{best(runs[name]) / best(mine):.2f}x / {median(runs[name]) / median(mine):.2f}x"


def main():
    parser = argparse.ArgumentParser()
    for name in ("perimetry", "archive", "folder", "results", "libraries"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--gzip", help="an archive of the same records, gzipped")
    parser.add_argument("--worst", help="an archive with as many flows as half its records")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    bench = Bench(options)
    logs, truth = options.archive + "/archive", truth_of(options.archive)
    records = truth["records"]
    raw = bench.warm(logs)
    runs = bench.in_turns(logs, records, bench.peers)
    size = os.path.getsize(bench.store)
    again = bench.ingest(logs, keeps=True)[0]
    forced = min(bench.ingest(logs, "--force", keeps=True)[0] for _ in range(options.runs))
    reports = {}
    for name in ("denied", "recommend"):
        for form in ("text", "json"):
            reports[f"`{name}` as {form}"] = [
                measured([options.perimetry, name, "--store", bench.store, "--format", form, "--quiet"])[:2]
                for _ in range(options.runs)]
    loaded = json.loads(measured(
        [options.perimetry, "coverage", "--store", bench.store, "--format", "json", "--quiet"])[2])["total"]["records"]
    if loaded != records:
        sys.exit(f"bench: perimetry kept {loaded} records instead of {records}")
    built = measured([options.perimetry, "--version"])[2].strip().splitlines()[0]

    def row(name, runs):
        memory = max(m for _, m in runs)
        return (f"| {name} | {best(runs):.2f} s | {median(runs):.2f} s | {records / best(runs):,.0f} | "
                f"{raw / best(runs) / 1e6:,.0f} | {memory:,.0f} MiB |")

    lines = [
        f"{records:,} records, {raw / 1e6:,.0f} MB in {sum(len(n) for _, _, n in os.walk(logs)):,} files, "
        f"{truth['flows']:,} flows; {bench.cores} cores, {platform.machine()}, {platform.system()} {platform.release()}; "
        f"{built} ({options.libraries}); {options.runs} runs each in turns, files in the page cache.", "",
        "| | best | median | records/s | MB/s | peak memory |", "|---|---:|---:|---:|---:|---:|",
        *(row(f"{name} {version(name.lower())}, plain load into a table, {bench.threads} threads", runs[name])
          for name in bench.peers),
        row("`perimetry ingest`, with dedupe, flows and evidence", runs["perimetry"]), "",
        "| best / median | |", "|---|---:|",
        *(f"| perimetry against {name} | {ratios(runs, name)} |" for name in bench.peers),
        *(f"| {name} | {best(r):.2f} s / {median(r):.2f} s |" for name, r in reports.items()), "",
        "| | |", "|---|---:|",
        f"| the same archive again | {again:.2f} s |",
        f"| the same archive again with `--force` | {forced:.2f} s, {forced / best(runs['perimetry']):.2f} of the first |",
        f"| store | {size / 1e6:,.0f} MB, {100 * size / raw:.1f} % of the raw JSON |",
    ]
    if options.gzip:
        logs = options.gzip + "/archive"
        packed = bench.warm(logs)
        zipped = bench.in_turns(logs, records, ["DuckDB"])
        lines += [
            f"| the same records gzipped ({packed / 1e6:,.0f} MB) | {best(zipped['perimetry']):.2f} s |",
            f"| DuckDB on the gzipped records | {best(zipped['DuckDB']):.2f} s |",
            f"| perimetry against DuckDB on them, best / median | {ratios(zipped, 'DuckDB')} |",
        ]
    if options.worst:
        logs, truth = options.worst + "/archive", truth_of(options.worst)
        bench.warm(logs)
        seconds, memory = bench.ingest(logs)
        lines.append(f"| worst case: {truth['records']:,} records in {truth['flows']:,} flows | "
                     f"{seconds:.2f} s, {memory:,.0f} MiB |")
        bench.ingest(options.archive + "/archive")
    with open(options.results, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
