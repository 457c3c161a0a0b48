/// The texts of an epoch, each once, by number: what repeats from record to record travels as numbers, and is
/// compared, hashed and looked up as such. Not safe to share between threads.
public final class TextPool {
  /// The texts' bytes end to end, so that they are hashed where they lie.
  private var storage = UnsafeMutablePointer<UInt8>.allocate(capacity: TextPool.smallest)
  private var capacity = TextPool.smallest
  /// Where each text ends; it starts where the one before it ends. Number 0 is the absent text.
  private var ends: [Int] = [0]
  /// Numbers by the hash of the text: open addressing, at most half full, 0 where there is none.
  private var slots = [Int32](repeating: 0, count: 1024)

  private static let smallest = 1 << 16

  public init() {}

  deinit { storage.deallocate() }

  public var count: Int { ends.count }

  /// Bytes of all texts.
  public var byteCount: Int { ends[ends.count - 1] }

  public func text(_ number: Int32) -> String {
    String(decoding: bytes(of: number), as: UTF8.self)
  }

  /// The number of a text, given on its first appearance; 0 for an empty one.
  public func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  /// The UTF-8 of a text; valid until the next text is added.
  @inline(__always)
  func bytes(of number: Int32) -> UnsafeRawBufferPointer {
    let start = number == 0 ? 0 : ends[Int(number) - 1]
    return UnsafeRawBufferPointer(start: storage + start, count: ends[Int(number)] - start)
  }

  public func removeAll() {
    ends = [0]
    slots = [Int32](repeating: 0, count: 1024)
  }

  private func number(of text: UnsafeRawBufferPointer) -> Int32 {
    if text.isEmpty { return 0 }
    var slot = slot(of: text)
    while slots[slot] != 0 {
      if bytes(of: slots[slot]).elementsEqual(text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(ends.count)
    keep(text)
    slots[slot] = number
    if 2 * ends.count > slots.count { grow() }
    return number
  }

  private func slot(of text: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: text)
    return hasher.finalize() & (slots.count - 1)
  }

  private func grow() {
    slots = [Int32](repeating: 0, count: 2 * slots.count)
    for number in 1..<Int32(ends.count) {
      var slot = slot(of: bytes(of: number))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
  }

  private func keep(_ text: UnsafeRawBufferPointer) {
    let start = byteCount
    let end = start + text.count
    if end > capacity { enlarge(to: max(2 * capacity, end), used: start) }
    UnsafeMutableRawBufferPointer(start: storage + start, count: text.count)
      .copyMemory(from: text)
    ends.append(end)
  }

  private func enlarge(to size: Int, used: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: storage, count: used)
    storage.deallocate()
    storage = larger
    capacity = size
  }
}
