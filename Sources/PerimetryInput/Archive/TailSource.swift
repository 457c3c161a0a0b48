/// Tells how many zeros the bytes that went by end in: the mark behind the last entry of a tar. Without it a tar that is
/// cut between two entries looks whole.
final class TailSource: ByteSource {
  private let source: any ByteSource
  private(set) var zeros = 0

  init(_ source: any ByteSource) { self.source = source }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: buffer)
    var index = count
    while index > 0 && buffer[index - 1] == 0 { index -= 1 }
    zeros = index == 0 ? zeros + count : count - index
    return count
  }
}
