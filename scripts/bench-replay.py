"""The stage of scripts/bench that asks a large store: reports and replays, wall time and peak memory of whole processes."""
import argparse, json, os, statistics, subprocess, sys
from bench import measured

# What is to hold on ten million records in 200,000 flows.
MEMORY = 256
SECONDS = {"simulate": 1, "ready": 1, "drift": 2}

# The same elements in rules of four, as `az network perimeter profile access-rule list` would list them. Read elsewhere: a
# child's peak memory starts from its parent's.
SPLIT = """
import json, sys
rules = []
for profile in json.load(open(sys.argv[1]))["profiles"]:
    home = profile["perimeter"] + "/profiles/" + profile["profile"] + "/accessRules/"
    for rule in profile["rules"]:
        for key, values in rule.items():
            if not isinstance(values, list):
                continue
            for start in range(0, len(values), 4):
                name = "%s-%d" % (rule["name"], start // 4)
                rules.append({"id": home + name, "name": name, "type": "Microsoft.Network/networkSecurityPerimeters/"
                    "profiles/accessRules", "properties": {"direction": rule["direction"], key: values[start:start + 4]}})
json.dump({"value": rules}, open(sys.argv[2], "w"))
print(len(rules))
"""
TOTALS = "import json, sys; print(json.dumps(json.load(sys.stdin)['totals'], sort_keys=True))"


def main():
    parser = argparse.ArgumentParser()
    for name in ("perimetry", "store", "truth", "results"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--at", required=True, help="where drift parts the time")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    proposal, split = options.store + ".rules.json", options.store + ".split.json"

    def command(*words):
        return [options.perimetry, *words, "--store", options.store, "--quiet"]

    with open(proposal, "wb") as file:
        subprocess.run(command("recommend", "--format", "json"), stdout=file, check=True)
    count = int(subprocess.run([sys.executable, "-c", SPLIT, proposal, split], stdout=subprocess.PIPE, check=True).stdout)

    def totals(rules):
        """What a replay says of all traffic, by what was logged and what would be."""
        with subprocess.Popen(command("simulate", "--rules", rules, "--complete", "--format", "json"),
                              stdout=subprocess.PIPE) as replay:
            return json.loads(subprocess.run([sys.executable, "-c", TOTALS], stdin=replay.stdout, stdout=subprocess.PIPE,
                                             check=True).stdout)

    first, second = totals(proposal), totals(split)
    if first != second:
        sys.exit(f"bench: the same elements in other rules give other totals: {first}, {second}")
    events = json.loads(measured([sys.executable, "-c", "import json, sys; t = json.load(open(sys.argv[1])); "
                                  "print(json.dumps([t['events'], t['records'], t['flows']]))", options.truth])[2])
    if sum(total["events"] for total in first) != events[0]:
        sys.exit(f"bench: a replay speaks of {sum(t['events'] for t in first)} events instead of {events[0]}")
    questions = [
        ("simulate", f"`simulate` of the proposal ({megabytes(proposal)})", ["simulate", "--rules", proposal]),
        ("simulate", f"`simulate` of {count} rules", ["simulate", "--rules", split]),
        ("ready", "`ready`", ["ready"]),
        ("drift", f"`drift --at {options.at}`", ["drift", "--at", options.at]),
        ("", "`hygiene` of the proposal", ["hygiene", "--rules", proposal]),
        ("", f"`hygiene` of {count} rules", ["hygiene", "--rules", split]),
        ("", "`denied`", ["denied"]),
        ("", "`recommend`", ["recommend"]),
        ("", "`recommend --verify` of the proposal", ["recommend", "--verify", proposal]),
    ]
    lines = ["", f"Of a store of {events[1]:,} records in {events[2]:,} flows, {options.runs} runs each:", "",
             "| | best | median | peak memory | at most |", "|---|---:|---:|---:|---:|"]
    for kind, name, words in questions:
        runs = [measured(command(*words))[:2] for _ in range(options.runs)]
        seconds, memory = [run[0] for run in runs], max(run[1] for run in runs)
        floor = f"{SECONDS[kind]} s, {MEMORY} MiB" if kind else ""
        lines.append(f"| {name} | {min(seconds):.2f} s | {statistics.median(seconds):.2f} s | {memory:,.0f} MiB | {floor} |")
    with open(options.results, "a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines))


def megabytes(path):
    return f"{os.path.getsize(path) / 1e6:,.0f} MB"


if __name__ == "__main__":
    main()
