/// One peer's habit at one resource, and the sums of what was written for it.
struct Conversation {
  /// Sums over the records of one of the two answers a conversation may get.
  struct Sums {
    var records = 0
    var events = 0
    var first = Int.max
    var last = Int.min

    mutating func add(events count: Int, from start: Int, to end: Int) {
      records += 1
      events += count
      first = min(first, start)
      last = max(last, end)
    }

    mutating func merge(_ other: Sums) {
      records += other.records
      events += other.events
      first = min(first, other.first)
      last = max(last, other.last)
    }
  }

  let habit: Habit
  let resource: Int
  let peer: Peer
  /// Which operations of the service it uses: the first and how many.
  let operations: (first: Int, count: Int)
  /// Hours during which it is active.
  let hours: Range<Int>
  var before = Sums()
  var after = Sums()
}
