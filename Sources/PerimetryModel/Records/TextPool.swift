/// The texts of an epoch, each once, by number: what repeats from record to record travels as numbers, and is
/// compared, hashed and looked up as such. Not safe to share between threads.
public final class TextPool {
  /// By number; number 0 is the absent text.
  public private(set) var texts: [String] = [""]

  private var numbers: [String: Int32] = [:]
  /// The texts' bytes end to end, so that they are hashed where they lie.
  private var storage = UnsafeMutablePointer<UInt8>.allocate(capacity: TextPool.smallest)
  private var capacity = TextPool.smallest
  /// Where each text ends; it starts where the one before it ends.
  private var ends: [Int] = [0]

  private static let smallest = 1 << 16

  public init() {}

  deinit { storage.deallocate() }

  public var count: Int { texts.count }

  /// The number of a text, given on its first appearance; 0 for an empty one.
  public func number(of text: String) -> Int32 {
    if text.isEmpty { return 0 }
    if let known = numbers[text] { return known }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    keep(text)
    return number
  }

  /// The UTF-8 of a text; valid until the next text is added.
  @inline(__always)
  func bytes(of number: Int32) -> UnsafeRawBufferPointer {
    let start = number == 0 ? 0 : ends[Int(number) - 1]
    return UnsafeRawBufferPointer(start: storage + start, count: ends[Int(number)] - start)
  }

  public func removeAll() {
    texts = [""]
    ends = [0]
    numbers.removeAll()
  }

  private func keep(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      let start = ends[ends.count - 1]
      let end = start + utf8.count
      if end > capacity { grow(to: max(2 * capacity, end), used: start) }
      if let base = utf8.baseAddress { (storage + start).update(from: base, count: utf8.count) }
      ends.append(end)
    }
  }

  private func grow(to size: Int, used: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: storage, count: used)
    storage.deallocate()
    storage = larger
    capacity = size
  }
}
