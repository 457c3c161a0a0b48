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
        for index, uri in enumerate(chosen.input):
            if lies_in(chosen.output, uri):
                parser.error("the output lies below the input %s: a second run would read it" % uri)
            for other in chosen.input[:index] + chosen.input[index + 1 :]:
                if lies_in(other, uri):
                    parser.error("%s lies in %s: its records would be read twice" % (other, uri))
        return chosen


    def refuse(spark, inputs, output):
        """Before anything is read, and without what Spark says of a path that is not there."""

        def is_there(uri):
            path = spark._jvm.org.apache.hadoop.fs.Path(uri)
            system = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
            return system.exists(path) or bool(system.globStatus(path))

        if is_there(output):
            sys.exit("%s exists: nothing was read or written. Name a folder that does not, or remove it." % output)
        for uri in inputs:
            if not is_there(uri):
                sys.exit("%s does not exist: nothing was read or written" % uri)


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
        try:
            refuse(spark, chosen.input, chosen.output)
            merge(spark, chosen.input, roots, chosen.table).write.mode("error").text(chosen.output)
        except AnalysisException as error:
            sys.exit(str(error).split("\n")[0])
        except Exception as error:
            compacted = re.search(r"\bCompacted: (.*)", str(error))
            if not compacted:
                raise
            sys.exit(compacted[1])
        finally:
            spark.stop()


    if __name__ == "__main__":
        main()
    """#
}
