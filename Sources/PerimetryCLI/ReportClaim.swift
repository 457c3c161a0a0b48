import Foundation
import PerimetryOutput

/// A report in a file, to be held against the one that the store gives now.
struct ReportClaim {
  let form: ReportForm
  private let text: String

  /// - Throws: ``FileProblem`` where it cannot be read or is no report.
  init(file: String) throws {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: file)) } catch {
      throw FileProblem(
        path: file, reason: "cannot be read; write one with `perimetry report --output`")
    }
    text = String(decoding: data, as: UTF8.self)
    guard let form = ReportForm(of: text) else {
      throw FileProblem(
        path: file,
        reason:
          "is no report of perimetry; a rule set is verified with `perimetry recommend --verify`")
    }
    self.form = form
  }

  /// In words, what the file has otherwise: marks of the seal first. Empty where the bytes are the same.
  func differences(from truth: String) -> [String] {
    if text.utf8.elementsEqual(truth.utf8) { return [] }
    let differences = form.marks(of: text).compactMap { name, claimed -> String? in
      guard let given = form.marks(of: truth)[name], given != claimed else { return nil }
      return "\(name): the file says \(shown(claimed)), this run \(shown(given))"
    }.sorted()
    let (claimed, given) = (lines(text), lines(truth))
    let line =
      zip(claimed, given).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(claimed.count, given.count)
    let end = "bytes: they differ from line \(line + 1) on; "
    return differences + [
      end
        + (differences.isEmpty
          ? "the seal is the same, so the file was changed, or the store's files, rules or decisions were"
          : "verify with the store and the options it was made with")
    ]
  }

  private func lines(_ text: String) -> [ArraySlice<UInt8>] {
    Array(text.utf8).split(separator: 10, omittingEmptySubsequences: false)
  }

  private func shown(_ mark: String) -> String { mark.isEmpty ? "none" : mark }
}
