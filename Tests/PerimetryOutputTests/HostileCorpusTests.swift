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

  @Test(arguments: Hostile.corpus, [Dialect.arm, .bicep, .azureCLI, .powershell])
  func namesAzureWouldRefuseAreRefused(text: String, dialect: Dialect) throws {
    let key = ProfileKey(perimeter: ResourceID(text), name: text)
    #expect(throws: OutputError.unusableProfile(key)) {
      _ = try dialect.rendered(Samples.rules(holding: text))
    }
  }

  /// Azure allows letters of any script in the name of a resource group.
  @Test(
    arguments: Hostile.corpus.filter { $0 != "漢字かな" },
    [Dialect.arm, .bicep, .azureCLI, .powershell])
  func groupsAzureWouldRefuseAreRefused(text: String, dialect: Dialect) throws {
    let key = ProfileKey(perimeter: Samples.perimeter("nsp", group: text), name: "profile")
    let rules = RuleSet(profiles: [.init(key: key, rules: Samples.everyKind.profiles[0].rules)])
    #expect(throws: OutputError.unusableProfile(key)) { _ = try dialect.rendered(rules) }
  }

  @Test(arguments: Hostile.corpus, Dialect.allCases)
  func namesAsParametersStandInCommentsOnly(text: String, dialect: Dialect) throws {
    let key = ProfileKey(perimeter: ResourceID(text), name: text)
    let plain = ProfileKey(perimeter: ResourceID("nsp"), name: "profile")
    let form = ExportForm(takesNames: true)
    let outputs = try [key, plain].map { key in
      try dialect.rendered(
        RuleSet(profiles: [.init(key: key, rules: Samples.everyKind.profiles[0].rules)]), as: form)
    }
    #expect(!outputs[0].unicodeScalars.contains(where: Hostile.isForbidden))
    let statements = try outputs.map { try dialect.withoutComments($0) }
    #expect(statements[0] == statements[1])
  }

  @Test(arguments: Hostile.corpus, Dialect.allCases)
  func evidenceStandsInCommentsOnly(text: String, dialect: Dialect) throws {
    let form = ExportForm(evidence: Samples.evidence(holding: text))
    let output = try dialect.rendered(Samples.everyKind, as: form)
    #expect(output != (try dialect.rendered(Samples.everyKind)))
    #expect(!output.unicodeScalars.contains(where: Hostile.isForbidden))
    let plain = try dialect.rendered(Samples.everyKind)
    #expect(try dialect.withoutComments(output) == dialect.withoutComments(plain))
  }
}
