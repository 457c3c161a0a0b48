/// Values by the id of their text: each is made once, and has a number by which it is compared and sorted from then on.
struct ValueTable<Value: Comparable> {
  /// In the order of their numbers.
  private(set) var values: [Value] = []
  /// Numbers plus one, by id and kind, of which ids are dense; 0 where none was made.
  private var numbers: [Int32] = []
  private let kinds: Int

  /// - Parameter kinds: how many values one text may be.
  init(kinds: Int = 1) { self.kinds = kinds }

  /// The number of the value of an id; `nil` where none was made.
  @inline(__always)
  func known(_ id: Int64, kind: Int = 0) -> Int32? {
    let index = Int(id) * kinds + kind
    return index < numbers.count && numbers[index] > 0 ? numbers[index] - 1 : nil
  }

  /// The number of the value of an id, made where it is new.
  mutating func number(of id: Int64, kind: Int = 0, make: () throws -> Value) rethrows -> Int32 {
    if let known = known(id, kind: kind) { return known }
    let index = Int(id) * kinds + kind
    values.append(try make())
    if index >= numbers.count {
      numbers += Array(repeating: 0, count: max(index + 1, 2 * numbers.count) - numbers.count)
    }
    numbers[index] = Int32(values.count)
    return numbers[index] - 1
  }

  /// By number: the place of each value among all, from 1. Equal values share theirs.
  var ranks: [Int32] {
    let order = values.enumerated().map { (value: $1, number: $0) }
      .sortedOnTwoCores { $0.value < $1.value }
    var ranks = [Int32](repeating: 0, count: values.count)
    var rank: Int32 = 0
    for (position, entry) in order.enumerated() {
      if position == 0 || order[position - 1].value != entry.value { rank += 1 }
      ranks[entry.number] = rank
    }
    return ranks
  }
}
