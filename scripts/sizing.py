"""The measuring half of scripts/sizing: whole processes, wall time and peak memory."""
import argparse, json, os, re, shutil, subprocess, sys, time

SEED = "20260302"


def say(text):
    print(f"sizing: {text}", file=sys.stderr, flush=True)


def measured(command, stdin=None, limit=None):
    """Wall seconds and peak MiB of a process; its status where it does not end with 0."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and limit is None:
        sys.exit(f"sizing: {' '.join(command)} ended with {process.returncode}: {errors.decode(errors='replace')}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, process.returncode


def size(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def gigabytes(size):
    return f"{size / 1e9:.2f} GB" if size >= 1e8 else f"{size / 1e6:.1f} MB"


def seconds(value):
    return f"{value:.1f} s" if value < 100 else f"{value / 60:.1f} min"


def of_flows(options, count):
    store = os.path.join(options.folder, f"sizing-{count}.db")
    for name in os.listdir(options.folder):
        if name.startswith(os.path.basename(store)):
            os.remove(os.path.join(options.folder, name))
    say(f"{count:,} flows: ingest")
    generator = subprocess.Popen([options.generator, "--records", str(2 * count), "--worst-case", "--seed", SEED,
                                  "--output", "-"], stdout=subprocess.PIPE)
    time_, memory, _ = measured([options.perimetry, "ingest", "-", "--store", store, "--quiet"], stdin=generator.stdout)
    generator.stdout.close()
    if generator.wait():
        sys.exit("sizing: the generator failed")
    found = json.loads(subprocess.run(
        [options.perimetry, "query", "SELECT count(*) AS n FROM flows", "--store", store, "--format", "json"],
        check=True, stdout=subprocess.PIPE).stdout)["rows"][0]
    found = found["n"] if isinstance(found, dict) else found[0]
    rows = [("`ingest`", time_, memory, 0)]
    for words in (["denied"], ["recommend"], ["ready"], ["coverage"], ["compact"]):
        say(f"{count:,} flows: {words[0]}")
        rows.append((f"`{words[0]}`",) + measured([options.perimetry, *words, "--store", store, "--quiet"], limit=True))
    lines = ["", f"**{found:,} flows** ({2 * count:,} records, each flow heard twice; the store takes {gigabytes(size(store))}, "
             f"{size(store) / found:,.0f} bytes a flow):", "", "| | time | peak memory |", "|---|---:|---:|"]
    for name, time_, memory, status in rows:
        lines.append(f"| {name} | {seconds(time_)} | {memory:,.0f} MiB |" if not status
                     else f"| {name} | ended with {status} after {seconds(time_)} | {memory:,.0f} MiB |")
    for end in ("", "-wal", "-shm", ".lock"):
        if os.path.exists(store + end):
            os.remove(store + end)
    return lines


def of_compaction(options):
    archive = os.path.join(options.folder, f"sizing-archive-{options.records}")
    shutil.rmtree(archive, ignore_errors=True)
    say(f"generating {options.records:,} records")
    subprocess.run([options.generator, "--records", str(options.records), "--seed", SEED, "--output", archive], check=True,
                   stdout=subprocess.DEVNULL)
    raw = os.path.join(archive, "archive")
    packed, store, other = (os.path.join(options.folder, name) for name in ("sizing.json", "sizing.db", "sizing-raw.db"))
    for path in (packed, store, other):
        if os.path.exists(path):
            os.remove(path)
    say("compacting")
    runs = [("`ingest` of the raw archive", measured([options.perimetry, "ingest", raw, "--store", other, "--quiet"])),
            ("`compact` of it", measured([options.perimetry, "compact", raw, "--output", packed, "--quiet"])),
            ("`ingest` of what came out", measured([options.perimetry, "ingest", packed, "--store", store, "--quiet"]))]
    lines = ["", f"{options.records:,} generated records, {gigabytes(size(raw))} of JSON, seven days; compacted "
             f"{gigabytes(size(packed))}, {100 * size(packed) / size(raw):.1f} % of it. The store of the raw archive takes "
             f"{gigabytes(size(other))}, that of the compacted one {gigabytes(size(store))}.", "",
             "| | time | of raw JSON | peak memory |", "|---|---:|---:|---:|"]
    for name, (time_, memory, _) in runs:
        lines.append(f"| {name} | {seconds(time_)} | {size(raw) / time_ / 1e6:,.0f} MB/s | {memory:,.0f} MiB |")
    rates = {"ingest": size(raw) / runs[0][1][0], "compact": size(raw) / runs[1][1][0], "store": size(other) / size(raw),
             "compacted": size(packed) / size(raw), "record": size(raw) / options.records}
    shutil.rmtree(archive)
    for path in (packed, store, other):
        os.remove(path)
    return lines, rates


def of_spark(page):
    """Bytes of raw JSON a second and core, from what scripts/check-spark wrote into the page."""
    archive = re.search(r"\| archive \| [\d,]+ records, ([\d,]+) MB", page)
    job = re.search(r"\| `spark-submit` on two workers.*?\| ([\d,]+) s,", page)
    if not archive or not job:
        return None
    number = lambda text: int(text.replace(",", ""))
    return number(archive[1]) * 1e6 / number(job[1]) / 2


def of_roads(rates, spark):
    """Arithmetic on what was measured, and said to be."""
    def days(size, rate):
        value = size / rate
        return f"{value:,.0f} s" if value < 120 else f"{value / 60:,.0f} min" if value < 7200 else f"{value / 3600:,.0f} h"

    lines = ["", "| a day | `ingest` on this machine | store a day | `compact` | compacted a day | Spark |",
             "|---|---:|---:|---:|---:|---:|"]
    for name, bytes_ in (("1 GB", 1e9), ("100 GB", 1e11), ("10 TB", 1e13)):
        lines.append(f"| {name} | {days(bytes_, rates['ingest'])} | {gigabytes(bytes_ * rates['store'])} | "
                     f"{days(bytes_, rates['compact'])} | {gigabytes(bytes_ * rates['compacted'])} | "
                     + (f"{bytes_ / spark / 3600:,.1f} core hours |" if spark else "not measured |"))
    return lines


def main():
    parser = argparse.ArgumentParser()
    for name in ("perimetry", "generator", "folder", "flows", "page"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    compaction, rates = of_compaction(options)
    with open(options.page, encoding="utf-8") as file:
        page = file.read()
    parts = {"roads": of_roads(rates, of_spark(page)), "compaction": compaction, "flows": []}
    for count in options.flows.split(","):
        parts["flows"] += of_flows(options, int(count))
    if not options.write:
        for name, lines in parts.items():
            print("\n".join(lines))
        return
    for name, lines in parts.items():
        mark = re.compile(rf"(<!-- {name}: begin -->\n).*?(<!-- {name}: end -->)", re.S)
        if not mark.search(page):
            sys.exit(f"sizing: {options.page} has no place for {name}")
        page = mark.sub(lambda found: found.group(1) + "\n".join(lines).strip("\n") + "\n" + found.group(2), page)
    with open(options.page, "w", encoding="utf-8") as file:
        file.write(page)


main()
