import ArgumentParser
import Foundation
import PerimetryOutput

/// In which form a report is written, and where to.
struct ReportTarget: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is written: \(ReportForm.allCases.map(\.rawValue).joined(separator: ", ")). By the end of the file's name unless told.",
      discussion:
        "HTML and Markdown show the first rows of long tables and say so; JSON is complete.",
      valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file, whole or not at all, instead of to standard output.",
      discussion: "An earlier report is replaced; any other file only with --force.",
      valueName: "file"),
    completion: .file(extensions: ["html", "md", "json"]))
  var output: String?

  @Flag(help: "Replace the file even if it is no earlier report.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Instead: make this report again, under the options given, and say whether the file is what the store gives now. Status 1 if not.",
      valueName: "file"),
    completion: .file(extensions: ["html", "md", "json"]))
  var verify: String?

  func validate() throws {
    if verify != nil {
      if output != nil || format != nil || force {
        throw ValidationError(
          "--verify reads a report and writes none: leave --output, --format and --force out.")
      }
      return
    }
    _ = try form()
    if force && output == nil {
      throw ValidationError("--force: name the file to replace with --output.")
    }
  }

  func form() throws -> ReportForm {
    let forms = ReportForm.allCases.map(\.rawValue).joined(separator: ", ")
    if let format {
      if let form = ReportForm(rawValue: format) { return form }
      throw ValidationError(
        ["text", "csv"].contains(format)
          ? "--format \(format): the report is no one table and not made for a terminal: \(forms), or `perimetry denied`, "
            + "`ready`, `recommend` and `coverage`, which write \(format)."
          : "--format \(format): one of \(forms).")
    }
    if let output, let form = ReportForm(path: output) { return form }
    throw ValidationError(
      output.map { "--output \($0): its name does not say the form; add --format: \(forms)." }
        ?? "Say the form with --format (\(forms)), or name a file: --output report.html.")
  }

  /// - Throws: ``FileProblem`` where there is no folder for it, or where something stands there that is no report; a store not even
  ///   with --force.
  func check() throws {
    guard let output else { return }
    let folder = URL(fileURLWithPath: output).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) {
      throw FileProblem(path: output, reason: "there is no folder \(folder); make it first")
    }
    guard FileManager.default.fileExists(atPath: output) else { return }
    let found: Data
    do { found = try Data(contentsOf: URL(fileURLWithPath: output)) } catch {
      throw FileProblem(path: output, reason: "is there and cannot be read; name another file")
    }
    if found.starts(with: Data("SQLite format 3\0".utf8)) {
      throw FileProblem(path: output, reason: "is a store; name another file")
    }
    if !force, ReportForm(of: String(decoding: found, as: UTF8.self)) == nil {
      throw FileProblem(
        path: output,
        reason: "is there and no report of perimetry; name another file, or say --force")
    }
  }

  func write(_ text: String, _ verbosity: VerbosityOptions) throws {
    guard let output else {
      try Console.show(text)
      return
    }
    do {
      // By a temporary file beside it, which takes its place.
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      throw FileProblem(
        path: output, reason: "cannot be written: \(Console.text(of: error)); nothing was changed")
    }
    verbosity.note("\(output): written")
  }
}
