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
    # Needs Spark 3.4 or later and nothing beyond pyspark: neither pandas nor pyarrow. All is done by Python
    # functions over RDDs, so a cluster that offers Spark Connect alone (shared or serverless compute) cannot
    # run it. Tasks read files and pack each record into some sixty bytes; a first shuffle brings the copies of
    # records together, a second what is left of a flow, operation and day. The driver collects nothing but five
    # numbers about the files.
    #
    # Files up to 16 MiB (gzip: 1 MiB) are handed to Python whole, and a task has many of them, some 128 MiB in
    # all. A larger file, or one in another packing that Spark knows by its ending, comes line by line, and one
    # task reads it from front to end, because the place of a record in it is part of the evidence: so a large
    # blob takes as long as a core takes for it. In such a file offsets count from behind a byte order mark, and
    # of a packed one whose last line has no line break one byte too many is counted.
    #
    # A task remembers up to 160 MiB of texts, and packs up to 32 MiB of records before it lets go of them. Sums
    # are made of slices of 64 MiB of JSON, one at a time, of which Python holds the records in memory; what
    # waits is in Spark's hands, which spills it.
    #
    # A file of records that span lines (indented JSON) is no input for this job: each of its lines is rejected,
    # and counted as such. Neither is what is compacted already: the job ends where it meets that. Read closed
    # hours: a blob that grows while it is read is cut where it ended when the job began.
    """#
}
