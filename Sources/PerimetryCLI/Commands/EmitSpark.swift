import ArgumentParser
import PerimetryOutput

struct EmitSpark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spark",
    abstract: "Write a PySpark job that merges an archive of any size.",
    discussion: """
      For archives that are too large to carry to one machine. The job reads them where they lie (abfss:// paths, file:// \
      trees, tables with the columns of NSPAccessLogs) and writes JSON Lines, one record for each flow, operation and day, \
      from which every report comes out as from all the records. It needs Spark 3.4 or later and nothing beyond pyspark.

        perimetry emit spark > perimetry_spark.py
        spark-submit perimetry_spark.py --input abfss://logs@account.dfs.core.windows.net/ \\
          --output abfss://results@account.dfs.core.windows.net/perimetry
        perimetry ingest ./results/perimetry

      Its own options: spark-submit perimetry_spark.py --help. The same version of perimetry always writes the same job.
      """)

  func run() throws { try Console.write(SparkJob.text) }
}
