import Foundation

/// The forms the whole report can be written in.
public enum ReportForm: String, CaseIterable, Sendable {
  case html
  case markdown
  case json

  /// The form that a file holds; `nil` where it is no report of ours.
  public init?(of text: some StringProtocol) {
    let head = text.prefix(2000)
    if head.hasPrefix("<!doctype html>"), head.contains("<meta name=\"perimetry-version\"") {
      self = .html
    } else if head.hasPrefix("# \(ReportDocument.title)") {
      self = .markdown
    } else if head.hasPrefix("{"), text.contains("\"report\" : \"document\"") {
      self = .json
    } else {
      return nil
    }
  }

  /// By the end of a file's name; `nil` for others.
  public init?(path: String) {
    switch path.lowercased().split(separator: ".").last {
    case "html", "htm": self = .html
    case "md", "markdown": self = .markdown
    case "json": self = .json
    default: return nil
    }
  }

  /// The marks of the seal by their names, as they are written in a report of this form.
  public func marks(of text: String) -> [String: String] {
    let lines = text.split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: ReportSeal.Mark.allCases.compactMap { mark in
        found(mark, in: lines).map { (mark.rawValue, $0) }
      })
  }

  private func found(_ mark: ReportSeal.Mark, in lines: [Substring]) -> String? {
    let (before, after) = surroundings(of: mark)
    // HTML has it at its head, the others at their end; what stands between may have been taken from logs.
    let line =
      self == .html
      ? lines.first { $0.hasPrefix(before) } : lines.last { $0.hasPrefix(before) }
    guard let rest = line?.dropFirst(before.count) else { return nil }
    let end = after.isEmpty ? nil : rest.range(of: after)?.lowerBound
    return String(rest[..<(end ?? rest.endIndex)])
  }

  /// What stands around a mark of the seal, on a line of its own.
  private func surroundings(of mark: ReportSeal.Mark) -> (before: String, after: String) {
    switch (self, mark) {
    case (.html, _): ("<meta name=\"perimetry-\(mark.rawValue)\" content=\"", "\">")
    case (.json, _): ("    \"\(mark.rawValue)\" : \"", "\"")
    case (.markdown, .version): ("- **Made by**: perimetry ", "")
    case (.markdown, .options): ("- **Options**: ", "")
    case (.markdown, .fingerprint): ("- **Fingerprint**: `", "`")
    }
  }
}
