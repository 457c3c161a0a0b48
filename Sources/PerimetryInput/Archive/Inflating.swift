/// Undoes a bare deflate stream piece by piece (RFC 1951).
protocol Inflating: AnyObject {
  /// The library and its version.
  static var libraryName: String { get }

  init()

  /// Begins with another stream.
  func reset()

  /// What stands before damage comes out only where the room is this large.
  static var room: Int { get }

  /// Goes on until the window is empty or the room is full, and steps over what was used of both. Behind the end of the
  /// stream nothing is used.
  func inflate(
    _ window: PackedWindow, into room: inout UnsafeMutableRawBufferPointer
  ) -> InflatingProgress

  /// The CRC-32 of bytes behind others whose checksum is known; that of none is 0.
  static func checksum(_ bytes: UnsafeRawBufferPointer, after former: UInt32) -> UInt32
}

/// How far inflating came.
enum InflatingProgress {
  case underway
  /// The last block is over.
  case finished
  /// What follows is no deflate stream; what came out before it is whole.
  case damaged
}
