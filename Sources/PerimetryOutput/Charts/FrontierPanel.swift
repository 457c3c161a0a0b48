import Foundation
import PerimetryModel

/// The two curves of one profile and direction, one above the other over the same elements.
struct FrontierPanel {
  private let part: Recommendation.Part
  private let options: Recommendation.Options
  private let top: Double
  private let left = 92.0
  private let right: Double
  private let across: ChartScale

  private static let plotHeight = 130.0
  private static let gap = 44.0

  init(
    _ part: Recommendation.Part, _ options: Recommendation.Options, top: Int, width: Int
  ) {
    self.part = part
    self.options = options
    self.top = Double(top)
    right = Double(width) - 30
    across = .linear(upTo: Double(part.frontier.last?.elements ?? 1), tickCount: 10)
  }

  var lines: [String] {
    let leftOut = part.frontier.map { Double($0.leftOut) }
    let exposure = part.frontier.map { Double($0.exposure) }
    let upper = top + 44
    var bottom = upper + FrontierPanel.plotHeight
    var lines = [
      "<text class=\"heading\" x=\"20\" y=\"\(text(top + 20))\">"
        + "\(SVGText(part.title.shortened(to: 90)))</text>"
    ]
    lines += plot(
      leftOut, .linear(upTo: leftOut.max() ?? 0), "left", "Left out, \(options.weighing.unit)",
      at: upper, limit: options.maxLeftOut.map { Double($0) })
    if part.hasExposure {
      let lower = bottom + FrontierPanel.gap
      bottom = lower + FrontierPanel.plotHeight
      lines += plot(
        exposure, .logarithmic(upTo: exposure.max() ?? 0), "open",
        "Exposure: unobserved IPv4 addresses and IPv6 /64s (logarithmic)", at: lower,
        limit: options.maxExposure.map { Double($0) })
    }
    return lines + elements(bottom) + [proposal(bottom)]
  }

  /// Domain names open nothing beyond themselves, so outbound there is one curve.
  static func height(of part: Recommendation.Part) -> Int {
    Int(plotHeight) + 116 + (part.hasExposure ? Int(plotHeight + gap) : 0)
  }

  private func x(_ elements: Int) -> Double {
    left + across.position(Double(elements)) * (right - left)
  }

  /// A tenth of a pixel is enough, and the same on every machine.
  private func text(_ coordinate: Double) -> String {
    let tenths = Int((coordinate * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  private func line(_ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double)
    -> String
  {
    "<path class=\"\(kind)\" d=\"M\(text(x1)) \(text(y1))L\(text(x2)) \(text(y2))\"/>"
  }

  private func plot(
    _ values: [Double], _ scale: ChartScale, _ kind: String, _ title: String, at top: Double,
    limit: Double?
  ) -> [String] {
    let bottom = top + FrontierPanel.plotHeight
    func y(_ value: Double) -> Double { bottom - scale.position(value) * FrontierPanel.plotHeight }
    var lines = ["<text x=\"\(text(left))\" y=\"\(text(top - 8))\">\(SVGText(title))</text>"]
    for tick in scale.ticks {
      let height = bottom - tick.position * FrontierPanel.plotHeight
      lines.append(line("grid", left, height, right, height))
      lines.append(
        "<text class=\"tick end\" x=\"\(text(left - 8))\" y=\"\(text(height + 4))\">"
          + "\(SVGText(tick.text))</text>")
    }
    if let limit, scale.position(limit) <= 1 {
      lines.append(line("limit", left, y(limit), right, y(limit)))
      lines.append(
        "<text class=\"tick end\" x=\"\(text(right))\" y=\"\(text(y(limit) - 4))\">limit</text>")
    }
    let places = zip(part.frontier, values).map { (x($0.elements), y($1)) }
    lines.append(
      "<polyline class=\"curve \(kind)\" points=\""
        + places.map { "\(text($0)),\(text($1))" }.joined(separator: " ") + "\"/>")
    if places.count <= 60 {
      lines += places.map {
        "<circle class=\"dot \(kind)\" cx=\"\(text($0))\" cy=\"\(text($1))\" r=\"2.5\"/>"
      }
    }
    if let index = part.frontier.firstIndex(where: { $0.elements == part.chosen }) {
      lines.append(line("mark", places[index].0, top, places[index].0, bottom))
      lines.append(
        "<circle class=\"chosen\" cx=\"\(text(places[index].0))\" cy=\"\(text(places[index].1))\" r=\"5\"/>"
      )
    }
    return lines
  }

  private func elements(_ bottom: Double) -> [String] {
    across.ticks.map { tick in
      "<text class=\"tick middle\" x=\"\(text(left + tick.position * (right - left)))\" "
        + "y=\"\(text(bottom + 18))\">\(SVGText(tick.text))</text>"
    } + [
      "<text class=\"middle\" x=\"\(text((left + right) / 2))\" y=\"\(text(bottom + 38))\">"
        + "Rule elements</text>"
    ]
  }

  private func proposal(_ bottom: Double) -> String {
    guard let point = part.frontier.first(where: { $0.elements == part.chosen }) else {
      return "<text class=\"proposed\" x=\"\(text(left))\" y=\"\(text(bottom + 60))\">"
        + "No point keeps to the limits.</text>"
    }
    let place = x(point.elements)
    let words =
      "Proposed: \(options.words(for: point))" + (part.isProven ? "" : " (not proved best)")
    let anchor = place > (left + right) / 2 ? "end" : "start"
    return "<text class=\"proposed \(anchor)\" x=\"\(text(place))\" y=\"\(text(bottom + 60))\">"
      + "\(SVGText(words))</text>"
  }
}

extension Recommendation.Part {
  fileprivate var hasExposure: Bool { direction == .inbound }
}

extension Weighing {
  /// For an axis.
  fileprivate var unit: String {
    switch self {
    case .peers: "peers"
    case .events: "events"
    case .days: "peer-days"
    }
  }
}
