import PerimetryModel

/// A PySpark job that merges an archive where it lies into compacted records, for perimetry to ingest.
///
/// Its tables come from the model, its algorithms are text beside this one. The text never changes but with the program.
public enum SparkJob {
  /// The job, a Python file that needs nothing but pyspark.
  public static var text: String {
    [
      heading + "\n" + imports, tables, hashing, values, contexts, accounts, reading, records,
      files,
      merging, writing, running, options,
    ]
    .joined(separator: "\n\n\n") + "\n"
  }

  /// The standard library's, so that a cluster needs nothing installed.
  private static var imports: String {
    let modules = [
      "argparse", "functools", "gc", "hashlib", "itertools", "json", "operator", "re", "struct",
      "sys", "traceback", "types", "uuid", "zlib",
    ]
    let lines = modules.map { "import \($0)" } + ["from urllib.parse import unquote, urlsplit"]
    return lines.joined(separator: "\n")
  }
}
