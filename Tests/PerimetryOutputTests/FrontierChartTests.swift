import Foundation
import FoundationXML
import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct FrontierChartTests {
  private static let charts = [
    ("frontier", Samples.recommendation), ("frontier-curve", Samples.curve),
    ("frontier-nothing", Samples.nothingProposed),
  ]

  private func chart(_ recommendation: Recommendation) -> String {
    FrontierChart(recommendation, scope: Samples.scope()).text
  }

  @Test(arguments: charts.indices)
  func isAsRecorded(index: Int) throws {
    let (name, recommendation) = Self.charts[index]
    try Golden.expect(chart(recommendation), "\(name).svg")
    #expect(chart(recommendation) == chart(recommendation))
  }

  /// Element names, attributes and texts as an XML parser sees them.
  private final class Reading: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var texts: [String: String] = [:]
    private var open: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append((name, attributes))
      open.append(name)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { open.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      texts[open.last ?? "", default: ""] += text
    }
  }

  private func reading(_ text: String) throws -> Reading {
    let parser = XMLParser(data: Data(text.utf8))
    let reading = Reading()
    parser.delegate = reading
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reading
  }

  @Test func saysInWordsWhatItShows() throws {
    let reading = try reading(chart(Samples.curve))
    let root = try #require(reading.elements.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    let ids = Set(reading.elements.compactMap { $0.attributes["id"] })
    let labels = try #require(root.attributes["aria-labelledby"]).split(separator: " ")
    #expect(labels.count == 2 && labels.allSatisfy { ids.contains(String($0)) })
    let words = try #require(reading.texts["desc"])
    #expect(words.contains("Proposed: 7 elements, 30 events left out, exposure 126."))
    #expect(words.contains("No point keeps to the limits."))
    let axes = try #require(reading.texts["text"])
    for label in ["Rule elements", "Left out, events", "IPv6 /64s (logarithmic)", "10⁶", "limit"] {
      #expect(axes.contains(label), "\(label)")
    }
  }

  @Test func standsAlone() throws {
    let text = chart(Samples.curve)
    #expect(text.contains("prefers-color-scheme: dark"))
    for word in ["href", "url(", "@import", "<script", "<image", "<foreignObject"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  /// Curves never leave their plots, whatever the figures.
  @Test func everyPointIsWithinItsPlot() throws {
    var recommendation = Samples.curve
    recommendation.parts[0].frontier[1].exposure = UInt128(1) << 65
    recommendation.parts[0].frontier[1].leftOut = .max
    let curves = try reading(chart(recommendation)).elements.filter { $0.name == "polyline" }
    #expect(curves.count == 3)
    for curve in curves {
      let points = (curve.attributes["points"] ?? "").split(separator: " ").map {
        $0.split(separator: ",").compactMap { Double($0) }
      }
      #expect(points.allSatisfy { $0.count == 2 && (92...730).contains($0[0]) })
      let heights = points.map { $0[1] }
      #expect((heights.max() ?? 0) - (heights.min() ?? 0) <= 130)
    }
  }

  @Test(arguments: Hostile.corpus)
  func whatComesFromLogsIsOnlyText(text: String) throws {
    var recommendation = Samples.recommendation
    recommendation.parts[0].profile = ProfileKey(perimeter: ResourceID(text), name: text)
    var scope = Samples.scope()
    scope.store = text
    let plain = try reading(chart(Samples.recommendation))
    let output = FrontierChart(recommendation, scope: scope).text
    let hostile = try reading(output)
    #expect(hostile.elements.map(\.name) == plain.elements.map(\.name))
    #expect(!output.unicodeScalars.contains(where: Hostile.isForbidden))
  }
}
