"""check-spark-table.py PERIMETRY JOB ARCHIVE FOLDER: runs the Spark job over a table of the rows of an archive of flat records, with
real timestamps, and holds the reports from its result against those from the archive, but for what a table does not know.
Exits 1 with the first differences."""
import glob, importlib.util, itertools, os, re, sys


def module(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def main(perimetry, job, archive, folder):
    kql = module("kql", os.path.join(os.path.dirname(os.path.abspath(__file__)), "check-kql.py"))
    from pyspark.sql import SparkSession, functions as F

    places = {name: os.path.join(folder, name) for name in ("raw", "table")}
    for place in places.values():
        os.makedirs(place)
    records = places["raw"] + "/records.json"
    with open(records, "w", encoding="utf-8") as out:
        for path in sorted(glob.glob(archive + "/**/*.json", recursive=True)):
            # Spark's timestamps have microseconds, the logs' one digit more.
            out.write(re.sub(r"(\.\d{6})\dZ", r"\1Z", open(path, encoding="utf-8").read()))
    spark = SparkSession.builder.getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    rows = spark.read.json("file://" + records)
    times = [name for name in rows.columns if name.startswith("TimeGenerated")]
    assert "TimeGenerated" in times and len(rows.columns) > 20, rows.columns
    for name in times:
        rows = rows.withColumn(name, F.to_timestamp(name))
    count = rows.count()
    rows.createOrReplaceTempView("logs")
    # The job stops the session when it is done.
    module("job", job).main(["--table", "logs", "--output", "file://" + folder + "/result"])
    kql.run(perimetry, "ingest", "records.json", "--store", "perimetry.db", "--quiet", cwd=places["raw"])
    kql.run(perimetry, "ingest", "../result", "--store", "perimetry.db", "--quiet", cwd=places["table"])
    rules = folder + "/rules.json"
    with open(rules, "w", encoding="utf-8") as out:
        out.write(kql.run(perimetry, "recommend", "--budget", "5", "--format", "json", "--quiet", "--store", "perimetry.db",
                          cwd=places["raw"]))
    raw, table = (kql.reports(perimetry, place, rules) for place in places.values())
    assert raw["coverage"]["account"]["read"] == count > 0, count
    found = list(itertools.islice(kql.differences(raw, table), 10))
    print("\n".join(found) or f"{len(raw)} reports the same from a table of {count} rows")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
