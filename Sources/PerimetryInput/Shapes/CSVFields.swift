/// The fields of one row of CSV, quotes undone.
struct CSVFields {
  /// All fields, one behind the other.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// Takes a row apart; the memory of the last one is kept.
  mutating func read(_ row: UnsafeBufferPointer<UInt8>, separator: UInt8) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var index = 0
    while true {
      if index < row.count, row[index] == UInt8(ascii: "\"") {
        index = takeQuoted(row, from: index + 1)
      }
      // Behind a closing quote nothing should stand; what does belongs to the field.
      while index < row.count, row[index] != separator {
        bytes.append(row[index])
        index += 1
      }
      ends.append(bytes.count)
      if index >= row.count { return }
      index += 1
    }
  }

  private mutating func takeQuoted(_ row: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < row.count {
      if row[index] == UInt8(ascii: "\"") {
        if index + 1 == row.count || row[index + 1] != UInt8(ascii: "\"") { return index + 1 }
        index += 1
      }
      bytes.append(row[index])
      index += 1
    }
    return index
  }
}
