"""The measuring half of scripts/bench, run by the venv's Python: whole processes, wall time and peak memory."""
import argparse, json, os, platform, statistics, subprocess, sys, time

# Types found by DuckDB itself: measured faster than naming them, and than keeping `properties` as JSON.
LOAD = """
import duckdb, sys
db = duckdb.connect(sys.argv[2])
db.execute("SET enable_progress_bar = false")
db.execute("SET threads = %d" % int(sys.argv[3]))
db.execute("SET preserve_insertion_order = false")
db.execute("CREATE TABLE records AS SELECT * FROM read_json(?, format = 'newline_delimited', hive_partitioning = false)",
           [sys.argv[1] + "/**/*.json"])
print(db.execute("SELECT count(*) FROM records").fetchone()[0])
db.close()
"""


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


def remove(path):
    for name in (path, path + "-wal", path + "-shm", path + ".wal"):
        if os.path.exists(name):
            os.remove(name)


def main():
    parser = argparse.ArgumentParser()
    for name in ("perimetry", "archive", "folder", "results", "libraries"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    import duckdb
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    threads = min(2, cores)
    logs, truth = options.archive + "/archive", json.load(open(options.archive + "/truth.json"))
    records = truth["records"]
    raw = sum(os.path.getsize(os.path.join(d, f)) for d, _, names in os.walk(logs) for f in names)
    store, table = os.path.join(options.folder, "bench.db"), os.path.join(options.folder, "bench.duckdb")

    def load():
        remove(table)
        seconds, memory, output = measured([sys.executable, "-c", LOAD, logs, table, str(threads)])
        if int(output) != records:
            sys.exit(f"bench: DuckDB loaded {output.strip()} records instead of {records}")
        return seconds, memory

    def ingest():
        remove(store)
        return measured([options.perimetry, "ingest", logs, "--store", store, "--quiet"])[:2]

    # Once over all files first, so that none of the measured runs pays for a cold cache.
    for folder, _, names in os.walk(logs):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                while file.read(1 << 20):
                    pass
    loads, ingests = [], []
    for number in range(options.runs):
        loads.append(load())
        ingests.append(ingest())
        print(f"run {number + 1}: DuckDB {loads[-1][0]:.2f} s, perimetry {ingests[-1][0]:.2f} s", file=sys.stderr)
    again = measured([options.perimetry, "ingest", logs, "--store", store, "--quiet"])[0]
    reports = {}
    for name in ("denied", "recommend"):
        for form in ("text", "json"):
            reports[f"`{name}` as {form}"] = [
                measured([options.perimetry, name, "--store", store, "--format", form, "--quiet"])[:2]
                for _ in range(options.runs)]
    loaded = json.loads(measured(
        [options.perimetry, "coverage", "--store", store, "--format", "json", "--quiet"])[2])["total"]["records"]
    if loaded != records:
        sys.exit(f"bench: perimetry kept {loaded} records instead of {records}")

    size = os.path.getsize(store)
    version = measured([options.perimetry, "--version"])[2].strip().splitlines()[0]

    def row(name, runs):
        best, median = min(s for s, _ in runs), statistics.median(s for s, _ in runs)
        memory = max(m for _, m in runs)
        return f"| {name} | {best:.2f} s | {median:.2f} s | {records / best:,.0f} | {raw / best / 1e6:,.0f} | {memory:,.0f} MiB |"

    fastest = min(s for s, _ in loads) / min(s for s, _ in ingests)
    middle = statistics.median(s for s, _ in loads) / statistics.median(s for s, _ in ingests)
    lines = [
        f"{records:,} records, {raw / 1e6:,.0f} MB in {sum(len(n) for _, _, n in os.walk(logs)):,} files, "
        f"{truth['flows']:,} flows; {cores} cores, {platform.machine()}, {platform.system()} {platform.release()}; "
        f"{version} ({options.libraries}); DuckDB {duckdb.__version__}, {threads} threads; "
        f"{options.runs} runs each in turns, files in the page cache.", "",
        "| | best | median | records/s | MB/s | peak memory |", "|---|---:|---:|---:|---:|---:|",
        row("DuckDB, plain load into a table", loads), row("perimetry ingest", ingests), "",
        "| | |", "|---|---:|",
        f"| perimetry against DuckDB, best / median | {fastest:.2f}x / {middle:.2f}x |",
        f"| ingest of the same archive again | {again:.2f} s |",
        *(f"| {name}, best / median | {min(t for t, _ in runs):.2f} s / {statistics.median(t for t, _ in runs):.2f} s |"
          for name, runs in reports.items()),
        f"| store | {size / 1e6:,.0f} MB, {100 * size / raw:.1f} % of the raw JSON |",
    ]
    with open(options.results, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
