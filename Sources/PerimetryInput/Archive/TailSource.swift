/// Tells how many zeros the bytes that went by end in: the mark behind the last entry of a tar. Without it a tar that is
/// cut between two entries looks whole. Counts on the way what the tar takes for itself.
final class TailSource: ByteSource {
  private let source: any ByteSource
  private(set) var zeros = 0
  private var count: Int64 = 0
  /// Bytes that entries take.
  var entries: Int64 = 0

  /// Headers, padding and the mark of the end.
  var overhead: Int64 { max(0, count - entries) }

  init(_ source: any ByteSource) { self.source = source }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: buffer)
    self.count += Int64(count)
    var index = count
    while index > 0 && buffer[index - 1] == 0 { index -= 1 }
    zeros = index == 0 ? zeros + count : count - index
    return count
  }
}
