extension SparkJob {
  /// The options, and the job as a program.
  static let options = #"""
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
                "or flat records, {\"records\":[...]} envelopes, arrays on a line), plain, with gzip, or with\n"
                "bzip2; of other packings those that this cluster's Hadoop can read.\n\n"
                "  spark-submit perimetry_spark.py --input abfss://insights-logs-nsp...@ACCOUNT.dfs.core.windows.net/ \\\n"
                "    --output abfss://results@ACCOUNT.dfs.core.windows.net/2026-03\n"
                "  spark-submit perimetry_spark.py --input file:///mnt/export --name export --output file:///mnt/merged\n\n"
                "A run that fails leaves no _SUCCESS in the output; such a folder is no input for anything, and\n"
                "has to be removed before the next run. Status: 0 done, 1 failed or refused, 2 wrong options.\n"
                "Runs over parts of an archive add up: ingest all of their outputs. Copies of a record in two\n"
                "parts cannot be recognised, and count twice."
            ),
        )
        parser.add_argument(
            "--input", action="append", default=[], metavar="URI",
            help="a folder to read with all below it, a file, or a pattern (*, ?, [ab], {a,b}), spelled as they are called "
            "(no %%20); can be given more than once",
        )
        parser.add_argument(
            "--name", action="append", default=[], metavar="NAME",
            help="what the input is called in evidence, so that it reads like `perimetry ingest NAME`; "
            "the first for the first input, and so on (default: its URI)",
        )
        parser.add_argument(
            "--table", action="append", default=[], metavar="CATALOG.TABLE",
            help="a table with the columns of NSPAccessLogs; it has no files, so evidence names none, and Spark's "
            "timestamps end with the microsecond",
        )
        parser.add_argument(
            "--output", required=True, metavar="URI", help="a folder that does not exist yet"
        )
        chosen = parser.parse_args(words)
        if not chosen.input and not chosen.table:
            parser.error("nothing to read: give --input or --table")
        if len(chosen.name) > len(chosen.input):
            parser.error("more names than inputs")
        problem = misplaced(chosen.input, chosen.output)
        if problem:
            parser.error(problem)
        return chosen


    def settle(spark, chosen):
        """Refuses, before anything is read, what would go wrong. Returns the inputs for Spark, and what each root of evidence
        is called."""

        def place(uri):
            path = spark._jvm.org.apache.hadoop.fs.Path(uri)
            return path, path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

        def whole(uri):
            """As Spark spells it: relative paths and odd ones are told apart by nothing else."""
            path, system = place(uri)
            return system.makeQualified(path).toString()

        path, system = place(chosen.output)
        if system.exists(path):
            sys.exit(
                "%s exists: nothing was read or written. Name a folder that does not, or remove it; what a run that "
                "failed left is of no use." % chosen.output
            )
        inputs, roots = [], []
        for index, uri in enumerate(chosen.input):
            path, system = place(uri)
            is_named = index < len(chosen.name)
            if system.exists(path):
                # What is there by this very name is no pattern.
                inputs.append(re.sub(r"([\\\[\]{}*?])", r"\\\1", uri))
            elif not system.globStatus(path):
                sys.exit("%s does not exist: nothing was read or written" % uri)
            elif is_named:
                sys.exit(
                    "%s is a pattern, so no file lies below it that could be called %s: name folders, or leave --name "
                    "out; nothing was read or written" % (uri, chosen.name[index])
                )
            else:
                inputs.append(uri)
            roots.append((root_path(whole(uri)), chosen.name[index] if is_named else uri))
        problem = misplaced([whole(uri) for uri in chosen.input], whole(chosen.output))
        if problem:
            sys.exit(problem + "; nothing was read or written")
        return inputs, roots


    def misplaced(inputs, output):
        """What is wrong with where inputs and output lie; None where nothing is."""
        for index, uri in enumerate(inputs):
            if lies_in(output, uri):
                return "the output lies below the input %s: a second run would read it" % uri
            for other in inputs[:index] + inputs[index + 1 :]:
                if lies_in(other, uri):
                    return "%s lies in %s: its records would be read twice" % (other, uri)


    def main(words=None):
        chosen = options(words)
        from pyspark.errors import AnalysisException
        from pyspark.sql import SparkSession

        spark = SparkSession.builder.appName("perimetry").getOrCreate()
        spark.conf.set("spark.sql.session.timeZone", "UTC")
        # What a failed run leaves is no part file: they move into place when all are there.
        spark.conf.set("mapreduce.fileoutputcommitter.algorithm.version", "1")
        try:
            inputs, roots = settle(spark, chosen)
            merge(spark, inputs, roots, chosen.table).write.mode("error").text(chosen.output)
        except AnalysisException as error:
            sys.exit(str(error).split("\n")[0])
        except Exception as error:
            compacted = re.search(r"\bCompacted: (.*)", str(error))
            if compacted:
                sys.exit(compacted[1])
            traceback.print_exc()
            unread = re.search(r"\[FAILED_READ_FILE[^\n]*", str(error))
            causes = re.findall(r"(?m)^(?:Caused by: )?[\w.$]+(?:Error|Exception): .*", str(error))
            reason = unread[0] if unread else (causes or [str(error).split("\n")[0]])[-1]
            sys.exit("the run failed; remove %s before the next: %s" % (chosen.output, reason))
        finally:
            spark.stop()


    if __name__ == "__main__":
        main()
    """#
}
