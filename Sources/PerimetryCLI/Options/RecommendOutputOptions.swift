import ArgumentParser
import PerimetryOutput

/// As ``OutputOptions``, for the one command whose answer can be drawn.
struct RecommendOutputOptions: ParsableArguments {
  enum Form: ExpressibleByArgument, Equatable {
    case report(ReportFormat)
    case svg

    init?(argument: String) {
      if argument == "svg" {
        self = .svg
      } else if let format = ReportFormat(rawValue: argument) {
        self = .report(format)
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) + ["svg"] }

    var defaultValueDescription: String {
      if case .report(let format) = self { format.rawValue } else { "svg" }
    }
  }

  @Option(
    help: ArgumentHelp(
      "How the result is written; svg is a chart of the --frontier.",
      discussion:
        "JSON and CSV are complete; text and Markdown show the first rows of long tables and say so."
    ))
  var format = Form.report(.text)

  @OptionGroup var verbosity: VerbosityOptions

  /// Text where a chart was asked for: whoever draws asks first.
  var reportFormat: ReportFormat { if case .report(let format) = format { format } else { .text } }

  func show(_ report: Report) throws {
    try Console.show(report.rendered(as: reportFormat, style: Console.style))
  }
}
