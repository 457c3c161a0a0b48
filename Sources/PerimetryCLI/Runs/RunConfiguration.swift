/// What `perimetry run` is to do, as its file says. Paths are those of the file.
struct RunConfiguration {
  /// Something with the line of the file it stands in.
  struct Placed<Value> {
    var value: Value
    var line: Int
  }

  /// An option of a command: its name without dashes, and its values; none for a flag.
  struct Setting {
    var name: String
    var values: [String]

    /// With the value behind `=`, so that one that begins with a dash is no option.
    var words: [String] { values.isEmpty ? ["--\(name)"] : values.map { "--\(name)=\($0)" } }
  }

  var store = StoreOption.defaultPath
  var archives: [Placed<String>] = []
  var output = ""
  var reports: [Placed<ScheduledReport>] = []
  var failOn: [Placed<String>] = []
  var rules: [Placed<String>] = []
  var decisions: Placed<String>?
  var serviceTags: Placed<String>?
  var filters: [Setting] = []
  /// Options of `ingest`.
  var ingest: [Setting] = []
  /// Days of records to keep; `nil` for all.
  var retention: Int?
  var wait: Double?

  /// Whether the reports leave out some of the time.
  var isOfAPartOfTheTime: Bool { filters.contains { ["since", "until"].contains($0.name) } }

  /// Files that bear on what reports say, besides the configuration.
  var inputs: [Placed<String>] {
    rules + [decisions, serviceTags].compactMap { $0 }
      + reports.flatMap { report in
        report.value.options.flatMap(\.values).map { Placed(value: $0, line: report.line) }
      }
  }
}
