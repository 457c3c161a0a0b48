import Foundation
import PerimetryInput
import PerimetryModel

/// What the name of a file of service tags tells of its age.
struct ServiceTagsFile: CustomStringConvertible {
  let path: String
  let changeNumber: Int64

  /// Days after which a weekly file counts as stale: new addresses come into use a week after their publication at the
  /// earliest (domain.md §7).
  static let freshDays: Int32 = 14

  /// `ServiceTags_Public_20260302.json`; `nil` where the name is another.
  var day: Day? {
    let name = path.split(separator: "/").last ?? ""
    guard let match = name.firstMatch(of: #/_(\d{4})(\d{2})(\d{2})\./#) else { return nil }
    return Day("\(match.1)-\(match.2)-\(match.3)")
  }

  var description: String {
    "change number \(changeNumber)" + (day.map { " of \($0)" } ?? "")
  }

  /// `nil` for a file that is fresh, or whose age is not known.
  func warning(asOf today: Day) -> String? {
    guard let day, today.number - day.number > ServiceTagsFile.freshDays else { return nil }
    return
      "\(path): \(description) is \(today.number - day.number) days old, and a new one comes every week: addresses "
      + "may have moved; download it again from https://www.microsoft.com/download/details.aspx?id=56519"
  }

  /// Says if the file is out of date.
  /// - Parameter today: what its age is held against.
  /// - Throws: ``FileProblem`` and ``RuleSetError`` where it cannot be read.
  static func read(
    _ path: String, asOf today: Day, _ verbosity: VerbosityOptions
  ) throws -> ServiceTags {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw FileProblem(
        path: path,
        reason: "cannot be read; download ServiceTags_Public_<date>.json from "
          + "https://www.microsoft.com/download/details.aspx?id=56519")
    }
    let tags = try ServiceTagsReader.read(data, named: path)
    let publication = ServiceTagsFile(path: path, changeNumber: tags.changeNumber)
    if let warning = publication.warning(asOf: today) { verbosity.note("warning: \(warning)") }
    if verbosity.verbose {
      Console.error("\(path): \(tags.tags.count) service tags, \(publication.description)")
    }
    return tags
  }
}
