import PerimetryModel

extension CannedQuery {
  /// Every question of the published queries on this table (domain.md §3.3).
  public static let library = records + overviews + inventories + enforcement

  /// `nil` where there is none of that name, in whatever case.
  public static func named(_ name: String) -> CannedQuery? {
    library.first { $0.name == name.lowercased() }
  }

  /// The one whose name is most like it.
  public static func nearest(to name: String) -> String? {
    EditDistance.nearest(to: name, among: library.lazy.map(\.name))
  }

  static let resource = Parameter("resource", "a part of the resource's id")
  static let profile = Parameter("profile", "the profile's name")

  static let ofResource =
    "(:resource = '' OR instr(resource, lower(:resource)) > 0)"
  static let ofProfile = "(:profile = '' OR profile = :profile)"
}
