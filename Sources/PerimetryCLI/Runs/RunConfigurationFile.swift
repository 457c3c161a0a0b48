import Foundation
import PerimetryModel
import Yams

/// The configuration of `perimetry run`, in YAML; `Schemas/run.yaml` is a commented one. Whatever cannot be meant is refused
/// with its line and what to write instead.
struct RunConfigurationFile {
  let path: String
  /// The bytes of the file.
  let data: Data
  let configuration: RunConfiguration

  /// - Throws: ``FileProblem`` where the file cannot be read or understood.
  init(path: String) throws {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileProblem(
        path: path,
        reason: "there is no such file, or it may not be read; "
          + "`perimetry run --example > \(path)` writes one to begin with")
    }
    self.data = data
    guard let text = String(data: data, encoding: .utf8) else {
      throw FileProblem(path: path, reason: "is no UTF-8 text")
    }
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw ConfigurationMistake(
          "it is empty; `perimetry run --example` shows what belongs in it")
      }
      configuration = try RunConfigurationFile.configuration(ConfigurationNode(root))
    } catch let mistake as ConfigurationMistake {
      throw FileProblem(path: path, reason: mistake.text)
    } catch {
      throw FileProblem(path: path, reason: "is no YAML: \(error)")
    }
  }

  static let keys = [
    "store", "archives", "output", "reports", "fail-on", "rules", "decisions", "service-tags",
    "filters", "ingest", "retention", "wait",
  ]
  static let filters = [
    "since", "until", "perimeter", "profile", "resource", "direction", "operation", "peer",
  ]

  private static func configuration(_ root: ConfigurationNode) throws -> RunConfiguration {
    var result = RunConfiguration()
    for (key, node) in try root.members(named: keys, of: "a configuration") {
      switch key {
      case "store": result.store = try node.text()
      case "archives": result.archives = try node.list().map { try $0.placed() }
      case "output": result.output = try node.text()
      case "reports": result.reports = try reports(node)
      case "fail-on":
        result.failOn = try node.list().map { try $0.placed() }
        for condition in result.failOn
        where Condition(condition.value, figures: RunFigures.names) == nil {
          throw ConfigurationMistake(
            "'\(condition.value)' is no condition: one of \(RunFigures.names.joined(separator: ", ")), then "
              + ">, >=, <, <= or = and a number; what a report is judged by stands at the report",
            line: condition.line)
        }
      case "rules": result.rules = try node.list().map { try $0.placed() }
      case "decisions": result.decisions = try node.placed()
      case "service-tags": result.serviceTags = try node.placed()
      case "filters": result.filters = try settings(node, named: filters, of: "filters")
      case "ingest": result.ingest = try settings(node, named: nil, of: "ingest")
      case "retention":
        for (_, days) in try node.members(named: ["records"], of: "retention") {
          result.retention = try days.days()
        }
      default: result.wait = try node.seconds()
      }
    }
    for (key, isThere, example) in [
      ("archives", !result.archives.isEmpty, "archives: [/mnt/logs]"),
      ("output", !result.output.isEmpty, "output: reports"),
      ("reports", !result.reports.isEmpty, "reports: [{report: denied}]"),
    ] where !isThere {
      throw ConfigurationMistake("'\(key)' is missing; write for instance `\(example)`")
    }
    return result
  }

  private static func reports(
    _ node: ConfigurationNode
  ) throws -> [RunConfiguration.Placed<ScheduledReport>] {
    var names: Set<String> = []
    return try node.list().map { node in
      let report = try report(node)
      guard names.insert(report.file).inserted else {
        throw ConfigurationMistake(
          "two reports would be written to \(report.file); give one of them another `name`",
          line: node.line)
      }
      return .init(value: report, line: node.line)
    }
  }

  private static func report(_ node: ConfigurationNode) throws -> ScheduledReport {
    let keys = ["report", "format", "name", "options", "fail-on"]
    let members = try node.members(named: keys, of: "a report")
    guard let kind = members.first(where: { $0.key == "report" })?.node else {
      throw ConfigurationMistake(
        "a report is `{report: denied, format: text}`; 'report' is missing", line: node.line)
    }
    let known = try kind.choice(of: ScheduledReport.Kind.self, what: "report")
    var report = ScheduledReport(kind: known, name: known.rawValue)
    if known == .report { report.format = "html" }
    for (key, node) in members {
      switch key {
      case "format":
        report.format = try node.word(among: ScheduledReport.formats.keys.sorted(), what: "format")
      case "name":
        report.name = try node.text()
        guard let first = report.name.utf8.first, first != 46,
          report.name.utf8.allSatisfy({ isNamePart($0) })
        else {
          throw ConfigurationMistake(
            "'\(report.name)' is no name of a file: letters, digits, '-', '_' and '.' make one",
            line: node.line)
        }
      case "options":
        report.options = try settings(node, named: nil, of: "options")
        for option in report.options
        where barred.contains(option.name) {
          throw ConfigurationMistake("'\(option.name)' cannot be set here", line: node.line)
        }
      case "fail-on": report.failOn = try node.list().map { try $0.text() }
      default: break
      }
    }
    return report
  }

  /// What a run decides itself, and what would make a command do something else than a report.
  private static let barred = [
    "store", "format", "keep-evidence", "output", "force", "verify", "help", "version", "o", "h",
  ]

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95: true
    default: false
    }
  }

  /// - Parameter names: those there are; `nil` where a command judges them.
  private static func settings(
    _ node: ConfigurationNode, named names: [String]?, of what: String
  ) throws -> [RunConfiguration.Setting] {
    try node.members(named: names, of: what).compactMap { name, node in
      if let isOn = node.flag { return isOn ? .init(name: name, values: []) : nil }
      return .init(name: name, values: try node.list().map { try $0.text() })
    }
  }
}
