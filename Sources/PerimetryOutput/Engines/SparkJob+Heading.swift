extension SparkJob {
  /// What the job says of itself.
  static let heading = #"""
    #!/usr/bin/env python3
    # Merges access logs of network security perimeters where they lie, for perimetry to take over.
    #
    #   spark-submit perimetry_spark.py --input abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/ \
    #     --output abfss://results@ACCOUNT.dfs.core.windows.net/perimetry
    #   perimetry ingest FOLDER      (the output, downloaded or mounted)
    #
    # Written by `perimetry emit spark`. The tables below come from the program that reads the result, so
    # write the job anew with each new version of it rather than change it here.
    #
    # Needs Spark 3.4 or later and nothing beyond pyspark: neither pandas nor pyarrow. Lines are read by a
    # Python function over an RDD, so a cluster that offers Spark Connect alone (shared or serverless
    # compute) cannot run it. All merging is DataFrames: one shuffle finds the copies of records, one sums
    # up what is left by flow, operation and day. Nothing is collected on the driver but three numbers
    # about the files.
    #
    # A file is read by one task, from front to end, because the place of a record in it is part of the
    # evidence. gzip and what else Spark opens by its ending is unpacked by Spark; where its last line has
    # no line break, one byte too many is counted. Offsets in a file that begins with a byte order mark
    # count from behind the mark. A file of records that span lines (indented JSON) is no input for this
    # job: each of its lines is rejected, and counted as such. Read closed hours: a blob that grows while
    # it is read is cut where it ended when the job began.
    """#
}
