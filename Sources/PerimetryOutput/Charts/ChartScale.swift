import Foundation

/// Where values stand on an axis, from 0 at its start to 1 at its end, and which of them are written beside it.
struct ChartScale {
  /// Ascending.
  let ticks: [(value: Double, position: Double, text: String)]
  private let place: @Sendable (Double) -> Double

  func position(_ value: Double) -> Double { place(value) }

  /// 0, and round steps up to the largest value or just above.
  static func linear(upTo largest: Double, tickCount: Int = 5) -> ChartScale {
    let rough = max(largest, 1) / Double(tickCount)
    let magnitude = pow(10, log10(rough).rounded(.down))
    let step = max(1, ([1, 2, 5, 10].first { $0 * magnitude >= rough } ?? 10) * magnitude)
    let end = (max(largest, 1) / step).rounded(.up) * step
    let ticks = stride(from: 0, through: end, by: step).map { value in
      (value: value, position: value / end, text: shortened(value))
    }
    return ChartScale(ticks: ticks) { $0 / end }
  }

  /// 0 at the start, 1 one step above it, and a step for each power of ten.
  static func logarithmic(upTo largest: Double) -> ChartScale {
    let decades = max(1, log10(max(largest, 1)).rounded(.up))
    let steps = decades + 1
    let every = max(1, (decades / 5).rounded(.up))
    var ticks = [(value: 0.0, position: 0.0, text: "0")]
    // Where the steps are small, 1 would stand on top of 0.
    for decade in stride(from: every > 1 ? every : 0, through: decades, by: every) {
      let value = pow(10, decade)
      ticks.append((value, (decade + 1) / steps, shortened(value)))
    }
    return ChartScale(ticks: ticks) { $0 <= 0 ? 0 : (1 + log10(max($0, 1))) / steps }
  }

  private init(
    ticks: [(value: Double, position: Double, text: String)],
    _ place: @escaping @Sendable (Double) -> Double
  ) {
    self.ticks = ticks
    self.place = place
  }

  /// `1,000`; from 10^6 on `10^6`, `2×10^6`.
  private static func shortened(_ value: Double) -> String {
    if value < 1_000_000 { return Int(value).grouped }
    let exponent = Int(log10(value).rounded(.down))
    let factor = Int((value / pow(10, Double(exponent))).rounded())
    let power = "10" + superscript(exponent)
    return factor == 1 ? power : "\(factor)×\(power)"
  }

  private static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
