extension SparkJob {
  /// The data frames, the options and the run.
  static let merging = #"""
    # The merge. -----------------------------------------------------------------------------------------
    SCHEMA = (
        "t long, k long, f int, e long, c long, p int, g binary, w binary, x string, "
        "file string, offset long, length int"
    )


    # What a task reads at least, and what opening a file takes as long as.
    PART, OPENING = 128 << 20, 1 << 20


    def account_row(account, number, files=0):
        """An account travels as a group of its own, so that each task's counts exactly once."""
        text = account.line(files)
        return (-1, number, 0, None, 0, None, b"account %d" % number, b"", text, None, None, None)


    def with_accounts(rows, number):
        for row in rows:
            yield account_row(row, number) if isinstance(row, Account) else row


    def merged(rows):
        """Finds the copies of records, then sums up what is left by flow, operation and day."""
        from pyspark.sql import functions as F

        distinct = rows.repartition("t", "k").groupBy("t", "k").agg(
            F.count(F.lit(1)).alias("copies"),
            F.max("c").alias("c"),
            F.min("c").alias("smallest"),
            F.max("f").alias("f"),
            F.max("e").alias("e"),
            F.min("e").alias("earliest"),
            F.max("p").alias("p"),
            # Cited is the first by place of the copies with the count.
            F.min(F.struct(
                (-F.col("c")).alias("most"), F.isnull("file").alias("nowhere"), "file", "offset",
                "length",
            )).alias("cited"),
            F.min(F.struct("w", "g", "x")).alias("kept"),
        )
        disagrees = (F.col("c") != F.col("smallest")) | F.coalesce(
            F.col("e") - F.col("earliest") >= 10_000, F.lit(False)
        )
        records = distinct.select(
            "t", "k", "f", "c", "p",
            F.greatest(F.col("t") * 10_000 + F.col("f"), F.coalesce("e", F.lit(0))).alias("last_end"),
            disagrees.cast("long").alias("conflict"),
            (F.col("copies") - 1 - disagrees.cast("long")).alias("duplicate"),
            F.col("cited.file").alias("file"),
            F.col("cited.offset").alias("offset"),
            F.col("cited.length").alias("length"),
            F.col("kept.g").alias("g"),
            F.col("kept.x").alias("x"),
            F.expr("t div 86400000").alias("day"),
            F.expr("cast(t div 3600000 % 24 as int)").alias("hour"),
        )
        place = ["f", "c", "file", "offset", "length"]
        hours = []
        for hour in range(24):
            count = "count(if(hour = %d, 1, null)) as n%d" % (hour, hour)
            total = "coalesce(try_sum(if(hour = %d, c, 0)), %d) as e%d" % (hour, LARGEST_NUMBER, hour)
            hours += [F.expr(count), F.expr(total)]
        return records.groupBy("g", "day").agg(
            F.count(F.lit(1)).alias("records"),
            F.expr("coalesce(try_sum(c), %d)" % LARGEST_NUMBER).alias("events"),
            F.sum("duplicate").alias("duplicate"),
            F.sum("conflict").alias("conflict"),
            F.max("last_end").alias("last_end"),
            F.min(F.struct("t", "k", "p", *place, "x")).alias("first"),
            F.min(F.struct((-F.col("t")).alias("late"), "k", "t", *place)).alias("last"),
            F.min(F.struct((-F.col("c")).alias("most"), "t", "k", *place)).alias("largest"),
            *hours,
        )


    def rows_of_files(spark, inputs, roots):
        """Rows of all files below the inputs, and how many files there are, and how many are empty."""
        from pyspark.sql import functions as F

