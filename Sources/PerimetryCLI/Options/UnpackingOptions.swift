import ArgumentParser
import PerimetryInput

/// Bounds against files made to fill memory and time, and how to raise them.
struct UnpackingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many times larger than on disk a file may become, after the first 64 MiB.",
      valueName: "number"))
  var maxRatio = UnpackingLimits().ratio

  @Option(
    help: ArgumentHelp(
      "What one compressed file, or one file of a container, may unpack to: 500MiB, 64GiB.",
      valueName: "size"))
  var maxSize = ByteSize(bytes: UnpackingLimits().size)

  @Option(
    help: ArgumentHelp("How many files a zip or a tar may hold.", valueName: "number"))
  var maxEntries = UnpackingLimits().entries

  func validate() throws {
    if maxRatio < 1 { throw ValidationError("--max-ratio \(maxRatio): 1 or more.") }
    if maxEntries < 1 { throw ValidationError("--max-entries \(maxEntries): 1 or more.") }
  }

  var limits: UnpackingLimits {
    var limits = UnpackingLimits()
    limits.ratio = maxRatio
    limits.size = maxSize.bytes
    limits.entries = maxEntries
    return limits
  }
}
