import PerimetryModel

/// What is known of perimeters whatever a report looks at: on which days they logged, which categories of blockers they
/// logged by then, and whom they know. Diagnostic settings are the perimeter's, not the resource's.
struct PerimeterSight: Sendable {
  private var daysLogged: [ResourceID: DaySet] = [:]
  /// The first day on which a perimeter logged a category of blockers.
  private var directions: [ResourceID: [Direction: Day]] = [:]
  /// The last day of the same.
  private var lastDays: [ResourceID: [Direction: Day]] = [:]
  private var firstDays: [Place: Day] = [:]
  private var profileFirstDays: [ProfileKey: Day] = [:]
  private var callers: [ResourceID: ProfileKey] = [:]
  /// Every resource that ever logged, by the profile it did in.
  private(set) var places: Set<Place> = []

  /// - Parameters:
  ///   - history: every flow. Linear.
  ///   - since: days before this moment's are not looked at; nor, with `until`, those after.
  init(_ history: [Flow], since: Timestamp?, until: Timestamp?) {
    let first = since?.day ?? Day(number: .min)
    for run in history.runs(by: \.key) {
      let key = history[run.lowerBound].key
      let perimeter = key.profile.perimeter
      places.insert(Place(key))
      var days = DaySet()
      for index in run { days.formUnion(history[index].tally.days) }
      for member in history[run].lazy.compactMap({ PerimeterSight.member(of: $0.key) })
      where callers[member] != nil || (member.isWellFormed && member.isOnboarded) {
        callers[member] = ProfileKey(perimeter: perimeter, name: "")
      }
      // What was logged before the window shows that the setting exports it; what comes after says nothing of the window.
      let known = days.days.filter { day in until.map { day.start < $0 } ?? true }
      if let category = key.category.known, category.verdict == .wouldBeDenied,
        let day = known.first, let last = known.last
      {
        let later = lastDays[perimeter]?[category.direction] ?? last
        lastDays[perimeter, default: [:]][category.direction] = max(later, last)
        let earlier = directions[perimeter]?[category.direction] ?? day
        directions[perimeter, default: [:]][category.direction] = min(earlier, day)
      }
      let chosen = known.filter { $0 >= first }
      guard let earliest = chosen.first else { continue }
      daysLogged[perimeter, default: DaySet()].formUnion(DaySet(ascending: chosen))
      firstDays[Place(key)] = min(firstDays[Place(key)] ?? earliest, earliest)
      profileFirstDays[key.profile] = min(profileFirstDays[key.profile] ?? earliest, earliest)
    }
  }

  /// Days on which any resource of the perimeter logged, ascending.
  func days(in perimeter: ResourceID, since first: Day?) -> [Day] {
    guard let first else { return [] }
    return (daysLogged[perimeter]?.days ?? []).filter { $0 >= first }
  }

  /// On which day somebody was last let through whom enforcement would deny, by direction.
  func lastBlockers(in perimeter: ResourceID) -> [Direction: Day] { lastDays[perimeter] ?? [:] }

  func seen(in perimeter: ResourceID) -> Set<Direction> {
    Set((directions[perimeter] ?? [:]).keys)
  }

  /// The first day from which on the silence of a resource means anything in all of these directions: a setting that was
  /// switched on late shows nothing of the days before. `nil` where none of them was seen.
  func watchedSince(in perimeter: ResourceID, _ wanted: [Direction]) -> Day? {
    wanted.compactMap { directions[perimeter]?[$0] }.max()
  }

  func firstDay(of place: Place) -> Day? { firstDays[place] }

  func firstDay(of profile: ProfileKey) -> Day? { profileFirstDays[profile] }

  /// Resources that records of others name as members, in the order of their ids.
  var members: [KnownResource] {
    callers.sorted { $0.key < $1.key }.map {
      KnownResource(resource: $0.key, profile: $0.value, source: .traffic)
    }
  }

  /// A caller from within the perimeter, or the destination of a call within, of whatever type. An attempt may also have
  /// been for a linked perimeter: the log does not say.
  private static func member(of key: FlowKey) -> ResourceID? {
    let id: ResourceID?
    switch key.category.known {
    case .intraPerimeterInboundAllowed:
      if case .resource(let caller) = key.peer { id = caller } else { id = key.sourceResource }
    case .intraPerimeterOutboundAllowed, .outboundAttempt:
      if case .resource(let destination) = key.peer { id = destination } else { id = nil }
    default: id = nil
    }
    return id
  }
}
