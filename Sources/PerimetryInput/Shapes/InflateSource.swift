/// A bare deflate stream, as Avro's blocks hold one. What stands before a fault is handed over.
final class InflateSource<Inflater: Inflating>: ByteSource {
  private let window = PackedWindow(capacity: 1 << 16)
  private let inflater = Inflater()
  private var isAtEnd = false
  /// Whether the stream was cut or broken.
  private(set) var isDamaged = false

  /// Starts over with another block; the memory stays.
  func open(_ source: any ByteSource) {
    window.open(source)
    inflater.reset()
    (isAtEnd, isDamaged) = (false, false)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var room = buffer
    while !isAtEnd && (room.count == buffer.count || room.count >= Inflater.room) {
      let isFed = try window.fill()
      let before = room.count
      switch inflater.inflate(window, into: &room) {
      case .underway where isFed || room.count < before: break
      case .finished: isAtEnd = true
      case .underway, .damaged: (isAtEnd, isDamaged) = (true, true)
      }
    }
    return buffer.count - room.count
  }
}
