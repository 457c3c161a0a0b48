/// A view of the store that people and other programs may rely on: its columns keep their names and their meaning.
public struct StoreView: Sendable {
  public struct Column: Sendable {
    public let name: String
    public let meaning: String

    public init(_ name: String, _ meaning: String) { (self.name, self.meaning) = (name, meaning) }
  }

  public let name: String
  public let meaning: String
  /// In the order of the view.
  public let columns: [Column]

  public init(name: String, meaning: String, columns: [Column]) {
    (self.name, self.meaning, self.columns) = (name, meaning, columns)
  }
}
