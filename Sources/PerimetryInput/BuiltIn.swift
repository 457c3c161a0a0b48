/// What this build can read and with what, for `--version`.
public enum BuiltIn {
  public static var jsonParser: String { BuiltInJSONParser.name }

  /// What inflates gzip and deflated captures.
  public static var gzip: String? {
    #if canImport(CIsal) || canImport(CZlib)
      BuiltInInflater.libraryName
    #else
      nil
    #endif
  }

  /// What unpacks captures with the codec snappy; its library does not tell its version.
  public static var snappy: String? { Snappy.isBuiltIn ? "libsnappy" : nil }

  /// What unpacks zip, tar, zstd, bzip2, xz and lz4.
  public static var containers: String? {
    #if canImport(CArchive)
      LibraryArchive.libraryName
    #else
      nil
    #endif
  }
}
