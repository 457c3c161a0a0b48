import Foundation
import PerimetryModel
import PerimetryOutput
import Testing

/// Whatever a log holds, no format lets it act on a terminal, a spreadsheet, a renderer or a parser.
@Suite struct HostileCorpusTests {
  @Test(arguments: Hostile.corpus, ReportFormat.allCases)
  func noFormatLetsControlCharactersThrough(text: String, format: ReportFormat) throws {
    for report in Samples.reports(holding: text) where format != .csv || report.table != nil {
      let output = try report.rendered(as: format, style: TextStyle(width: 80, color: false))
      let forbidden = output.unicodeScalars.filter(Hostile.isForbidden)
      // A tab may stand in a quoted CSV cell, where it is data.
      #expect(
        forbidden.allSatisfy { format == .csv && $0 == "\t" }, "\(report.title) as \(format)")
      #expect(output.hasSuffix("\n") && !output.hasSuffix("\n\n"))
    }
  }

  @Test(arguments: Hostile.corpus)
  func csvHasNoFormulaAndKeepsItsShape(text: String) throws {
    for report in Samples.reports(holding: text) {
      guard let table = report.table else { continue }
      let csv = try report.rendered(as: .csv, style: TextStyle(width: 80, color: false))
      let lines = try #require(CSVReading.rows(csv), "\(report.title) is no CSV: \(csv)")
      #expect(lines.allSatisfy { $0.count == table.columns.count }, "\(report.title)")
      #expect(lines.count == table.rows.count + 1)
      for field in lines.joined() where Double(field) == nil {
        let first = field.drop { $0 == " " }.unicodeScalars.first
        #expect(!(first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false), "\(field)")
      }
    }
  }

  @Test(arguments: Hostile.corpus)
  func jsonHoldsTheExactText(text: String) throws {
    let report = Report.query(columns: ["text"], rows: [[.text(text)]])
    let json = try report.rendered(as: .json, style: TextStyle(width: 80, color: false))
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(document["rows"] as? [[String]] == [[text]])
  }

  @Test(arguments: Hostile.corpus)
  func textStaysWithinTheWidth(text: String) throws {
    for report in Samples.reports(holding: text) where report.title != "Query" {
      let output = try report.rendered(as: .text, style: TextStyle(width: 120, color: false))
      let commands = output.split(separator: "\n").filter { $0.hasPrefix("    perimetry") }
      for line in output.split(separator: "\n") where !commands.contains(line) {
        #expect(TerminalText(String(line)).width <= 120, "\(report.title): \(line)")
      }
    }
  }

  @Test(arguments: Hostile.corpus)
  func armRefusesNamesAzureWouldRefuse(text: String) throws {
    let key = ProfileKey(perimeter: ResourceID(text), name: text)
    #expect(throws: OutputError.unusableProfile(key)) {
      _ = try Dialect.arm.rendered(Samples.rules(holding: text))
    }
  }
}
