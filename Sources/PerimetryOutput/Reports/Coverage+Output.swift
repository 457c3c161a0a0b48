import PerimetryModel

extension Coverage {
  /// The archive in three lines.
  func summary(filter: FlowFilter) -> Section.Block {
    guard let tally else { return .facts([("Window", "the store holds no record")]) }
    let missing = gaps.reduce(0) { $0 + $1.hours }
    let profiles = Set(resources.flatMap(\.profiles))
    let perimeters = Set(profiles.map(\.perimeter))
    let live = categories.filter { $0.category.known?.isLive ?? false }
    let seen = live.count { $0.tally != nil }
    return .facts([
      (
        "Window",
        Shown.time(tally.firstSeen) + " to " + Shown.time(tally.lastSeen)
          + """
          : \(hoursWithRecords) of \(hoursInWindow, "hour") with records, \(gaps.count, "gap") \
          of \(missing, "hour")
          """
      ),
      (
        "Logged",
        """
        \(tally.events, "event") in \(tally.records, "record") of \(files, "file"); \
        \(resources.count, "resource"), \(profiles.count, "profile"), \
        \(perimeters.count, "perimeter")
        """
      ),
      (
        "Categories",
        "\(seen) of \(live.count) live ones seen; " + Prose.joined(blockerWords(filter), by: ", ")
          + silentResources
      ),
    ])
  }

  private func blockerWords(_ filter: FlowFilter) -> [Prose] {
    let silence = Silence(coverage: self, filter: filter)
    return silence.directions.map { direction in
      silence.blind.contains(direction)
        ? Prose("\(direction.rawValue) blockers: cannot tell", tone: .unclear)
        : "\(direction.rawValue) blockers: their category is there"
    }
  }

  /// How many resources never logged a category that shows blockers.
  private var silentResources: Prose {
    let silent = resources.count { $0.blockerDirections.isEmpty }
    if silent == 0 { return "" }
    return Prose(
      """
      ; \(silent.grouped) of \(resources.count.counting("resource")) never logged one: cannot \
      tell
      """,
      tone: .unclear)
  }

  var categoryTable: DisplayTable {
    DisplayTable(
      columns: [
        .init("Category", .key), .init("Direction", .label, expendable: 3),
        .init("Under enforcement"),
        .init("Events", .number), .init("Records", .number, expendable: 2),
        .init("Resources", .number, expendable: 1),
        .init("Last seen", .label),
      ],
      rows: categories.map { category in
        let known = category.category.known
        let head = [
          Prose(category.category.name), Prose(known?.direction.rawValue ?? "-"),
          Shown.verdict(known?.verdict ?? .unknown),
        ]
        guard let tally = category.tally else {
          return head + ["-", "-", "-", Prose("never", tone: .unclear)]
        }
        return head + [
          "\(tally.events)", "\(tally.records)", "\(category.resources)",
          "\(tally.lastSeen.day.description)",
        ]
      })
  }

  var resourceTable: DisplayTable {
    DisplayTable(
      columns: [
        .init("Resource", .key), .init("Profiles"), .init("Events", .number),
        .init("Days", .number, expendable: 1), .init("First seen", .label, expendable: 2),
        .init("Last seen", .label),
        .init("Blocker category"),
      ],
      rows: resources.prefix(Shown.rows).map { resource in
        [
          Shown.resource(resource.resource),
          Prose.joined(resource.profiles.map(Shown.profile), by: ", "),
          "\(resource.tally.events)", "\(resource.tally.days.count)",
          "\(resource.tally.firstSeen.day.description)",
          "\(resource.tally.lastSeen.day.description)",
          Prose.joined(resource.blockerWords, by: ", "),
        ]
      }, total: resources.count)
  }

  /// A row a category, a resource and a gap: what `subject` says.
  var table: DataTable {
    DataTable(
      columns: [
        "subject", "name", "direction", "verdict", "profiles", "categories", "resources", "hours",
      ] + Tally.columns
    ) {
      let ofCategories = categories.map { category -> [Cell] in
        [
          .text("category"), .text(category.category.name),
          Cell(category.category.known?.direction.rawValue),
          .text((category.category.known?.verdict ?? .unknown).rawValue), .none, .none,
          Cell(category.resources), .none,
        ] + (category.tally?.cells ?? Tally.noCells)
      }
      let ofResources = resources.map { resource -> [Cell] in
        [
          .text("resource"), .text(resource.resource.text), .none, .none,
          .list(resource.profiles.map(\.path)), .list(resource.categories.map(\.name)), .none,
          .none,
        ] + resource.tally.cells
      }
      let ofGaps = gaps.map { gap -> [Cell] in
        [
          .text("gap"), .none, .none, .none, .none, .none, .none, Cell(gap.hours), .none, .none,
          .time(gap.start), .time(gap.end), .none,
        ]
      }
      return ofCategories + ofResources + ofGaps
    }
  }
}

extension Coverage.Resource {
  /// The directions in which this resource logged the category that shows blockers.
  fileprivate var blockerWords: [Prose] {
    blockerDirections.isEmpty
      ? [Prose("cannot tell", tone: .unclear)] : blockerDirections.map { Prose($0.rawValue) }
  }

  fileprivate var blockerDirections: [Direction] {
    Direction.allCases.filter { categories.contains(.known($0.blockerCategory)) }
  }
}

extension ProfileKey {
  /// The perimeter's id and the profile's name as one path.
  var path: String { perimeter.text.isEmpty ? name : "\(perimeter.text)/profiles/\(name)" }
}
