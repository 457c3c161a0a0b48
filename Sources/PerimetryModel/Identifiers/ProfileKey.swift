/// One profile of one perimeter: two perimeters may have profiles of the same name.
public struct ProfileKey: Hashable, Comparable, Sendable {
  /// The perimeter's resource id; empty where the export does not say.
  public let perimeter: ResourceID
  /// The profile's name; empty where the export does not say.
  public var name: String { shared.text }

  private let shared: SharedText

  public init(perimeter: ResourceID, name: String) {
    self.perimeter = perimeter
    shared = SharedText(name)
  }

  public static func < (a: ProfileKey, b: ProfileKey) -> Bool {
    a.perimeter == b.perimeter ? a.shared < b.shared : a.perimeter < b.perimeter
  }
}
