import Foundation
import PerimetryModel

/// Reads which resources there are: ids, one a line, `#` before remarks; or JSON, a list of ids, of resources, of
/// associations or of networkSecurityPerimeterConfigurations, alone or under `value` (domain.md §4.8).
public enum KnownResourcesReader {
  /// - Parameter named: the file's name, for messages.
  /// - Returns: in the order of the file.
  /// - Throws: ``RuleSetError`` with the first ten lines or items that name no resource, and where there is none. More of them
  ///   mean another file.
  public static func read(_ data: Data, named: String) throws -> [KnownResource] {
    let items = try items(data, named)
    var resources: [KnownResource] = []
    var mistakes: [RuleSetMistake] = []
    for (path, value) in items {
      if let resource = KnownResource(exported: value) {
        resources.append(resource)
      } else {
        let text = (value as? String).map { $0.prefix(80).debugDescription }
        mistakes.append(
          .init(
            path: path,
            kind: .resources(.notAResource(text ?? ExportWalk.description(of: value)))))
      }
    }
    if items.isEmpty { mistakes.append(.init(path: "$", kind: .resources(.empty))) }
    if !mistakes.isEmpty {
      throw RuleSetError(file: named, mistakes: Array(mistakes.prefix(10)))
    }
    return resources
  }

  private static func items(
    _ data: Data, _ named: String
  ) throws -> [(path: String, value: Any)] {
    // What opens a list or an object is meant to be JSON, well-formed or not.
    let first = data.first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      let document = try RuleSetReader.document(in: data, named: named) {
        .resources(.notJSON($0))
      }
      if let list = document as? [Any] { return numbered(list, "$") }
      if let list = ExportedObject(document)?.list("value") { return numbered(list, "$.value") }
      return [("$", document)]
    }
    let lines = String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.enumerated().compactMap { number, line in
      let text = line.trimmingCharacters(in: .whitespaces)
      return text.isEmpty || text.hasPrefix("#") ? nil : ("line \(number + 1)", text)
    }
  }

  private static func numbered(_ list: [Any], _ path: String) -> [(path: String, value: Any)] {
    list.enumerated().map { ("\(path)[\($0)]", $1) }
  }
}
