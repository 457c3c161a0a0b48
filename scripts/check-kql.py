"""check-kql.py PERIMETRY FOLDER [parse] [execute]: what scripts/check-kql does once everything is installed; the folder holds a generated
archive of flat records. Exits 1 with the first differences."""
import csv, datetime, glob, json, os, random, re, subprocess, sys, time

DAYS = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]
TABLE = "access 'logs'] of \"today\""
# What a table cannot tell of its records, by the member that holds it in reports: where a cited record lies (of flows the largest
# one is cited, which is a row's now), and what the files were that held them.
LEFT_OUT = {"evidence": None, "first_record": {"file", "offset", "length", "count"}, "files": None,
            "account": {"bytes", "bytes_kept", "bytes_framing", "diagnostics", "unknown_category"}}


def run(*words, **more):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, **more).stdout


def emit(perimetry, *words):
    first, second = (run(perimetry, "emit", "kql", *words) for _ in range(2))
    assert first == second, "two runs give two texts"
    return first


def halves():
    hours = [f"{day}T{hour}:00Z" for day in DAYS for hour in ("00", "12")][:-1]
    return list(zip(hours, hours[1:]))


# -- The grammar ---------------------------------------------------------------------------------------------------

def parse(perimetry):
    from antlr4 import InputStream
    from kusto_query_language_parser.parser.kql_traverse import KqlTraverse

    def is_sound(text):
        with open(os.devnull, "w") as quiet:
            errors, sys.stderr = sys.stderr, quiet
            try:
                KqlTraverse().parse(InputStream(text))
            except SyntaxError:
                return False
            finally:
                sys.stderr = errors
        return True

    queries = {words: emit(perimetry, *words) for words in [
        (), ("--days", "7"), ("--from", DAYS[0]), ("--from", halves()[0][0], "--until", halves()[0][1]),
        ("--for", "data-explorer"), ("--for", "data-explorer", "--table", TABLE), ("--table", "x | union *"), ("--table", "a\\'] | b\n//")]}
    for words, text in queries.items():
        assert is_sound(text), f"the grammar refuses emit kql {' '.join(words)}"
    breaks = [("| summarize", "| sumarize", 1), ("count()", "count(,", 1), ("let Until = ", "let Until ", 1), ("''), '}')", "''), '}'", 1)]
    for old, new, times in breaks:
        broken = queries[()].replace(old, new, times)
        assert broken != queries[()] and not is_sound(broken), f"the grammar takes {new!r}"
    print(f"the grammar takes {len(queries)} queries and refuses {len(breaks)} broken ones")


# -- Rows in many spellings ----------------------------------------------------------------------------------------

IDS = ["ServiceResourceId", "_ResourceId", "SourceResourceId", "DestinationResourceId"]
ABSENT = ["", None, "None", "-", "null", " "]


