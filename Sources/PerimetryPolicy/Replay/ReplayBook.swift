import PerimetryModel

/// What a replay gathers of some of the flows. What two gathered is joined.
struct ReplayBook {
  /// By profile; those of which rules were given.
  let judges: [ProfileKey: Judge]
  var changes = ChangeBook()
  var totals = TotalBook()
  /// Of the same profiles.
  var uses: [ProfileKey: UseBook]

  init(_ judges: [ProfileKey: Judge]) {
    self.judges = judges
    uses = judges.mapValues { UseBook($0.index) }
  }

  /// What is told of all of it.
  /// - Parameter books: of the same judges, and none with changes at a resource that another has some at.
  static func joined(
    _ books: consuming [ReplayBook]
  ) -> (changes: [Simulation.Change], totals: TotalBook, uses: [ProfileKey: UseBook]) {
    let judges = books.first?.judges ?? [:]
    let wanted = Set(books.lazy.flatMap(\.changes.profilesInWant))
    var (changes, more) = (ChangeBook(), books.map(\.changes))
    var (totals, uses) = (TotalBook(), [ProfileKey: UseBook]())
    var others = books.map { ($0.totals, $0.uses) }
    // Taken out of the books one after the other, so that the first is added to where it stands.
    books = []
    var order: [Int32] = []
    var neighbours: [ProfileKey: RuleIndex.Neighbours] = [:]
    TwoCores.run(
      {
        while !more.isEmpty { changes.append(more.removeFirst()) }
        order = changes.order
      },
      {
        for profile in wanted { neighbours[profile] = judges[profile]?.index.neighbours }
        while !others.isEmpty {
          let (moreTotals, moreUses) = others.removeFirst()
          totals.add(moreTotals)
          for (profile, use) in moreUses {
            if uses[profile] == nil { uses[profile] = use } else { uses[profile]?.add(use) }
          }
        }
      })
    let (all, near) = (changes, neighbours)
    let made = TwoCores.array(count: order.count) { _ in
      { place in all.change(at: order[place]) { near[$0]?.nearest(to: $1) } }
    }
    return (made, totals, uses)
  }
}
