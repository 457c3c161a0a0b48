import PerimetryModel

/// Sums all flows by what was logged and what would be.
struct TotalBook {
  private struct Key: Hashable {
    var from: Outcome?
    var to: Ruling.Result
  }

  private struct Sum {
    var events: Int64 = 0
    var peers: Set<Peer> = []

    mutating func add(_ flow: Flow) {
      events = events.addingSaturating(flow.tally.events)
      peers.insert(flow.key.peer)
    }
  }

  private var sums: [Key: Sum] = [:]

  mutating func add(_ flow: Flow, from: Outcome?, to: Ruling.Result) {
    sums[Key(from: from, to: to), default: Sum()].add(flow)
  }

  var totals: [Simulation.Total] {
    sums.map {
      Simulation.Total(
        from: $0.key.from, to: $0.key.to, events: $0.value.events, peers: $0.value.peers.count)
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
