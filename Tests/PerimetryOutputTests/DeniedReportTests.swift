import Foundation
import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct DeniedReportTests {
  private func denials(_ grouping: Denials.Grouping, rows: Int = 3) -> Denials {
    var denials = Samples.denials
    denials.grouping = grouping
    denials.rows = (0..<rows).map { number in
      var row = Samples.denials.rows[0]
      row.group = "group \(number)"
      return row
    }
    return denials
  }

  @Test(arguments: Denials.Grouping.allCases)
  func theGroupStandsUnderItsName(grouping: Denials.Grouping) throws {
    let report = Report.denied(denials(grouping), scope: Samples.scope())
    let csv = try report.rendered(as: .csv, style: TextStyle(width: 80, color: false))
    let header = try #require(CSVReading.rows(csv)?.first)
    #expect(Set(header).count == header.count)
    #expect(header.contains(grouping.rawValue))
    #expect(header.contains("events") && header.contains("first_seen"))
  }

  @Test func peopleSeeTheFirstRowsAndMachinesAll() throws {
    let report = Report.denied(denials(.operation, rows: 1234), scope: Samples.scope())
    let style = TextStyle(width: 120, color: false)
    let text = try report.rendered(as: .text, style: style)
    #expect(text.contains("The first 50 of 1,234 rows; `--format csv` or `--format json` has all."))
    #expect(!text.contains("group 50"))
    #expect(CSVReading.rows(try report.rendered(as: .csv, style: style))?.count == 1235)
    let json = try report.rendered(as: .json, style: style)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((document["rows"] as? [Any])?.count == 1234)
  }

  @Test func theReportSaysWhereLearningModeHidesTheBlockers() throws {
    let report = Report.denied(Samples.denials, scope: Samples.scope())
    let text = try report.rendered(as: .text, style: TextStyle(width: 400, color: false))
    #expect(text.contains("is logged as allowed by resource rules"))
  }

  @Test(arguments: [40, 80, 120, 200])
  func linesFitTheTerminal(width: Int) throws {
    for report in Samples.reports.map(\.report) where width >= 80 || report.title == "Ingest" {
      let text = try report.rendered(as: .text, style: TextStyle(width: width, color: false))
      for line in text.split(separator: "\n") where !line.hasPrefix("    perimetry ") {
        #expect(TerminalText(String(line)).width <= width, "\(report.title): \(line)")
      }
    }
  }

  @Test func colourIsOnlyThereWhenAskedFor() throws {
    let report = Report.denied(Samples.denials, scope: Samples.scope())
    let plain = try report.rendered(as: .text, style: TextStyle(width: 80, color: false))
    let coloured = try report.rendered(as: .text, style: TextStyle(width: 80, color: true))
    #expect(!plain.contains("\u{1b}") && coloured.contains("\u{1b}[31m"))
    #expect(coloured.replacing(#/\u{1b}\[\d+m/#, with: "") == plain)
  }

  @Test func theSameReportGivesTheSameBytes() throws {
    for format in ReportFormat.allCases {
      let once = try Report.denied(Samples.denials, scope: Samples.scope())
        .rendered(as: format, style: TextStyle(width: 80, color: false))
      let again = try Report.denied(Samples.denials, scope: Samples.scope())
        .rendered(as: format, style: TextStyle(width: 80, color: false))
      #expect(once == again)
    }
  }
}
