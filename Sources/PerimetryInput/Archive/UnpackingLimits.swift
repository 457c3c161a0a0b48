/// Bounds on what may come out of a compressed file or a container, so that one made to fill memory, disk and time is
/// refused. What a person names can raise them.
public struct UnpackingLimits: Hashable, Sendable {
  /// How many times larger than on disk the content may be.
  public var ratio: Int64 = 1000
  /// Bytes of one file or entry.
  public var size: Int64 = 64 << 30
  /// Entries of one file on disk, those of containers within it included.
  public var entries: Int64 = 1_000_000

  /// Bytes that may come out before the ratio counts: a few kilobytes of zeros do no harm.
  var harmless: Int64 = 64 << 20

  public init() {}

  /// None: for what was read once and is read back.
  static let none: UnpackingLimits = {
    var limits = UnpackingLimits()
    (limits.ratio, limits.size, limits.entries) = (.max, .max, .max)
    return limits
  }()
}