        files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(inputs)
        spark.conf.set("spark.sql.files.openCostInBytes", 1 << 16)
        # The scan passes over empty files, the list does not; it stays where it is.
        listed = len(files._jdf.inputFiles())
        count, total, largest = files.agg(F.count("*"), F.sum("length"), F.max("length")).first()
        if not listed:
            sys.exit("no files below " + ", ".join(inputs))
        total, largest = total or 0, largest or 0
        # Files are not cut: a part is as large as the largest of them, or holds several.
        cores = max(spark.sparkContext.defaultParallelism, 1)
        weight = total + count * OPENING
        part = max(largest + OPENING, min(PART, weight // (4 * cores)))
        spark.conf.set("spark.sql.files.maxPartitionBytes", part)
        spark.conf.set("spark.sql.files.minPartitionNum", 1)
        spark.conf.set("spark.sql.files.openCostInBytes", OPENING)
        lines = (
            spark.read.option("recursiveFileLookup", "true").option("lineSep", "\n").text(inputs)
            .select(F.col("value").cast("binary"), "_metadata.file_path", "_metadata.file_size")
        )
        rows = lines.rdd.mapPartitionsWithIndex(
            lambda index, part: with_accounts(read_lines(part, roots), index + 1)
        )
        return rows, listed, listed - count


    def rows_of_table(spark, name, number):
        """Rows of a table with the columns of NSPAccessLogs, in any spelling that exports have."""
        from pyspark.sql import functions as F

        table = spark.table(name)
        columns = []
        for field in table.schema.fields:
            if learn(0, field.name) == -1:
                continue
            column = F.col("`%s`" % field.name.replace("`", "``"))
            if field.dataType.typeName().startswith("timestamp"):
                column = F.date_format(column, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            columns.append(column.alias(field.name))
        if not columns:
            sys.exit("%s has no column of NSPAccessLogs" % name)
        texts = table.select(F.to_json(F.struct(*columns)).alias("text"))
        return texts.rdd.mapPartitionsWithIndex(
            lambda index, part: with_accounts(
                read_table_rows(row[0] for row in part), index + 1 + (number << 40)
            )
        )


    def lies_in(uri, folder):
        return (uri.rstrip("/") + "/").startswith(folder.rstrip("/") + "/")


    def options(words):
        parser = argparse.ArgumentParser(
            prog="spark-submit perimetry_spark.py",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=(
                "Merges access logs of network security perimeters where they lie. The output is a folder\n"
                "of JSON Lines, one for each flow, operation and day, which `perimetry ingest` takes: what\n"
                "it says of them is what it would say of all the records."
            ),
            epilog=(
                "Read are JSON Lines as storage accounts and Log Analytics' data export write them (nested\n"
                "or flat records, {\"records\":[...]} envelopes, arrays on a line), packed or not.\n\n"
                "  spark-submit perimetry_spark.py --input abfss://insights-logs-nsp...@ACCOUNT.dfs.core.windows.net/ \\\n"
                "    --output abfss://results@ACCOUNT.dfs.core.windows.net/2026-03\n"
                "  spark-submit perimetry_spark.py --input file:///mnt/export --name export --output file:///mnt/merged\n\n"
                "A run that fails leaves no _SUCCESS in the output; such a folder is no input for anything.\n"
                "Runs over parts of an archive add up: ingest all of their outputs. Copies of a record in two\n"
                "parts cannot be recognised, and count twice."
            ),
        )
        parser.add_argument(
            "--input", action="append", default=[], metavar="URI",
            help="a folder to read with all below it, or a file; can be given more than once",
        )
        parser.add_argument(
            "--name", action="append", default=[], metavar="NAME",
            help="what the input is called in evidence, so that it reads like `perimetry ingest NAME`; "
            "the first for the first input, and so on (default: its URI)",
        )
        parser.add_argument(
            "--table", action="append", default=[], metavar="CATALOG.TABLE",
            help="a table with the columns of NSPAccessLogs; it has no files, so evidence names none",
        )
        parser.add_argument(
            "--output", required=True, metavar="URI", help="a folder that does not exist yet"
        )
        chosen = parser.parse_args(words)
        if not chosen.input and not chosen.table:
            parser.error("nothing to read: give --input or --table")
        if len(chosen.name) > len(chosen.input):
            parser.error("more names than inputs")
        for index, uri in enumerate(chosen.input):
            if lies_in(chosen.output, uri):
                parser.error("the output lies below the input %s: a second run would read it" % uri)
            for other in chosen.input[:index] + chosen.input[index + 1 :]:
                if lies_in(other, uri):
                    parser.error("%s lies in %s: its records would be read twice" % (other, uri))
        return chosen


    def refuse_existing(spark, output):
        """Before anything is read: where plans adapt, most is done by the time it is written."""
        path = spark._jvm.org.apache.hadoop.fs.Path(output)
        system = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
        if system.exists(path):
            sys.exit(EXISTS % output)


    EXISTS = "%s exists: nothing was read or written. Name a folder that does not, or remove it."


    def main(words=None):
        chosen = options(words)
        from pyspark.errors import AnalysisException
        from pyspark.sql import SparkSession

        spark = SparkSession.builder.appName("perimetry").getOrCreate()
        spark.conf.set("spark.sql.session.timeZone", "UTC")
        # What a failed run leaves is no part file: they move into place when all are there.
        spark.conf.set("mapreduce.fileoutputcommitter.algorithm.version", "1")
        names = chosen.name + chosen.input[len(chosen.name) :]
        roots = [(root_path(uri), name) for uri, name in zip(chosen.input, names)]
        parts = []
        try:
            refuse_existing(spark, chosen.output)
            if chosen.input:
                rows, files, empty = rows_of_files(spark, chosen.input, roots)
                account = Account()
                if empty:
                    account.diagnostics["empty-file"] = empty
                listing = spark.sparkContext.parallelize([account_row(account, 0, files)], 1)
                parts += [rows, listing]
            for number, name in enumerate(chosen.table):
                parts.append(rows_of_table(spark, name, number + 1))
            rows = spark.createDataFrame(
                spark.sparkContext.union(parts), SCHEMA, verifySchema=False
            )
            lines = merged(rows).rdd.map(lambda row: (record_line(row),))
            spark.createDataFrame(lines, "value string", verifySchema=False).write.mode("error").text(
                chosen.output
            )
        except AnalysisException as error:
            sys.exit(str(error).split("\n")[0])
        finally:
            spark.stop()


    if __name__ == "__main__":
        main()
    """#
}
