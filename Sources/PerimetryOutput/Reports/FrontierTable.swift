import PerimetryModel

/// The frontier of a part for people: elements against what is left out and what is opened, with bars.
struct FrontierTable {
  private let part: Recommendation.Part
  private let weighing: Weighing

  private static let barWidth = 16

  init(_ part: Recommendation.Part, _ options: Recommendation.Options) {
    self.part = part
    weighing = options.weighing
  }

  /// - Parameter isShort: only a handful of points.
  func table(isShort: Bool) -> DisplayTable {
    let points = part.frontier.filter { isShown($0.elements, isShort: isShort) }
    let most = part.frontier.map(\.leftOut).max() ?? 0
    let widest = part.frontier.map(\.exposure).max() ?? 0
    let table = DisplayTable(
      columns: [
        .init("Elements", .number), .init("Left out, \(weighing.rawValue)", .number),
        .init("Linear", .label, expendable: 2), .init("Exposure", .number),
        .init("Logarithmic", .label, expendable: 1), .init("Proposed", .label),
      ],
      rows: points.map { point in
        let tone: Prose.Tone? = point.elements == part.chosen ? .allowed : nil
        return [
          Prose(point.elements.grouped, tone: tone), Prose(point.leftOut.grouped, tone: tone),
          Prose(bar(UInt128(point.leftOut), of: UInt128(most)) { Double($0) }),
          Prose(point.exposure.grouped, tone: tone),
          Prose(bar(point.exposure, of: widest, logarithm)),
          point.elements == part.chosen ? Prose("<- here", tone: .allowed) : "",
        ]
      })
    var superfluous: Set<String> = widest == 0 ? ["Logarithmic"] : []
    if isShort { superfluous.formUnion(["Linear", "Logarithmic"]) }
    return table.dropping(superfluous)
  }

  /// What is not shown, where that is anything.
  func remainder(isShort: Bool) -> Prose? {
    let shown = part.frontier.count { isShown($0.elements, isShort: isShort) }
    if shown == part.frontier.count { return nil }
    return
      "\(shown) of \(part.frontier.count) points; \(code: "--frontier --format csv") has all."
  }

  /// The first and the last, the one proposed and its neighbours, and 1, 2, 5, 10, 20, … between.
  private func isShown(_ elements: Int, isShort: Bool) -> Bool {
    let last = part.frontier.count - 1
    let chosen = part.chosen ?? last
    if elements == 0 || elements == last || abs(elements - chosen) <= 1 { return true }
    if !isShort && (last <= 25 || elements % 10 == 0) { return true }
    return [1, 2, 5, 10, 20, 50, 100].contains(elements)
  }

  private func bar(_ value: UInt128, of largest: UInt128, _ scale: (UInt128) -> Double) -> String {
    if largest == 0 || value == 0 { return "" }
    let length = scale(value) / scale(largest) * Double(FrontierTable.barWidth)
    return String(repeating: "#", count: max(1, Int(length.rounded())))
  }

  /// Bits, so that 0 has none.
  private func logarithm(_ value: UInt128) -> Double {
    Double(UInt128.bitWidth - value.leadingZeroBitCount)
  }
}
