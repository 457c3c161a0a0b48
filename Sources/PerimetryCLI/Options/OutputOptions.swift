import ArgumentParser
import PerimetryOutput

extension ReportFormat: ExpressibleByArgument {}

struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the result is written.",
      discussion:
        "JSON and CSV are complete; text and Markdown show the first rows of long tables and say so."
    ))
  var format = ReportFormat.text

  @OptionGroup var verbosity: VerbosityOptions

  func show(_ report: Report) throws {
    try Console.show(report.rendered(as: format, style: Console.style))
  }
}
