import PerimetryModel

/// Sums all flows by what was logged and what would be.
struct TotalBook {
  private struct Sum {
    let from: Outcome?
    let to: Ruling.Result
    var events: Int64 = 0
    var peers: Set<Peer> = []
  }

  /// Few: they are looked for one after the other.
  private var sums: [Sum] = []

  mutating func add(_ flow: Flow, from: Outcome?, to: Ruling.Result) {
    let place =
      sums.firstIndex { $0.from == from && $0.to == to } ?? place(of: Sum(from: from, to: to))
    sums[place].events = sums[place].events.addingSaturating(flow.tally.events)
    sums[place].peers.insert(flow.key.peer)
  }

  mutating func add(_ other: TotalBook) {
    for sum in other.sums {
      guard let place = sums.firstIndex(where: { $0.from == sum.from && $0.to == sum.to }) else {
        sums.append(sum)
        continue
      }
      sums[place].events = sums[place].events.addingSaturating(sum.events)
      sums[place].peers.absorb(sum.peers)
    }
  }

  private mutating func place(of new: Sum) -> Int {
    sums.append(new)
    return sums.count - 1
  }

  var totals: [Simulation.Total] {
    sums.map {
      Simulation.Total(from: $0.from, to: $0.to, events: $0.events, peers: $0.peers.count)
    }
    .sorted { (TotalBook.rank($0.from), $0.to) < (TotalBook.rank($1.from), $1.to) }
  }

  private static func rank(_ outcome: Outcome?) -> Int {
    switch outcome {
    case .approved: 0
    case .denied: 1
    case nil: 2
    }
  }
}
