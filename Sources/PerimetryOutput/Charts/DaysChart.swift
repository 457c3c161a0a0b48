import PerimetryModel

/// Events a day as bars, a strip a verdict, each with a scale of its own, so that nothing has to be told by its colour. Days
/// without any record are hatched.
struct DaysChart {
  private let rows: [VerdictDays.Row]
  private let first: Int32
  private let count: Int
  private let verdicts: [Verdict]

  /// Days that are drawn at most, the last ones: with more a bar is no pixel wide.
  static let days = 366

  private static let width = 1000.0
  private static let left = 74.0
  private static let right = 988.0
  private static let tall = 130.0
  private static let low = 44.0
  private static let gap = 34.0

  /// `nil` for nothing to draw.
  init?(_ days: VerdictDays) {
    guard let last = days.rows.last?.day.number, let start = days.rows.first?.day.number else {
      return nil
    }
    first = max(start, last - Int32(DaysChart.days) + 1)
    let first = first
    rows = days.rows.filter { $0.day.number >= first }
    count = Int(last - first) + 1
    let rows = rows
    verdicts = Verdict.allCases.filter { verdict in
      verdict == .wouldBeDenied || rows.contains { ($0.events[verdict] ?? 0) > 0 }
    }
  }

  var html: HTML {
    let height = top(of: verdicts.count) + 4
    return """
      <div class="chart" role="group" tabindex="0" aria-label="Chart of days, scrolls sideways">
      <svg role="img" aria-labelledby="days-title days-desc" viewBox="0 0 \(at: DaysChart.width) \(at: height)" \
      width="\(at: DaysChart.width)" height="\(at: height)">
      <title id="days-title">Events a day, by what enforcement would say of them</title>
      <desc id="days-desc">\(description)</desc>
      <defs><pattern id="days-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern></defs>
      \(verdicts.indices.map(strip))
      </svg>
      </div>
      """
  }

  /// What it shows, in a sentence a strip.
  private var description: String {
    let span = "\(Day(number: first)) to \(Day(number: first + Int32(count) - 1))"
    let silent = count - rows.count
    return
      ([span + (silent > 0 ? ", \(silent.counting("day")) without records." : ".")]
      + verdicts.map { verdict in
        let all = rows.map { $0.events[verdict] ?? 0 }
        let most = rows.max { ($0.events[verdict] ?? 0) < ($1.events[verdict] ?? 0) }
        let sum = all.reduce(Int64(0)) { $0.addingSaturating($1) }
        if sum == 0 { return "\(verdict.words): none." }
        return "\(verdict.words): \(sum.counting("event")), at most "
          + "\((most?.events[verdict] ?? 0).grouped) on \(most.map { "\($0.day)" } ?? "-")."
      }).joined(separator: " ")
  }

  private func height(of index: Int) -> Double { index == 0 ? DaysChart.tall : DaysChart.low }

  /// Where the plot of a strip begins.
  private func top(of index: Int) -> Double {
    (0..<index).reduce(26) { $0 + height(of: $1) + DaysChart.gap + ($1 == 0 ? 14 : 0) }
  }

  private var step: Double { (DaysChart.right - DaysChart.left) / Double(count) }

  private func x(_ day: Int32) -> Double { DaysChart.left + Double(day - first) * step }

  private func strip(_ index: Int) -> HTML {
    let verdict = verdicts[index]
    let (top, height) = (top(of: index), height(of: index))
    let values = rows.map { Double($0.events[verdict] ?? 0) }
    let scale = ChartScale.linear(upTo: values.max() ?? 0, tickCount: index == 0 ? 4 : 1)
    let shown = index == 0 ? scale.ticks : [scale.ticks.first, scale.ticks.last].compactMap { $0 }
    let grid = shown.map { tick -> HTML in
      let y = top + height - tick.position * height
      return """
        <path class="\(tick.position == 0 ? "axis" : "grid")" d="M\(at: DaysChart.left) \(at: y)H\(at: DaysChart.right)"/>\
        <text class="dim end" x="\(at: DaysChart.left - 8)" y="\(at: y + 4)">\(tick.text)</text>
        """
    }
    let bars = zip(rows, values).compactMap { row, value -> HTML? in
      if value == 0 { return nil }
      let tall = max(1.5, scale.position(value) * height)
      let inset = min(2, step * 0.12)
      return """
        <rect class="bar \(verdict.rawValue)" x="\(at: x(row.day.number) + inset)" y="\(at: top + height - tall)" \
        width="\(at: max(0.5, step - 2 * inset))" height="\(at: tall)">\
        <title>\(row.day.description): \((row.events[verdict] ?? 0).counting("event")), \(verdict.words)</title></rect>
        """
    }
    let title = verdict.words.prefix(1).uppercased() + verdict.words.dropFirst()
    let none: HTML =
      bars.isEmpty
      ? "<text class=\"dim\" x=\"\(at: DaysChart.left + 8)\" y=\"\(at: top + height / 2)\">none</text>"
      : ""
    return """
      <text class="\(index == 0 ? "bold" : "")" x="\(at: DaysChart.left)" y="\(at: top - 10)">\(title), events a day</text>
      \(silence(top, height))
      \(grid)
      \(bars)\(none)
      \(index == 0 || index == verdicts.count - 1 ? dates(top + height + 17) : [])
      """
  }

  private func silence(_ top: Double, _ height: Double) -> [HTML] {
    let known = Set(rows.map(\.day.number))
    return (first..<first + Int32(count)).filter { !known.contains($0) }.map { day in
      """
      <rect fill="url(#days-hatch)" x="\(at: x(day))" y="\(at: top)" width="\(at: step)" height="\(at: height)">\
      <title>\(Day(number: day).description): no records</title></rect>
      """
    }
  }

  private func dates(_ y: Double) -> [HTML] {
    let every = max(1, Int((92 / step).rounded(.up)))
    // None that would be cut at the edge.
    return stride(from: 0, to: count, by: every).filter { offset in
      x(first + Int32(offset)) + step / 2 + 36 <= DaysChart.width
    }.map { offset in
      let day = first + Int32(offset)
      return """
        <text class="dim middle" x="\(at: x(day) + step / 2)" y="\(at: y)">\(Day(number: day).description)</text>
        """
    }
  }
}
