import PerimetryOutput
import Testing

@Suite struct ReportGoldenTests {
  @Test(arguments: Samples.reports.map(\.name), [80, 120])
  func textIsAlignedToTheWidth(name: String, width: Int) throws {
    let report = try #require(Samples.reports.first { $0.name == name }).report
    let text = try report.rendered(as: .text, style: TextStyle(width: width, color: false))
    try Golden.expect(text, "\(name).\(width).txt")
  }

  @Test(arguments: Samples.reports.map(\.name), [ReportFormat.json, .csv, .markdown])
  func everyFormatIsAsRecorded(name: String, format: ReportFormat) throws {
    let report = try #require(Samples.reports.first { $0.name == name }).report
    if format == .csv && report.table == nil { return }
    let text = try report.rendered(as: format, style: TextStyle(width: 80, color: false))
    try Golden.expect(text, "\(name).\(format == .markdown ? "md" : format.rawValue)")
  }

  /// Perimeters may have profiles and resources of the same names: rows without the profile would be anybody's.
  @Test(arguments: Samples.reports.map(\.name), [40, 60, 80])
  func profilesAreToldApartAtEveryWidth(name: String, width: Int) throws {
    let report = try #require(Samples.reports.first { $0.name == name }).report
    let text = try report.rendered(as: .text, style: TextStyle(width: width, color: false))
    let line = text.split { $0.isWhitespace }.joined(separator: " ")
    for note in line.matches(of: #/No room here for: [^.]*\./#) {
      #expect(!note.output.contains("profile"), "\(note.output)")
    }
  }

  /// Commands are to be copied, so they are never broken.
  @Test(arguments: Samples.reports.map(\.name))
  func nothingIsWiderThanTheNarrowestLayout(name: String) throws {
    let report = try #require(Samples.reports.first { $0.name == name }).report
    let text = try report.rendered(as: .text, style: TextStyle(width: 40, color: false))
    for line in text.split(separator: "\n") where !line.hasPrefix("    perimetry ") {
      #expect(line.count <= 40, "\(line)")
    }
    #expect(try report.rendered(as: .text, style: TextStyle(width: 7, color: false)) == text)
  }

  @Test func colourIsAsRecorded() throws {
    let report = Samples.analysis(coverage: Samples.inboundOnly)
    let text = try report.rendered(as: .text, style: TextStyle(width: 80, color: true))
    try Golden.expect(text, "analysis.color.txt")
  }
}
