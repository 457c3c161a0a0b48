import ArgumentParser

/// The form an archive takes.
enum Shape: String, CaseIterable, ExpressibleByArgument {
  /// A storage account's tree, a container for each category, JSON Lines.
  case storage
  /// The same tree, each blob one `{"records":[…]}`.
  case records
  /// A JSON array of records for each hour.
  case array
  /// A Log Analytics data export: flat JSON Lines.
  case flat

  /// Whether a blob holds one category of one perimeter.
  var isTree: Bool { self == .storage || self == .records }

  /// Whether a mangled line spoils only itself.
  var isLines: Bool { self == .storage || self == .flat }
}
