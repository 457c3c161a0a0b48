import PerimetryModel

/// The text of all members of a gzip file. The libraries' own loops stop after the first member and lose the rest; this
/// one goes on, keeps everything before a cut, and says what was wrong instead of failing.
final class GzipSource<Inflater: Inflating>: UnpackingSource {
  private let window = PackedWindow(capacity: 1 << 18)
  private let inflater = Inflater()
  /// Text that was inflated while less was asked for than the inflater wants room for.
  private let spare = UnsafeMutableRawBufferPointer.allocate(
    byteCount: Inflater.room, alignment: 16)
  private var ahead = 0..<0
  private var state = State.betweenMembers
  private var problem: Diagnostic.Code?
  /// Of the text of the member under way.
  private var checksum: UInt32 = 0
  private var length: UInt32 = 0

  private enum State { case betweenMembers, inMember, finished }

  init(_ source: any ByteSource) { open(source) }

  deinit { spare.deallocate() }

  /// Starts over with another file; the memory stays.
  func open(_ source: any ByteSource) {
    window.open(source)
    (state, problem, ahead) = (.betweenMembers, nil, 0..<0)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if ahead.isEmpty {
      if buffer.count >= Inflater.room { return try fill(buffer) }
      ahead = 0..<(try fill(spare))
    }
    let part = ahead.prefix(buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: spare[part]))
    ahead = part.upperBound..<ahead.upperBound
    return part.count
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var room = buffer
    while room.count >= Inflater.room && state != .finished {
      if state == .betweenMembers { try beginMember() } else { try inflate(into: &room) }
    }
    return buffer.count - room.count
  }

  func fault(of path: String) -> UnpackingFault? {
    guard let problem else { return nil }
    return UnpackingFault(
      diagnostic: problem,
      failure: problem == .trailingBytes
        ? nil : .damagedGzip(path: path, isCut: problem == .truncatedGzip))
  }

  private func inflate(into room: inout UnsafeMutableRawBufferPointer) throws(InputError) {
    let isFed = try window.fill()
    let before = room
    let progress = inflater.inflate(window, into: &room)
    let text = UnsafeRawBufferPointer(rebasing: before[..<(before.count - room.count)])
    checksum = Inflater.checksum(text, after: checksum)
    length &+= UInt32(truncatingIfNeeded: text.count)
    switch progress {
    case .underway where !isFed && text.isEmpty: finish(.truncatedGzip)
    case .underway: break
    case .finished: try endMember()
    case .damaged: finish(.damagedGzip)
    }
  }

  /// Where only the checksum or the length is wrong, the text is complete and what follows can be read.
  private func endMember() throws(InputError) {
    guard let expected = try number(), let count = try number() else {
      finish(.truncatedGzip)
      return
    }
    if expected != checksum || count != length { note(.damagedGzip) }
    state = .betweenMembers
  }

  private func number() throws(InputError) -> UInt32? {
    var number: UInt32 = 0
    for shift in [0, 8, 16, 24] as [UInt32] {
      guard let byte = try window.byte() else { return nil }
      number |= UInt32(byte) << shift
    }
    return number
  }

  /// Looks at what follows a member: nothing, zero padding, another member, or bytes that are none.
  private func beginMember() throws(InputError) {
    while try window.fill(), let byte = window.bytes.first {
      if byte == 0x1F {
        switch try GzipHeader<Inflater>.skip(window) {
        case .whole:
          inflater.reset()
          (state, checksum, length) = (.inMember, 0, 0)
        case .cut: finish(.truncatedGzip)
        case .damaged: finish(.damagedGzip)
        }
        return
      }
      if byte != 0 {
        finish(.trailingBytes)
        return
      }
      window.consume(1)
    }
    finish(nil)
  }

  private func finish(_ code: Diagnostic.Code?) {
    if let code { note(code) }
    state = .finished
    window.close()
  }

  /// What was wrong first counts: bytes behind the last member do not make up for a checksum.
  private func note(_ code: Diagnostic.Code) { problem = problem ?? code }
}
