/// Weighs what comes out of one file on disk against what goes in.
final class UnpackingMeter {
  private let limits: UnpackingLimits
  /// Bytes read from disk.
  private var consumed: Int64 = 0
  /// Bytes of all entries together.
  private var unpacked: Int64 = 0
  private var entries: Int64 = 0

  init(_ limits: UnpackingLimits) { self.limits = limits }

  func consume(_ count: Int) { consumed += Int64(count) }

  func countEntry(of path: String) throws(InputError) {
    entries += 1
    if entries > limits.entries {
      throw .excessive(path: path, excess: .entries(limits.entries))
    }
  }

  /// - Parameters:
  ///   - count: bytes that just came.
  ///   - total: bytes that came from the same source, those included.
  func weigh(_ count: Int, total: Int64, isEntry: Bool, path: String) throws(InputError) {
    if isEntry { unpacked += Int64(count) }
    if total > limits.size { throw .excessive(path: path, excess: .size(limits.size)) }
    let sum = max(total, unpacked)
    let allowed = consumed.multipliedReportingOverflow(by: limits.ratio)
    if sum > limits.harmless && !allowed.overflow && sum > allowed.partialValue {
      throw .excessive(path: path, excess: .ratio(limits.ratio))
    }
  }
}
