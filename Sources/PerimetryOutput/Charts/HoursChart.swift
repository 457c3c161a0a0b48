import PerimetryModel

/// The map of the coverage as SVG: a row a category of a resource, a column an hour or a day. The more events, the taller and
/// stronger the cell; where there are no records it is hatched, and crossed where the whole perimeter is silent.
struct HoursChart {
  private let map: HoursMap
  private let names: ResourceNames

  private static let width = 1000.0
  private static let left = 262.0
  private static let right = 988.0
  private static let row = 18.0
  private static let head = 24.0
  private static let legend = 64.0

  init(_ map: HoursMap, names: ResourceNames) {
    self.map = map
    self.names = names
  }

  var html: HTML {
    var y = HoursChart.legend
    var lines: [HTML] = []
    for (index, row) in map.rows.enumerated() {
      if index == 0 || map.rows[index - 1].resource != row.resource
        || map.rows[index - 1].perimeter != row.perimeter
      {
        lines.append(heading(row, y + 16))
        y += HoursChart.head
      }
      lines.append(strip(row, y))
      y += HoursChart.row
    }
    let height = y + 26
    return """
      <div class="chart" role="group" tabindex="0" aria-label="Map of the coverage, scrolls sideways">
      <svg role="img" aria-labelledby="map-title map-desc" viewBox="0 0 \(at: HoursChart.width) \(at: height)" \
      width="\(at: HoursChart.width)" height="\(at: height)">
      <title id="map-title">Records by \(map.unit.words), category and resource</title>
      <desc id="map-desc">\(description)</desc>
      <defs>
      <pattern id="map-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <path class="hatch" d="M0 0V7"/></pattern>
      <pattern id="map-cross" width="6" height="6" patternUnits="userSpaceOnUse">\
      <path class="cross" d="M0 0L6 6M6 0L0 6"/></pattern>
      </defs>
      \(key)
      \(lines)
      \(columns(y + 16))
      </svg>
      </div>
      """
  }

  private var description: String {
    let full = map.rows.count { $0.events.count == map.count }
    let silent = map.rows.count { $0.events.isEmpty }
    return "\(map.count.counting(map.unit.words)) from \(map.name(of: 0)) to "
      + "\(map.name(of: map.count - 1)) (UTC). Of \(map.rows.count.counting("row")), \(full.grouped) have records in "
      + "every \(map.unit.words), \(silent.grouped) in none. The table below has the figures."
  }

  private var step: Double { (HoursChart.right - HoursChart.left) / Double(map.count) }

  private func heading(_ row: HoursMap.Row, _ y: Double) -> HTML {
    // Categories that a perimeter never logged have no resource, records may lack one.
    let unnamed = row.hours == 0 ? "Never logged" : "(no resource)"
    let name = row.resource.text.isEmpty ? unnamed : names.shown(row.resource).plain
    let place = row.perimeter.text.isEmpty ? "" : " in \(row.perimeter.name)"
    return "<text class=\"bold\" x=\"4\" y=\"\(at: y)\">\((name + place).shortened(to: 90))</text>"
  }

  private func strip(_ row: HoursMap.Row, _ y: Double) -> HTML {
    let label =
      row.category.name.hasPrefix("Nsp") ? row.category.name.dropFirst(3) : row.category.name[...]
    let box = HoursChart.row - 3
    let isHeard = map.heard[row.perimeter] ?? []
    let levels = (1...HoursChart.levels).map { level -> HTML in
      let wanted = Set(row.events.filter { HoursChart.level($0.value) == level }.keys)
      let tall = box * Double(level) / Double(HoursChart.levels)
      return cells(wanted, y + box - tall, tall, "class=\"level\(level)\"")
    }
    let quiet = isHeard.subtracting(row.events.keys)
    let silent = Set(0..<map.count).subtracting(isHeard)
    return """
      <g><title>\(row.category.name): records in \(row.hours.counting("hour")), \(row.total.counting("event"))</title>\
      <text class="dim end" x="\(at: HoursChart.left - 8)" y="\(at: y + 12)">\(String(label).shortened(to: 38))</text>\
      \(cells(quiet, y, box, "fill=\"url(#map-hatch)\""))\(cells(silent, y, box, "fill=\"url(#map-cross)\""))\
      \(HTML.joined(levels, by: ""))\
      <rect class="frame" x="\(at: HoursChart.left)" y="\(at: y)" width="\(at: HoursChart.right - HoursChart.left)" \
      height="\(at: box)"/></g>
      """
  }

  /// Columns side by side in one stroke.
  private func cells(_ columns: Set<Int>, _ y: Double, _ height: Double, _ look: HTML) -> HTML {
    var path: HTML = ""
    var rest = columns.sorted()[...]
    while let first = rest.popFirst() {
      var last = first
      while let next = rest.first, next == last + 1 { last = rest.removeFirst() }
      let (x, end) = (
        HoursChart.left + Double(first) * step, HoursChart.left + Double(last + 1) * step
      )
      path = path + "M\(at: x) \(at: y)H\(at: end)V\(at: y + height)H\(at: x)Z"
    }
    return columns.isEmpty ? "" : "<path \(look) d=\"\(path)\"/>"
  }

  private static let levels = 4

  /// By powers of ten.
  private static func level(_ events: Int64) -> Int {
    events < 10 ? 1 : events < 100 ? 2 : events < 1000 ? 3 : 4
  }

  private var key: [HTML] {
    let words = ["1 to 9", "10 to 99", "100 to 999", "1,000 and more events"]
    let shades = words.enumerated().map { index, text -> HTML in
      let tall = 15.0 * Double(index + 1) / Double(HoursChart.levels)
      let x = 4 + 124 * Double(index)
      return """
        <rect class="level\(index + 1)" x="\(at: x)" y="\(at: 19 - tall)" width="22" height="\(at: tall)"/>\
        <rect class="frame" x="\(at: x)" y="4" width="22" height="15"/>\
        <text x="\(at: x + 29)" y="16">\(text)</text>
        """
    }
    let absences = [
      ("map-hatch", "no record of this category and resource", 4.0),
      ("map-cross", "no record of the whole perimeter", 304.0),
    ].map { pattern, text, x -> HTML in
      """
      <rect fill="url(#\(pattern))" x="\(at: x)" y="29" width="22" height="15"/>\
      <rect class="frame" x="\(at: x)" y="29" width="22" height="15"/>\
      <text x="\(at: x + 29)" y="41">\(text)</text>
      """
    }
    return shades + absences
  }

  private func columns(_ y: Double) -> [HTML] {
    let each = map.unit == .hour ? 24 : 1
    // Hours are named at midnight.
    let first = map.unit == .hour ? Int((24 - map.start % 24) % 24) : 0
    let every = max(1, Int((86 / (step * Double(each))).rounded(.up))) * each
    return stride(from: first, to: map.count, by: every).map { column in
      let x = HoursChart.left + Double(column) * step
      let isLate = x > HoursChart.right - 74
      let day = Day(number: Int32(clamping: (map.start + Int64(column)) * map.unit.rawValue / 24))
      return """
        <path class="axis" d="M\(at: x) \(at: y - 16)v5"/>\
        <text class="dim\(isLate ? " end" : "")" x="\(at: isLate ? HoursChart.right : x)" y="\(at: y)">\
        \(day.description)</text>
        """
    }
  }
}
