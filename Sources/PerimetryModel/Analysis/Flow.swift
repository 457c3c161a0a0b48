/// Records merged by key: a distinct conversation, or a slice of one by operation or by day.
///
/// What it says is shared, not copied, as in ``FlowKey``: a store has hundreds of thousands, and every report hands them on.
public struct Flow: Sendable {
  private final class Storage: Sendable {
    let key: FlowKey
    let operation: String?
    let tally: Tally
    let references: RecordReferences

    init(_ key: FlowKey, _ operation: String?, _ tally: Tally, _ references: RecordReferences) {
      (self.key, self.operation) = (key, operation)
      (self.tally, self.references) = (tally, references)
    }
  }

  private let storage: Storage

  public init(
    key: FlowKey, operation: String? = nil, tally: Tally, references: RecordReferences
  ) {
    storage = Storage(key, operation, tally, references)
  }

  public var key: FlowKey {
    get { storage.key }
    set { self = Flow(key: newValue, operation: operation, tally: tally, references: references) }
  }

  /// Set only where flows were asked for by operation.
  public var operation: String? { storage.operation }

  public var tally: Tally {
    get { storage.tally }
    set { self = Flow(key: key, operation: operation, tally: newValue, references: references) }
  }

  public var references: RecordReferences {
    get { storage.references }
    set { self = Flow(key: key, operation: operation, tally: tally, references: newValue) }
  }
}

extension Flow: Hashable {
  public static func == (a: Flow, b: Flow) -> Bool {
    a.storage === b.storage
      || (a.key == b.key && a.operation == b.operation && a.tally == b.tally
        && a.references == b.references)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(operation)
    hasher.combine(tally)
    hasher.combine(references)
  }
}
