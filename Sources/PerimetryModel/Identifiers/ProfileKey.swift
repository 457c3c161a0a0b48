/// One profile of one perimeter: two perimeters may have profiles of the same name.
public struct ProfileKey: Hashable, Comparable, Sendable {
  /// The perimeter's resource id; empty where the export does not say.
  public let perimeter: ResourceID
  /// The profile's name; empty where the export does not say.
  public let name: String

  public init(perimeter: ResourceID, name: String) {
    self.perimeter = perimeter
    self.name = name
  }

  public static func < (a: ProfileKey, b: ProfileKey) -> Bool {
    a.perimeter == b.perimeter ? a.name < b.name : a.perimeter < b.perimeter
  }

  /// Whether Azure takes both for one: it compares names without regard to case.
  public func isSame(as other: ProfileKey) -> Bool {
    perimeter == other.perimeter && name.lowercased() == other.name.lowercased()
  }
}
