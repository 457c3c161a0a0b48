import Foundation
import PerimetryModel

/// Reads Microsoft's weekly publication of service tags (domain.md §7): the downloaded file, the reply of the discovery
/// API, or what PowerShell makes of it.
public enum ServiceTagsReader {
  /// The cloud whose perimeters' logs are read.
  public static let cloud = "Public"

  /// - Parameter named: the file's name, for messages.
  /// - Throws: ``RuleSetError`` with every mistake found. Nobody edits such a file, so one that is not understood as a
  ///   whole is not used in part.
  public static func read(_ data: Data, named: String) throws -> ServiceTags {
    let document = try RuleSetReader.document(in: data, named: named) {
      .serviceTags(isWebPage(data) ? .webPage : .notJSON($0))
    }
    var walk = ServiceTagsWalk()
    let tags = walk.serviceTags(document)
    guard let tags, walk.mistakes.isEmpty else {
      throw RuleSetError(file: named, mistakes: walk.mistakes)
    }
    return tags
  }

  private static func isWebPage(_ data: Data) -> Bool {
    data.first { $0 > UInt8(ascii: " ") && $0 < 128 } == UInt8(ascii: "<")
  }
}
