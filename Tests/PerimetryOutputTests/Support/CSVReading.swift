/// A reader of RFC 4180 written apart from the writer.
enum CSVReading {
  /// `nil` where a quote is out of place.
  static func rows(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var scalars = text.unicodeScalars[...]
    while !scalars.isEmpty {
      var field = ""
      if scalars.first == "\"" {
        scalars.removeFirst()
        while true {
          guard let next = scalars.popFirst() else { return nil }
          if next != "\"" {
            field.unicodeScalars.append(next)
          } else if scalars.first == "\"" {
            scalars.removeFirst()
            field.append("\"")
          } else {
            break
          }
        }
      } else {
        while let next = scalars.first, next != ",", next != "\n" {
          if next == "\"" { return nil }
          field.unicodeScalars.append(next)
          scalars.removeFirst()
        }
      }
      row.append(field)
      guard let end = scalars.popFirst() else { return nil }
      if end == "\n" {
        rows.append(row)
        row = []
      } else if end != "," {
        return nil
      }
    }
    return rows
  }
}