def moved(text, ticks):
    """A time so many units of 100 ns later."""
    whole, part = text[:19], int(text[20:27])
    moment = datetime.datetime.fromisoformat(whole) + datetime.timedelta(seconds=(part + ticks) // 10**7)
    return f"{moment.isoformat()}.{(part + ticks) % 10**7:07d}Z"


def spelt(row, chance):
    """The same record, spelt otherwise."""
    row = dict(row)
    way = chance.randrange(6)
    if way == 0:
        for name in IDS:
            if row.get(name):
                row[name] = row[name].upper() + chance.choice(["", "/", "//"])
    elif way == 1:
        for name, value in row.items():
            if value == "":
                row[name] = chance.choice(ABSENT)
    elif way == 2 and row.get("DestinationFqdn"):
        row["DestinationFqdn"] = row["DestinationFqdn"].title() + chance.choice(["", ".", "/", "./", ".."])
    elif way == 3:
        row["Category"] = row["Category"].lower()
    elif way == 4:
        for name in ("OperationName", "Profile", "SourceProtocol", "AccessRuleVersion"):
            row[name] = f" {row.get(name) or ''}\t"
    else:
        for name in ("ResultAction", "RuleType", "TrafficType", "AppId"):
            row.pop(name, None)
    return row


def varied(rows, chance):
    """Further rows: copies that agree and that do not, and records that a generator does not think of."""
    more = []
    for row in rows:
        dice = chance.random()
        if dice < 0.04:
            more.append(spelt(row, chance))
        elif dice < 0.06:
            more.append(spelt({**row, "Count": (row.get("Count") or 1) + chance.randrange(1, 50)}, chance))
        elif dice < 0.08 and row.get("TimeGeneratedEndTime"):
            more.append({**row, "TimeGeneratedEndTime": moved(row["TimeGeneratedEndTime"], chance.choice([5, 9_999, 10_000, 70_000_000]))})
        elif dice < 0.10:
            # Within the same millisecond: a copy, or with another port a record of its own.
            more.append({**row, "TimeGenerated": row["TimeGenerated"][:23] + "9999Z", "SourcePort": chance.choice([row["SourcePort"], "1"])})
        elif dice < 0.20:
            later = chance.randrange(10**4, 10**10)
            times = {name: moved(row[name], later) for name in ("TimeGenerated", "TimeGeneratedEndTime") if row.get(name)}
            other = spelt({**row, **times}, chance)
            change = chance.randrange(9)
            if change == 0:
                other["Count"] = chance.choice([None, 0, -3])
            elif change == 1:
                other["TimeGeneratedEndTime"] = chance.choice([None, other["TimeGenerated"][:11] + "00:00:00.0000000Z"])
            elif change == 2:
                other["SourceParameters"] = "CallerInfo: x, ServiceEndpoint: y"
            elif change == 3:
                other["MatchedRule"] = chance.choice(['{ "accessRule" : "IP firewall" }', "IP firewall", '{"accessRule":"IP firewall","more":1}'])
            elif change == 4:
                other |= {"SourceIpAddress": chance.choice(["2001:DB8::A", "2001:db8:0::a", "2001:db8::a", "fe80::1%eth0", "198.51.100.7:443", "x"])}
            elif change == 5:
                other |= {"SourceIpAddress": "-", "SourceAppId": chance.choice(["app one", "App One", ""])}
            elif change == 6:
                other |= {"DestinationFqdn": chance.choice(["", "HOST", "host", "https://A.example.com/x", "a.example.com", "192.0.2.1", "192.0.2.1/"])}
            elif change == 7:
                other |= {"Category": "NspSomethingNew", "ResultDirection": chance.choice(["Inbound", "outbound", ""])}
                if chance.random() < 0.5:
                    other |= {"SourceIpAddress": "", "SourceResourceId": "", "DestinationFqdn": "New.example.com"}
            else:
                other |= {"Parameters": "a\u001fb", "ResultDescription": "\"quoted\", 'too'\nand broken", "SourcePort": ""}
            more.append(other)
    return rows + more


# -- The execution -------------------------------------------------------------------------------------------------

TYPES = {"Count": "Nullable(Int64)", "TimeGenerated": "DateTime64(7,'UTC')", "TimeGeneratedEndTime": "Nullable(DateTime64(7,'UTC'))",
         "_BilledSize": "Nullable(Float64)"}


class Engine:
    """ClickHouse with two tables of the same records, one without columns that only a workspace fills."""

    def __init__(self, names, rows, folder):
        from chdb import session

        self.lacking = {"TenantId", "SourceSystem", "_SubscriptionId", "_IsBillable", "_BilledSize"}
        self.session = session.Session()
        file = os.path.join(folder, "table.jsonl")
        with open(file, "w", encoding="utf-8") as out:
            for row in rows:
                # A text of the table is never null.
                out.write(json.dumps({n: row.get(n) if n in TYPES else row.get(n) or "" for n in names}) + "\n")
        for table, columns in (("NSPAccessLogs", names), (TABLE, [n for n in names if n not in self.lacking])):
            structure = ", ".join(f"`{n}` {TYPES.get(n, 'String')}" for n in columns)
            quoted, source = "`" + table.replace("`", "\\`") + "`", structure.replace("'", "\\'")
            self.session.query(f"CREATE TABLE {quoted} ({structure}) ENGINE = Memory")
            self.session.query(f"INSERT INTO {quoted} SELECT * FROM file('{file}', 'JSONEachRow', '{source}') "
                               "SETTINGS date_time_input_format = 'best_effort', input_format_skip_unknown_fields = 1")
        self.session.query("SET allow_experimental_kusto_dialect = 1")
        self.session.query("SET dialect = 'kusto'")

    def result(self, query):
        """Columns with Kusto's types, and rows with its times."""
        # The one function that ClickHouse lacks: it is undone as Kusto would, by the columns of the table.
        query = re.sub(r"column_ifexists\('(\w+)', (''|\w+\(null\))\)", lambda m: m[2] if m[1] in self.lacking else m[1], query)
        reply = json.loads(str(self.session.query(query, "JSONCompact")))
        kinds = ["datetime" if "DateTime" in c["type"] else "long" if "Int" in c["type"] else "string" for c in reply["meta"]]
        rows = [[v if v is None else v.replace(" ", "T") + "Z" if k == "datetime" else int(v) if k == "long" else v for k, v in zip(kinds, row)] for row in reply["data"]]
        return [(c["name"], k) for c, k in zip(reply["meta"], kinds)], rows


def is_account(row):
    return row[-1].startswith('{"account":')


def api_reply(columns, rows):
    return json.dumps({"tables": [{"name": "PrimaryResult", "columns": [{"name": n, "type": k} for n, k in columns], "rows": rows}]})


def az_reply(columns, rows):
    return json.dumps([{n: str(v) for (n, _), v in zip(columns, row)} | {"TableName": "PrimaryResult"} for row in rows])


def kusto_reply(columns, rows):
    return json.dumps([
        {"FrameType": "DataSetHeader", "IsProgressive": False, "Version": "v2.0"},
        {"FrameType": "DataTable", "TableId": 1, "TableKind": "PrimaryResult", "TableName": "PrimaryResult",
         "Columns": [{"ColumnName": n, "ColumnType": k} for n, k in columns], "Rows": rows},
        {"FrameType": "DataSetCompletion", "HasErrors": False, "Cancelled": False}])


def portal_csv(columns, rows, file):
    def shown(value, kind):
        if kind != "datetime" or value is None:
            return value
        t = datetime.datetime.fromisoformat(value[:19])
        return f"{t.month}/{t.day}/{t.year}, {t.hour % 12 or 12}:{t:%M:%S}.{value[20:23]} {'AM' if t.hour < 12 else 'PM'}"

    with open(file, "w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out)
        writer.writerow([n + " [UTC]" if k == "datetime" else n for n, k in columns])
        writer.writerows([[shown(v, k) for (_, k), v in zip(columns, row)] for row in rows])


def stripped(value, names=frozenset()):
    if isinstance(value, dict):
        return {k: stripped(v, LEFT_OUT.get(k, frozenset())) for k, v in value.items() if k not in names and LEFT_OUT.get(k, "") is not None}
    return [stripped(v, names) for v in value] if isinstance(value, list) else value


def differences(a, b, place=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys()):
            yield from differences(a.get(key), b.get(key), f"{place}.{key}")
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for number, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, f"{place}[{number}]")
    elif a != b:
        yield f"{place}: {json.dumps(a)[:300]} of the records, {json.dumps(b)[:300]} of the result"


def reports(perimetry, folder, rules):
    """Every report of the store in the folder, by its words."""
    asked = ["denied", "denied --by peer", "denied --by operation", "flows", "recommend", f"simulate --rules {rules}", "ready", "coverage",
             f"drift --at {DAYS[1]}", f"denied --since {DAYS[1]} --until {DAYS[2]}"]
    return {words.split(" --rules")[0]: stripped(json.loads(
        run(perimetry, *words.split(), "--format", "json", "--quiet", "--store", "perimetry.db", cwd=folder))) for words in asked}


def execute(perimetry, folder):
    chance = random.Random(1)
    rows = []
    for file in sorted(glob.glob(folder + "/generated/archive/**/*.json", recursive=True)):
        rows += [json.loads(line) for line in open(file, encoding="utf-8")]
    rows = varied(rows, chance)
    chance.shuffle(rows)
    window = [r for r in rows if DAYS[0] <= r["TimeGenerated"] < DAYS[-1]]

    def make(name):
        path = os.path.join(folder, name)
        os.makedirs(path)
        return path

    raw = make("raw")
    with open(raw + "/records.json", "w", encoding="utf-8") as out:
        for row in window:
            out.write(json.dumps(row) + "\n")
    run(perimetry, "ingest", "records.json", "--store", "perimetry.db", "--quiet", cwd=raw)
    names = run(perimetry, "query", "SELECT * FROM NSPAccessLogs LIMIT 1", "--store", "perimetry.db", "--format", "csv", "--quiet",
                cwd=raw).splitlines()[0].strip("\r").split(",")[:40]
    rules = os.path.join(folder, "rules.json")
    with open(rules, "w", encoding="utf-8") as out:
        out.write(run(perimetry, "recommend", "--budget", "5", "--format", "json", "--quiet", "--store", "perimetry.db", cwd=raw))
    expected = reports(perimetry, raw, rules)

    engine = Engine(names, rows, folder)
    start = time.time()
    days = {day: engine.result(emit(perimetry, "--from", day, "--until", after)) for day, after in zip(DAYS, DAYS[1:])}
    whole = engine.result(emit(perimetry, "--from", DAYS[0], "--until", DAYS[-1]))
    parts = {f: engine.result(emit(perimetry, "--from", f, "--until", u, "--for", "data-explorer", "--table", TABLE)) for f, u in halves()}
    engine.result(emit(perimetry))
    took = time.time() - start
    assert sorted(r for _, result in days.values() for r in result if not is_account(r)) == sorted(r for r in whole[1] if not is_account(r)), "three days differ from their sum"
    assert [n for n, _ in whole[0]] == [n for n in names if n != "_BilledSize"] + ["perimetry"], whole[0]

    # What the rows stand for adds up to what was read.
    stand = [json.loads(row[-1]) for row in whole[1]]
    assert is_account(whole[1][0]) and stand.pop(0) == {"account": {"format": 1, "read": len(window)}}
    account = json.loads(run(perimetry, "coverage", "--format", "json", "--quiet", "--store", "perimetry.db", cwd=raw))["account"]
    for member, name in (("records", "kept"), ("duplicate", "duplicate"), ("conflict", "conflict")):
        assert sum(s.get(member, 0) for s in stand) == account[name] > 0, (member, account)

    shapes = {}
    for shape in ("api", "az", "kusto", "portal"):
        shapes[shape] = make(shape)
    for day, result in days.items():
        open(f"{shapes['api']}/{day}.json", "w", encoding="utf-8").write(api_reply(*result))
        open(f"{shapes['az']}/{day}.json", "w", encoding="utf-8").write(az_reply(*result))
    for hour, result in parts.items():
        open(f"{shapes['kusto']}/{hour.replace(':', '')}.json", "w", encoding="utf-8").write(kusto_reply(*result))
    portal_csv(*whole, shapes["portal"] + "/query_data.csv")

    # A reply that was cut is missed.
    cut = make("cut")
    columns, kept = whole
    open(cut + "/cut.json", "w", encoding="utf-8").write(api_reply(columns, kept[:-7]))
    done = subprocess.run([perimetry, "ingest", "cut.json", "--store", "perimetry.db", "--quiet"], cwd=cut, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    assert done.returncode == 3 and "missing" in done.stderr, done
    lost = sum(s["records"] + s.get("duplicate", 0) + s.get("conflict", 0) for s in stand[-7:])
    told = json.loads(run(perimetry, "coverage", "--format", "json", "--quiet", "--store", "perimetry.db", cwd=cut))["compaction"]
    assert told == {"missing_records": lost, "is_accounted": True, "days_of_both": 0}, told

    failed = False
    for shape, place in shapes.items():
        files = [f for f in sorted(os.listdir(place))]
        run(perimetry, "ingest", *files, "--store", "perimetry.db", "--quiet", cwd=place)
        actual = reports(perimetry, place, rules)
        # The portal cuts times to the millisecond.
        wanted = expected if shape != "portal" else json.loads(re.sub(r"(\.\d{3})\d{4}Z", r"\1Z", json.dumps(expected)))
        found = list(differences(wanted, actual))
        failed |= bool(found)
        print(f"{shape}: " + ("the same reports" if not found else "\n  ".join([f"{len(found)} differences"] + found[:12])))
    records = expected["coverage"]["total"]["records"]
    print(f"{len(window)} rows of {records} records, merged to {len(stand)}; {len(expected)} reports each; executed in {took:.0f} s; left out: "
          + ", ".join(k if v is None else f"{k}: {' '.join(sorted(v))}" for k, v in LEFT_OUT.items()))
    if failed:
        sys.exit(1)


perimetry, folder, *steps = sys.argv[1:]
if "parse" in steps:
    parse(perimetry)
if "execute" in steps:
    execute(perimetry, folder)
