import ArgumentParser
import Foundation
import PerimetryModel

/// A configuration whose every part was looked at before anything is done.
struct RunPlan {
  let configuration: RunConfiguration
  /// Of everything that was asked: equal where it was the same.
  let fingerprint: UInt64
  private let verbosity: VerbosityOptions

  /// - Precondition: the folder of the file is the working directory.
  /// - Throws: ``FileProblem`` for the first thing that cannot work, with its line and what to do.
  init(_ file: RunConfigurationFile, _ verbosity: VerbosityOptions) throws {
    configuration = file.configuration
    self.verbosity = verbosity
    var bytes = Data(Program.version.utf8) + file.data
    for input in configuration.inputs {
      if let content = FileManager.default.contents(atPath: input.value) { bytes += content }
    }
    fingerprint = bytes.withUnsafeBytes { XXHash64.hash($0) }
    do { try check() } catch let mistake as ConfigurationMistake {
      throw FileProblem(path: file.path, reason: mistake.text)
    }
  }

  private func check() throws {
    try StoreOption.check(configuration.store)
    for file in configuration.rules
      + [configuration.decisions, configuration.serviceTags].compactMap({ $0 })
    {
      guard !FileManager.default.fileExists(atPath: file.value) else { continue }
      throw ConfigurationMistake(
        "\(file.value): there is no such file; paths count from the folder of the configuration",
        line: file.line)
    }
    let output = URL(fileURLWithPath: configuration.output).standardizedFileURL.path + "/"
    for archive in configuration.archives {
      if archive.value == "-" {
        throw ConfigurationMistake(
          "standard input can be read once and not by every run; name files or folders",
          line: archive.line)
      }
      let path = URL(fileURLWithPath: archive.value).standardizedFileURL.path + "/"
      if output.hasPrefix(path) {
        throw ConfigurationMistake(
          "the reports would be read as logs: `output` lies in \(archive.value); name another folder",
          line: archive.line)
      }
    }
    _ = try ingest()
    for report in configuration.reports {
      _ = try command(report, moment: Timestamp(milliseconds: 0), day: Day(number: 0))
    }
  }

  func ingest() throws -> Ingest {
    let words =
      ["ingest", "--store=\(configuration.store)"] + configuration.ingest.flatMap(\.words) + ["--"]
      + configuration.archives.map(\.value)
    guard let ingest = try parse(words, "ingest", line: 0) as? Ingest else {
      throw ConfigurationMistake("ingest: `help` is no option of a run")
    }
    return ingest
  }

  func command(
    _ report: RunConfiguration.Placed<ScheduledReport>, moment: Timestamp?, day: Day
  ) throws -> any ParsableCommand {
    try parse(
      report.value.words(configuration, moment: moment, day: day, verbosity),
      "the report \(report.value.name)", line: report.line)
  }

  private func parse(
    _ words: [String], _ what: String, line: Int
  ) throws -> any ParsableCommand {
    do { return try Perimetry.parseAsRoot(words) } catch {
      throw ConfigurationMistake("\(what): \(Perimetry.message(for: error))", line: line)
    }
  }
}
