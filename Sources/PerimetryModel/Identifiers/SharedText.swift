/// A text that is compared and looked up far more often than it is made: held once however often it is copied, and hashed
/// when it is made.
final class SharedText: Hashable, Comparable, Sendable {
  let text: String
  /// What its owner found out about the text; the same for equal texts.
  let finding: UInt8
  /// A part of the text that its owner is asked for again and again.
  let part: String?
  private let hash: Int

  init(_ text: String, finding: UInt8 = 0, part: String? = nil) {
    self.text = text
    self.finding = finding
    self.part = part
    hash = text.hashValue
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  static func == (a: SharedText, b: SharedText) -> Bool {
    a === b || (a.hash == b.hash && a.text == b.text)
  }

  static func < (a: SharedText, b: SharedText) -> Bool { a !== b && a.text < b.text }
}
