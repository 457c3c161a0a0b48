extension SparkJob {
  /// What Spark does: listing, two shuffles and the result.
  static let running = #"""
    # The run. -------------------------------------------------------------------------------------------
    # JSON that a task reads about, and what opening a file takes as long as.
    PART, OPENING = 128 << 20, 256 << 10
    # Larger files, and such as only Spark unpacks, come line by line; what is unpacked here comes in blocks.
    WHOLE, BLOCK = 16 << 20, 1 << 20
    # JSON whose records a task sums up at a time, and how many times as large packed files are unpacked.
    SLICE, UNPACKING = 64 << 20, 16
    MOST_PARTS = 2000
    PACKED = (".gz", ".bz2", ".deflate", ".lz4", ".snappy", ".zst", ".zstd")


    def shuffled(pairs, count):
        """(slice, item) in parts that are sorted by slice. What is too much for memory Spark spills."""
        parts = min(count, MOST_PARTS)
        return pairs.repartitionAndSortWithinPartitions(parts, lambda number: number % parts)


    def bytes_of(frame):
        """The rows of a frame of one binary column, which Spark hands over as they are."""
        from pyspark.rdd import RDD
        from pyspark.serializers import NoOpSerializer

        context = frame.sparkSession.sparkContext
        encoder = context._jvm.org.apache.spark.sql.Encoders.BINARY()
        rows = RDD(getattr(frame._jdf, "as")(encoder).javaRDD(), context, NoOpSerializer())
        # Planned here and now, under the settings that there are.
        rows.getNumPartitions()
        return rows


    def files_below(spark, inputs):
        """Rows of all files below the inputs with the function that reads them, how many files there are, how
        many of them are empty, and their size unpacked."""
        from pyspark.sql import functions as F

        def load(form):
            reader = spark.read.format(form).option("recursiveFileLookup", "true")
            return reader.option("lineSep", "\n").load(inputs)

        files = load("binaryFile")
        # The scan passes over empty files, the list does not; it stays where it is.
        listed = len(files._jdf.inputFiles())
        if not listed:
            sys.exit("no files below " + ", ".join(inputs))
        size, path = F.col("_metadata.file_size"), F.col("_metadata.file_path")
        is_packed = F.lower(path).rlike(r"\.(%s)$" % "|".join(ending[1:] for ending in PACKED))
        is_whole = (size <= WHOLE) & (~is_packed | F.lower(path).endswith(".gz"))
        spark.conf.set("spark.sql.files.openCostInBytes", 1 << 16)
        count, whole, total, packed, largest = files.select(
            is_whole.alias("whole"), size.alias("size"), is_packed.alias("packed")
        ).agg(
            F.expr("count(*)"), F.expr("count_if(whole)"), F.expr("coalesce(sum(size), 0)"),
            F.expr("coalesce(sum(if(packed, size, 0)), 0)"), F.expr("coalesce(max(if(whole, 0, size)), 0)"),
        ).first()
        cores = max(spark.sparkContext.defaultParallelism, 1)
        part = min(PART, (total + count * OPENING) // (4 * cores) + 1)
        head = F.concat(size.cast("string"), F.lit(" "), path, F.lit("\n")).cast("binary")
        spark.conf.set("spark.sql.files.minPartitionNum", 1)
        spark.conf.set("spark.sql.files.openCostInBytes", OPENING)
        sources = []
        if whole:
            spark.conf.set("spark.sql.files.maxPartitionBytes", part)
            rows = files.where(is_whole).select(F.concat(head, "content"))
            sources.append((bytes_of(rows), read_files))
        if count > whole:
            # Files are not cut: a part is as large as the largest of them, or holds several.
            spark.conf.set("spark.sql.files.maxPartitionBytes", max(part, largest + OPENING))
            rows = load("text").where(~is_whole).select(F.concat(head, F.col("value").cast("binary")))
            sources.append((bytes_of(rows), read_lines))
        return sources, listed, listed - count, total + (UNPACKING - 1) * packed


    def table_texts(spark, name):
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
        return table.select(F.to_json(F.struct(*columns)).alias("text")).rdd.map(lambda row: row[0])


    def merge(spark, inputs, roots, tables):
        """The result's lines as a frame."""
        account, files, size, sources = Account(), 0, 0, []
        if inputs:
            sources, files, empty, size = files_below(spark, inputs)
            if empty:
                account.diagnostics["empty-file"] = empty
        context, run = spark.sparkContext, uuid.uuid4().hex
        for name in tables:
            texts = table_texts(spark, name)
            size += texts.getNumPartitions() * PART * UNPACKING // 4
            sources.append((texts, lambda reader, rows, roots: read_table_rows(reader, rows)))
        count = max(size // SLICE + 1, context.defaultParallelism)

        def pieces(read, index, rows):
            """What a task reads, slice by slice, and its account."""
            gc.disable()
            slices = Slices(count)
            reader = Reader(slices.keep, memory_of(run))
            for _ in read(reader, rows, roots):
                if slices.size > slices.MOST:
                    yield from slices.take()
            yield from slices.take()
            yield index % count, reader.account.line()

        parts = [context.parallelize([(0, account.line(files))], 1)]
        for rows, read in sources:
            parts.append(rows.mapPartitionsWithIndex(functools.partial(pieces, read)))
        records = shuffled(context.union(parts), count)
        groups = shuffled(records.mapPartitions(lambda part: groups_of(part, count)), count)
        return spark.createDataFrame(groups.mapPartitions(lines_of), "value string", verifySchema=False)
    """#
}
