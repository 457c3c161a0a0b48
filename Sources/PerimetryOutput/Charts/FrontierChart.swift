import PerimetryModel

/// The frontier as one self-contained SVG: for every profile and direction what is left out and what is opened against the
/// number of elements, the point proposed marked. Equal recommendations give equal bytes.
public struct FrontierChart {
  private let recommendation: Recommendation
  private let scope: ReportScope

  private static let width = 760
  private static let heading = 64

  public init(_ recommendation: Recommendation, scope: ReportScope) {
    self.recommendation = recommendation
    self.scope = scope
  }

  /// Ends with a newline.
  public var text: String {
    let parts = recommendation.parts.filter { !$0.frontier.isEmpty }
    let panels = parts.reduce(0) { $0 + FrontierPanel.height(of: $1) }
    let height = FrontierChart.heading + (parts.isEmpty ? 40 : panels)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" class="perimetry-frontier" role="img" \
      aria-labelledby="perimetry-frontier-title perimetry-frontier-desc" \
      viewBox="0 0 \(FrontierChart.width) \(height)" width="\(FrontierChart.width)" height="\(height)">
      """,
      "<title id=\"perimetry-frontier-title\">\(SVGText(FrontierChart.title))</title>",
      "<desc id=\"perimetry-frontier-desc\">\(SVGText(description(parts)))</desc>",
      "<style>\(FrontierChart.styleText)</style>",
      "<rect class=\"paper\" width=\"\(FrontierChart.width)\" height=\"\(height)\"/>",
      "<text class=\"title\" x=\"20\" y=\"30\">\(SVGText(FrontierChart.title))</text>",
      "<text class=\"note\" x=\"20\" y=\"50\">\(SVGText(subtitle))</text>",
    ]
    if parts.isEmpty {
      let words = recommendation.headline(scope).spans.map(\.text).joined()
      lines.append(
        "<text class=\"label\" x=\"20\" y=\"84\">\(SVGText(words.shortened(to: 110)))</text>")
    }
    var top = FrontierChart.heading
    for part in parts {
      lines +=
        FrontierPanel(
          part, recommendation.options,
          top: top, width: FrontierChart.width
        ).lines
      top += FrontierPanel.height(of: part)
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private static let title = "What more rule elements would buy"

  private var subtitle: String {
    "At best, for each number of elements"
      + (recommendation.options.maxExposure.map { " within an exposure of \($0.grouped)" } ?? "")
      + (scope.store.isEmpty ? "" : "; from \(scope.store)").shortened(to: 60)
  }

  private func description(_ parts: [Recommendation.Part]) -> String {
    if parts.isEmpty { return recommendation.headline(scope).spans.map(\.text).joined() }
    return parts.map { part in
      let ends = [part.frontier.first, part.frontier.last].compactMap { $0 }
      let words = ends.map { recommendation.options.words(for: $0) }.joined(separator: "; ")
      let chosen = part.frontier.first { $0.elements == part.chosen }
      return "\(part.title.shortened(to: 80)): \(words). "
        + (chosen.map { "Proposed: \(recommendation.options.words(for: $0))." }
          ?? "No point keeps to the limits.")
    }.joined(separator: " ")
  }

  /// What stands within its style element, so that a page can allow it by its hash.
  static let styleText = """

    .perimetry-frontier { --paper: #ffffff; --ink: #1b1f24; --dim: #57606a; --grid: #d8dee4; --left: #0b5fad; \
    --open: #8a4600; --mark: #b3261e; font-family: system-ui, "DejaVu Sans", sans-serif; }
    @media (prefers-color-scheme: dark) { .perimetry-frontier { --paper: #0d1117; --ink: #e6edf3; --dim: #9aa4af; \
    --grid: #30363d; --left: #6cb6ff; --open: #f0a35e; --mark: #ff8a80; } }
    .perimetry-frontier .paper { fill: var(--paper); }
    .perimetry-frontier text { fill: var(--ink); font-size: 12px; }
    .perimetry-frontier .title { font-size: 18px; font-weight: 600; }
    .perimetry-frontier .heading { font-size: 14px; font-weight: 600; }
    .perimetry-frontier .note, .perimetry-frontier .tick { fill: var(--dim); }
    .perimetry-frontier .end { text-anchor: end; }
    .perimetry-frontier .middle { text-anchor: middle; }
    .perimetry-frontier .grid { stroke: var(--grid); stroke-width: 1; }
    .perimetry-frontier .left { stroke: var(--left); }
    .perimetry-frontier .open { stroke: var(--open); }
    .perimetry-frontier .curve { fill: none; stroke-width: 2; }
    .perimetry-frontier .dot.left { fill: var(--left); }
    .perimetry-frontier .dot.open { fill: var(--open); }
    .perimetry-frontier .mark { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 4 3; fill: none; }
    .perimetry-frontier .chosen { fill: var(--paper); stroke: var(--mark); stroke-width: 2.5; }
    .perimetry-frontier .proposed { fill: var(--mark); font-weight: 600; }
    .perimetry-frontier .limit { stroke: var(--dim); stroke-width: 1; stroke-dasharray: 1 3; }

    """
}

extension Recommendation.Options {
  /// `3 elements, 2 peers left out, exposure 126`.
  func words(for point: FrontierPoint) -> String {
    let elements = point.elements == 1 ? "1 element" : "\(point.elements.grouped) elements"
    let leftOut = weighing.amount(point.leftOut).spans.map(\.text).joined()
    return "\(elements), \(leftOut) left out, exposure \(point.exposure.grouped)"
  }
}

extension String {
  func shortened(to length: Int) -> String {
    count <= length ? self : String(prefix(length - 1)) + "…"
  }
}
