import Foundation
import PerimetryOutput

extension Dialect {
  /// How the names of golden files end.
  var suffix: String {
    switch self {
    case .arm: "arm.json"
    case .bicep: "bicep"
    case .terraform: "tf"
    case .azapi: "azapi.tf"
    case .azureCLI: "sh"
    case .powershell: "ps1"
    }
  }

  /// What is left of a document when comments and descriptions are taken out, line by line.
  func withoutComments(_ text: String) throws -> String {
    if self == .arm {
      let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let rest = try JSONSerialization.data(
        withJSONObject: Dialect.withoutMetadata(document), options: [.sortedKeys])
      return String(decoding: rest, as: UTF8.self)
    }
    let marks = self == .bicep ? ["//", "@description('"] : ["# ", "description = \""]
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let start = line.drop { $0 == " " }
      return !marks.contains { start.hasPrefix($0) }
    }.joined(separator: "\n")
  }

  private static func withoutMetadata(_ value: Any) -> Any {
    if let object = value as? [String: Any] {
      return object.filter { $0.key != "metadata" }.mapValues(withoutMetadata)
    }
    return (value as? [Any])?.map(withoutMetadata) ?? value
  }
}
