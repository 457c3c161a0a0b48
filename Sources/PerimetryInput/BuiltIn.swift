/// What this build can read and with what, for `--version`.
public enum BuiltIn {
  public static var jsonParser: String { BuiltInJSONParser.name }

  public static var gzip: String? {
    #if canImport(CZlib)
      GzipSource.libraryName
    #else
      nil
    #endif
  }
}
