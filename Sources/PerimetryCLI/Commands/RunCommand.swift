import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryOutput
import PerimetryStore

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Ingest, reports, drift and gates in one go, for cron: from a configuration file.",
    discussion: """
      Reads what is new, writes the reports into a folder of their own, `run-000012`, whole or not at all, leads `latest` \
      there, and judges the gates. What it came to is one line on standard output and a row of `perimetry runs`. Paths in the \
      file count from its folder.

        perimetry run --example > run.yaml
        perimetry run run.yaml
        perimetry run /etc/perimetry/run.yaml --quiet | mail -s perimetry ops@example.com

      Exit status: 0 done, 1 a gate holds, 2 nothing could be done, 3 done in part, 4 nothing new since the last run \
      (no report is written; the line names the gates that held then), 75 another run was under way, 130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp("The configuration, a YAML file.", valueName: "config"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Print a commented configuration to begin with.")
  var example = false

  @Option(
    help: ArgumentHelp(
      "How long to wait for another run that writes to the store, instead of what the file says; 0 does not wait.",
      valueName: "seconds"))
  var wait: Double?

  @Option(
    help: ArgumentHelp(
      "What counts as now: for tests of runs on other days.", valueName: "time",
      visibility: .hidden))
  var now: Timestamp?

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard (config == nil) == example else {
      throw ValidationError(
        "Name a configuration file; `perimetry run --example > run.yaml` writes one to begin with.")
    }
    if let wait, wait < 0 || !wait.isFinite {
      throw ValidationError("--wait \(wait): a number of seconds from 0 up.")
    }
  }

  func run() throws {
    guard let config else {
      try Console.write(RunExample.text)
      return
    }
    let file = try RunConfigurationFile(path: config)
    let folder = (config as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.changeCurrentDirectoryPath(folder) {
      throw FileProblem(path: folder, reason: "cannot be entered")
    }
    let plan = try RunPlan(file, verbosity)
    var waiting = WaitOption()
    waiting.wait = wait ?? file.configuration.wait ?? 5
    let status = try waiting.hold(plan.configuration.store, verbosity) {
      let reports = try ReportFolder(path: plan.configuration.output)
      return try waiting.hold(reports.lock, verbosity) {
        try ScheduledRun(
          plan: plan, reports: reports, base: folder,
          clock: now.map { now in { now } } ?? RunClock.now,
          verbosity: verbosity
        ).go()
      }
    }
    if status != .done { throw status }
  }
}

/// The clock of the machine.
enum RunClock {
  static func now() -> Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
