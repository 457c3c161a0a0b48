import PerimetryModel

/// What somebody meant by the name of a column or a table that there is not.
enum InventedName {
  /// Names that are found in published queries and exist nowhere (domain.md §3.3), in lower case.
  private static let meanings = [
    "sourceaddress": "SourceIpAddress", "sourceip": "SourceIpAddress",
    "clientip": "SourceIpAddress", "calleripaddress": "SourceIpAddress",
    "resourceid": "ServiceResourceId (the resource) or _ResourceId (its perimeter)",
    "resourcename": "ServiceResourceId or ServiceFqdn",
    "protocol": "SourceProtocol or DestinationProtocol", "direction": "ResultDirection",
    "action": "ResultAction", "effect": "ResultAction", "rule": "MatchedRule",
    "rulename": "MatchedRule",
    "destinationipaddress":
      "DestinationFqdn: what goes out is logged by name, no address is anywhere",
    "destinationip":
      "DestinationFqdn: what goes out is logged by name, no address is anywhere",
    "accessmode": "Category: no record tells the access mode",
    "mode":
      "Category: no record tells the access mode",
  ]

  /// The columns of the views, as they are written.
  private static let columns = StoreView.library.flatMap(\.columns).map(\.name)

  private static let tables = ["NSPAccessLogs", "flows", "hours", "reject", "conflict", "reading"]

  /// SQLite's word, with what was meant where that can be guessed.
  static func remedy(for message: String) -> String {
    if let name = name(in: message, after: "no such column: ") {
      if let meaning = meanings[name.lowercased()] { return "\(message); did you mean \(meaning)?" }
      return message + hint(EditDistance.nearest(to: name, among: columns))
    }
    if let name = name(in: message, after: "no such table: ") {
      let nearest = EditDistance.nearest(to: name, among: tables)
      return message
        + (nearest == nil ? "; there are the views NSPAccessLogs, flows and hours" : hint(nearest))
    }
    return message
  }

  private static func hint(_ name: String?) -> String {
    name.map { "; did you mean \($0)?" } ?? ""
  }

  /// Without what stands before a dot.
  private static func name(in message: String, after start: String) -> String? {
    guard message.hasPrefix(start) else { return nil }
    return message.dropFirst(start.count).split(separator: ".").last.map(String.init)
  }
}
