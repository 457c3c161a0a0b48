import Foundation

@testable import PerimetryInput

/// Packs with the standard library of Python and the system's tools, which share no code with the reader.
enum Packing {
  struct Failure: Error {
    var tool: String
    var status: Int32
  }

  /// Why the suites that pack do not run, where they do not.
  static let isThere = BuiltIn.containers != nil && BuiltIn.gzip != nil && has("python3")

  /// Small tables, for tests that read thousands of small files.
  static let limits: RecordLimits = {
    var limits = RecordLimits()
    limits.rememberedContexts = 64
    return limits
  }()

  static func has(_ tool: String) -> Bool {
    ["/usr/local/bin", "/usr/bin", "/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)")
    }
  }

  enum Manner: String {
    /// Sizes stand before the entries.
    case zip
    /// Nothing is compressed.
    case stored
    /// Sizes stand behind the entries, as where the packer could not seek.
    case streamed
    case tar
    case ustar
  }

  /// - Parameter entries: a name that ends in `/` is a folder, one that ends in `@` a link.
  static func container(
    _ entries: [(name: String, bytes: [UInt8])], as manner: Manner = .zip
  ) throws -> [UInt8] {
    let list = entries.map { [$0.name, Data($0.bytes).base64EncodedString()] }
    return try python(
      script, [manner.rawValue], input: try JSONSerialization.data(withJSONObject: list))
  }

  static func container(
    _ entries: [(name: String, text: String)], as manner: Manner = .zip
  ) throws -> [UInt8] {
    try container(entries.map { ($0.name, Array($0.text.utf8)) }, as: manner)
  }

  static func compressed(_ bytes: [UInt8], as compression: Compression) throws -> [UInt8] {
    let modules: [Compression: String] = [.gzip: "gzip", .bzip2: "bz2", .xz: "lzma"]
    if let module = modules[compression] {
      let line =
        "import sys, \(module); sys.stdout.buffer.write(\(module).compress(sys.stdin.buffer.read()))"
      return try python(line, [], input: Data(bytes))
    }
    return try run(compression.rawValue, ["-c"], input: Data(bytes))
  }

  static func python(_ script: String, _ arguments: [String], input: Data) throws -> [UInt8] {
    try run("python3", ["-c", script] + arguments, input: input)
  }

  private static func run(_ tool: String, _ arguments: [String], input: Data) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let source = try folder.write(input, to: "in")
    let output = folder.path + "/out"
    try folder.write([], to: "out")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: source.absolutePath))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(tool: tool, status: process.terminationStatus)
    }
    return Array(try Data(contentsOf: URL(fileURLWithPath: output)))
  }

  private static let script = """
    import base64, io, json, sys, tarfile, warnings, zipfile
    warnings.simplefilter("ignore")
    manner = sys.argv[1]
    entries = [(name, base64.b64decode(data)) for name, data in json.load(sys.stdin)]
    class Pipe(io.RawIOBase):
        def __init__(self): self.data = io.BytesIO()
        def writable(self): return True
        def write(self, data): return self.data.write(data)
        def seekable(self): return False
    out = Pipe() if manner == "streamed" else io.BytesIO()
    if "tar" in manner:
        form = tarfile.PAX_FORMAT if manner == "tar" else tarfile.USTAR_FORMAT
        with tarfile.open(fileobj=out, mode="w", format=form) as packed:
            for name, data in entries:
                info = tarfile.TarInfo(name.rstrip("@"))
                info.size = len(data)
                if name.endswith("@"): info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc/passwd", 0
                if name.endswith("/"): info.type = tarfile.DIRTYPE
                packed.addfile(info, io.BytesIO(data))
    else:
        method = zipfile.ZIP_STORED if manner == "stored" else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(out, "w", method) as packed:
            for name, data in entries:
                packed.writestr(zipfile.ZipInfo(name, (2026, 3, 2, 8, 0, 0)), data, method)
    sys.stdout.buffer.write((out.data if manner == "streamed" else out).getvalue())
    """
}
