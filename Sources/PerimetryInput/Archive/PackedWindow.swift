/// The packed bytes under way: read from their source and not undone yet.
final class PackedWindow {
  private var source: (any ByteSource)?
  private let storage: UnsafeMutableRawBufferPointer
  private var start = PackedWindow.slack
  private var end = PackedWindow.slack

  /// Room for what an inflater took too much of and gives back after the bytes before it are gone.
  private static let slack = 8

  init(capacity: Int) {
    storage = .allocate(byteCount: PackedWindow.slack + capacity, alignment: 16)
  }

  deinit { storage.deallocate() }

  /// Starts over with other bytes; the memory stays.
  func open(_ source: any ByteSource) {
    self.source = source
    (start, end) = (PackedWindow.slack, PackedWindow.slack)
  }

  func close() { source = nil }

  /// What is read and not consumed; valid until the next call.
  var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: storage[start..<end])
  }

  func consume(_ count: Int) { start += count }

  /// Makes sure that there are bytes; false at the end of the source.
  func fill() throws(InputError) -> Bool {
    if start < end { return true }
    guard let source else { return false }
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(rebasing: storage[PackedWindow.slack...]))
    (start, end) = (PackedWindow.slack, PackedWindow.slack + count)
    if count == 0 { close() }
    return count > 0
  }

  func byte() throws(InputError) -> UInt8? {
    guard try fill() else { return nil }
    defer { start += 1 }
    return storage[start]
  }

  /// Puts up to eight bytes back in front, the first in the lowest bits.
  func giveBack(_ bytes: UInt64, count: Int) {
    start -= count
    for index in 0..<count {
      storage[start + index] = UInt8(truncatingIfNeeded: bytes >> UInt64(8 * index))
    }
  }
}
