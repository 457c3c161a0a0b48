/// The records that a flow remembers: its first, its last and its largest, in this order and without repetition.
///
/// A store holds some for every flow: they need no memory of their own.
public struct RecordReferences: Sendable {
  private var first: RecordReference
  private var second: RecordReference
  private var third: RecordReference
  public private(set) var count: Int

  public init() {
    let none = RecordReference(milliseconds: 0, key: 0)
    (first, second, third, count) = (none, none, none, 0)
  }

  public init(first: RecordReference, last: RecordReference, largest: RecordReference) {
    self.init()
    append(first)
    if last != first { append(last) }
    if largest != first && largest != last { append(largest) }
  }

  /// - Parameter references: those beyond the third are left out.
  public init(_ references: some Sequence<RecordReference>) {
    self.init()
    for reference in references.prefix(3) { append(reference) }
  }

  private mutating func append(_ reference: RecordReference) {
    switch count {
    case 0: first = reference
    case 1: second = reference
    default: third = reference
    }
    count += 1
  }
}

extension RecordReferences: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(position: Int) -> RecordReference {
    precondition(indices.contains(position))
    return position == 0 ? first : position == 1 ? second : third
  }
}

extension RecordReferences: Hashable {
  public static func == (a: RecordReferences, b: RecordReferences) -> Bool { a.elementsEqual(b) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for reference in self { hasher.combine(reference) }
  }
}

extension RecordReferences: ExpressibleByArrayLiteral {
  public init(arrayLiteral references: RecordReference...) { self.init(references) }
}
